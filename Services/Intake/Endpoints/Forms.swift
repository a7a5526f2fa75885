import Contracts
import Policy
import ServiceKit
import Storage

/// What the desk fills in. A form is one row here; its fields are those of what its route takes.
extension Intake {
  static let forms = [
    OfferedForm(
      "service-user", "Register a person", "/service-users",
      ["notTheSameAs": "people already known are likely to be this one"]),
    OfferedForm("contact", "Record a contact", "/contacts", takesFiles: true, caller),
    OfferedForm(
      "held-call", "Log a call that was held", "/held-calls", takesFiles: true,
      caller.merging([
        "endedBecause": "staff ended the call", "behaviours": "staff ended the call",
      ]) { $1 }),
    OfferedForm("ended-call", "Log a call that was ended", "/ended-calls", takesFiles: true, caller),
    OfferedForm(
      "incident", "Log an incident", "/incidents", takesFiles: true, ["contacts": "a behaviour consists of many contacts"]),
    OfferedForm("report", "Report incidents to the managers", "/reports", takesFiles: true),
    OfferedForm(
      "adjustment-request", "Take down a request for a reasonable adjustment", "/adjustment-requests", takesFiles: true),
    OfferedForm("matter", "Open a matter", "/matters", takesFiles: true),
    OfferedForm("matter-closed", "Close a matter, or decide it", of: "/matters", "steps"),
    OfferedForm("filed-item", "Put what is read and filed in the queue of its reader", "/filed-items", takesFiles: true),
    OfferedForm(
      "filed-item-outcome", "Say what came of reading what was filed", of: "/filed-items", "outcome",
      ["kind": "the outcome opens a matter", "type": "the outcome opens a matter"]),
  ]

  private static let caller = ["serviceUser": "the caller is identified", "caller": "the caller is not identified"]

  /// The codes of the policy that forms choose from, the lists that records are found in, and the body's clock.
  var formPolicy: FormPolicy {
    FormPolicy(
      options: { form in
        let view = pack.wire
        let endingCalls = Set(view.headings.filter(\.endsCalls).map(\.code))
        let behaviours =
          Self.ofCalls.contains(form.name) ? view.behaviours.filter { endingCalls.contains($0.heading) } : view.behaviours
        return [
          "step": Self.closing, "organisation": view.organisations.map { PolicyChoice(code: $0.code, words: $0.name) },
          "type": view.matterTypes.map { PolicyChoice(code: $0.code, words: $0.words) },
          "behaviours": behaviours.map { PolicyChoice(code: $0.code, words: $0.words) },
        ]
      },
      records: [
        "serviceUser": "/service-users", "reporter": "/service-users", "notTheSameAs": "/service-users",
        "incidents": "/incidents", "contacts": "/contacts",
        "contact": "/contacts",
      ], changes: changes, moment: { pack.zone.instant(of: $0, minute: $1) }, files: formFiles)
  }

  /// The steps that close a matter, or come before that; a review is opened elsewhere.
  private static let closing = [
    PolicyChoice(code: MatterStep.decide.rawValue, words: "It is decided, or answered"),
    PolicyChoice(code: MatterStep.exhaustReview.rawValue, words: "Its review is decided"),
    PolicyChoice(code: MatterStep.finalise.rawValue, words: "It is final: nothing more will be done"),
  ]

  /// What has changed in a record since the version that was seen of it.
  private func changes(of form: OfferedForm, since seen: RecordVersion, in reader: Reader) throws -> [FieldChange] {
    switch form.record {
    case "/matters": return try changes(of: Matter.self, "matter/\(seen.record)", since: seen.version, in: reader)
    case "/filed-items": return try changes(of: FiledItem.self, "filed-item/\(seen.record)", since: seen.version, in: reader)
    case let other: preconditionFailure("what changed in a record of \(other ?? "no list") is told by no one")
    }
  }

  private func changes<Record: Encodable>(
    of type: Record.Type, _ stream: String, since version: Int, in reader: Reader
  ) throws -> [FieldChange] {
    let entries = try journal.entries(of: stream, in: reader)
    guard let seen = entries.first(where: { $0.version == version }), let last = entries.last else { return [] }
    return FieldChange.between(
      try FieldChange.members(of: try seen.record(type)), try FieldChange.members(of: try last.record(type)))
  }

  /// Evidence that comes with the record that it belongs to.
  private var formFiles: FormFiles {
    FormFiles(EvidenceVault.several, describedBy: "filesDescribed", addedAt: "/evidence") { files in
      EvidenceVault.faults(files, in: EvidenceVault.several)
    } keep: { files, description, exchange in
      try refuseBeyondLimits(files, exchange, of: nil)
      let kept = try files.map(evidence.keep)
      return { response, tx in
        guard let owner = response.header("Location").flatMap({ EvidenceOwnerReference(path: $0) }) else {
          throw Problem.notFound
        }
        _ = try receive(kept, of: owner, description, exchange, in: tx)
      }
    }
  }

  /// Forms that take only behaviours over which calls are ended.
  private static let ofCalls: Set = ["held-call", "ended-call"]
}
