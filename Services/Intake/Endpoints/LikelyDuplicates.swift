import Contracts
import Policy
import ServiceKit
import Storage

/// People already known who are likely to be one who is about to be registered, or who may be somebody asked for by name.
extension Intake {
  /// Refuses a second record of a person who is known already: each likely one is named, and the same request that says it is not the same person
  /// is let through.
  func refuseLikelyDuplicates(
    of person: ServiceUser, otherThan ruledOut: [Identifier], _ exchange: Exchange, in tx: Transaction
  ) throws {
    let likely = try likelyDuplicates(of: person, exchange, in: tx).filter { !ruledOut.contains($0.serviceUser) }
    try refuse(
      likely.map { one in
        FieldProblem(
          field: "notTheSameAs", code: "likelyDuplicate",
          detail: "\(one.name), \(one.reference) (\(one.serviceUser)), is known already: \(one.reasons.joined(separator: ", ")). "
            + "Use that record, or say with its identifier that this is somebody else.")
      })
  }

  func serviceUserMatches(_ exchange: Exchange, _ query: Listed<ServiceUserFilter>) throws -> Reply {
    // There is never another page, but a place that is none is refused as in every list.
    _ = try span(query.terms)
    let asked = query.filter
    let person = ServiceUser(
      id: identifiers.next(), reference: "", version: 0, name: asked.name ?? "", organisation: "",
      telephoneNumbers: asked.telephone.map { pack.telephones.read($0).keys } ?? [],
      emailAddresses: asked.email.map { MailReader.read($0).keys } ?? [], postalAddress: nil, registeredAt: exchange.now)
    let found = try database.read { reader in try matches(with: person, exchange, in: reader) }
    return .now(.json(Page(items: found.prefix(50).map(\.candidate), next: nil)))
  }

  private func likelyDuplicates(of person: ServiceUser, _ exchange: Exchange, in reader: Reader) throws -> [ContactCandidate] {
    // More than staff can look at are no help: many people have the commonest names.
    try matches(with: person, exchange, in: reader).filter(\.isLikely).prefix(10).map(\.candidate)
  }

  /// Somebody on record who may be the person.
  private struct Known {
    let candidate: ContactCandidate
    /// Whether so much speaks for it that a second record is not made without a word.
    let isLikely: Bool
  }

  /// Everyone who has one of the numbers or addresses, or a name like that, as far as the one who asks may see them; the likeliest first.
  private func matches(with person: ServiceUser, _ exchange: Exchange, in reader: Reader) throws -> [Known] {
    let names = person.names
    var reasons: [Identifier: [String]] = [:]
    var order: [Identifier] = []
    func add(_ id: Identifier, _ reason: String) {
      if reasons[id] == nil { order.append(id) }
      if !(reasons[id] ?? []).contains(reason) { reasons[id, default: []].append(reason) }
    }
    var sharing: Set<Identifier> = []
    for (kind, keys, words) in [
      (ContactPointKind.telephone, person.telephoneNumbers, "the same telephone number"),
      (.email, person.emailAddresses, "the same e-mail address"),
    ] {
      for key in keys {
        for one in try ServiceUserStore.people(at: kind, key, in: reader) {
          add(one.candidate.id, words)
          sharing.insert(one.candidate.id)
        }
      }
    }
    var degrees: [Identifier: NameMatch.Degree] = [:]
    if !names.isNoName {
      for hit in try PersonWords.people(named: names, isPlanned: false, in: reader) {
        add(hit.id, hit.match.reason)
        degrees[hit.id] = hit.match.degree
      }
    }
    var found: [Known] = []
    for id in order.sorted(by: { rank($0, sharing, degrees) < rank($1, sharing, degrees) }) where found.count < 50 {
      guard let one = try ServiceUserStore.find(id, in: reader), exchange.actor.sees(one.organisation) else { continue }
      let degree = degrees[id] ?? (names.isNoName ? nil : names.match(one.names)?.degree)
      let candidate = ContactCandidate(
        serviceUser: id, reference: one.reference, name: one.name, reasons: reasons[id] ?? [],
        tellApart: ContactCandidates.details(of: one), adjustments: one.adjustments ?? [])
      let isLikely = degree == .same || (sharing.contains(id) && (degree.map { $0 < .relative } ?? false))
      found.append(Known(candidate: candidate, isLikely: isLikely))
    }
    return found
  }

  private func rank(_ id: Identifier, _ sharing: Set<Identifier>, _ degrees: [Identifier: NameMatch.Degree]) -> Int {
    (sharing.contains(id) ? 0 : 10) + (degrees[id]?.rawValue ?? 5)
  }
}
