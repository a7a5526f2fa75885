import Contracts
import Policy
import Storage

/// What staff must know of whom a contact may be from, besides any plan: that the person has died, that their data may only be stored,
/// or that somebody acts for somebody else.
struct ContactNotes {
  /// In sentences.
  let sentences: [String]

  /// - Parameter known: whether the organisation that is contacted may know of that record.
  init(
    of person: PersonRecognition, _ reached: ReachedPeople, _ given: GivenDetails, _ question: ContactQuestion,
    under pack: PolicyPack, in reader: Reader, known: (Identifier) throws -> Bool
  ) throws {
    var sentences: [String] = []
    for id in person.reached.prefix(Self.most) {
      let record = reached[id]
      let isAlone = record?.isMerged == false
      let requests = isAlone ? record?.restrictedBy : try ServiceUserStore.restriction(of: id, in: reader)
      let died = isAlone ? record?.diedAt : try ServiceUserStore.death(of: id, in: reader)
      guard requests != nil || died != nil else { continue }
      let name = try record?.candidate.names[0] ?? ServiceUserStore.candidate(id, in: reader)?.names[0] ?? ""
      if let requests {
        let references = requests.replacing(" ", with: ", ")
        let keepers = pack.words(anyOf: pack.officeTitles.filter { $0.may.contains(.keepRecords) }.map(\.office))
        sentences.append(
          "\(name) asked that their data is only stored (\(references)): ask \(keepers) before you use it for more than this contact."
        )
      }
      guard let moment = died else { continue }
      sentences.append(
        "\(name)'s death was confirmed on \(pack.zone.day(of: moment).words): this is somebody else, or a mistake to report.")
    }
    let points =
      given.telephones.map { (ContactPointKind.telephone, $0) } + given.emails.map { (ContactPointKind.email, $0) }
    for (kind, key) in points {
      for (id, position) in try RepresentativeStore.represented(at: kind, key, in: reader).prefix(Self.most) where try known(id) {
        guard let represented = try ServiceUserStore.find(id, in: reader),
          let all = represented.representatives, all.indices.contains(position)
        else { continue }
        let words = Self.words(all[position], for: represented, on: pack.zone.day(of: question.at))
        if !sentences.contains(words) { sentences.append(words) }
      }
    }
    self.sentences = sentences
  }

  /// As many as can be read with somebody on the line.
  private static let most = 5

  private static func words(_ one: Representative, for person: ServiceUser, on today: Day) -> String {
    let who = "\(person.name) (\(person.reference))"
    if today < one.from {
      return "\(one.name) does not act for \(who) yet: their authority begins on \(one.from.words)."
    }
    if let until = one.until, until < today {
      return "\(one.name) no longer acts for \(who): their authority ended on \(until.words). Ask for what shows a new one."
    }
    let end = one.until.map { "until \($0.words)" } ?? "with no end known"
    let scope = one.scope.hasSuffix(".") ? String(one.scope.dropLast()) : one.scope
    return "\(one.name) acts for \(who) \(one.kind.words), \(end): \(scope). "
      + "What binds \(person.name) does not bind them."
  }
}
