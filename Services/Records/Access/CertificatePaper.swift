import Contracts
import Formats
import Policy

extension DisposalCertificate {
  /// The certificate as a paper to be kept; it says nothing of a person.
  ///
  /// - Parameter organisation: what the pack calls it.
  func paper(organisation: String, in zone: BodyZone) -> Paper {
    Paper(
      title: "Certificate of destruction", reference: disposal.text, dated: zone.day(of: completedAt),
      introduction: [
        "Every service has destroyed what it had of the records of \(organisation) that are counted here.",
        "They were kept under \(policy.id) \(policy.version), paragraph \(paragraph), for as long as that says.",
      ],
      sections: [
        PaperSection(
          "What was destroyed",
          [.pairs(classes.map { PaperPair($0.title, [.text($0.aggregates == 1 ? "1 record" : "\($0.aggregates) records")]) })]),
        PaperSection(
          "By whose word",
          [
            .pairs([
              PaperPair("Proposed by", [.text(proposedBy)]), PaperPair("Approved by", [.text(approvedBy)]),
              PaperPair("Services told", [.text(zone.moment(orderedAt))]),
              PaperPair("Last service done", [.text(zone.moment(completedAt))]),
            ])
          ]),
        PaperSection(
          "What each service destroyed",
          [.text("The hash is that of the service's last event about it, up to which its journal proves what is said here.")]
            + services.flatMap { done -> [PaperBlock] in
              [
                .heading(done.service),
                .pairs([
                  PaperPair("Streams emptied", [.text(String(done.streams))]), PaperPair("Events", [.text(String(done.events))]),
                  PaperPair("Files removed", [.text(String(done.files))]), PaperPair("Hash", [.text(done.hash)]),
                ]),
              ]
            }),
      ])
  }
}
