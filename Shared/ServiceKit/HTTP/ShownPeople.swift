package import Contracts
private import Synchronization

/// Whom an answer shows, for the log of who looked: those that its handler names, and those that its JSON does.
package final class ShownPeople: Sendable {
  private let named = Mutex<Set<Identifier>>([])

  /// Says that the answer shows those people; for answers that are no JSON, or that name a person by `id`.
  package func insert(_ people: some Sequence<Identifier>) { named.withLock { $0.formUnion(people) } }

  /// Everyone whom that answer shows.
  func all(in response: Response) -> Set<Identifier> {
    let known = named.withLock { $0 }
    guard response.header("Content-Type") == "application/json" else { return known }
    return known.union(Self.people(in: response.body))
  }

  /// The members of JSON that name a person.
  private static let members = ["serviceUser", "kept", "merged"].map { Array("\"\($0)\":\"".utf8) }
  private static let length = 36

  private static func people(in json: [UInt8]) -> Set<Identifier> {
    var found: Set<Identifier> = []
    var place = 0
    while let quote = json[place...].firstIndex(of: UInt8(ascii: "\"")) {
      place = quote + 1
      for member in members where json[quote...].starts(with: member) {
        let value = json[(quote + member.count)...].prefix(length)
        if let id = Identifier(String(decoding: value, as: UTF8.self)) { found.insert(id) }
      }
    }
    return found
  }
}

/// One answer, or refusal, to someone who looked.
package struct Looked: Sendable {
  /// Who.
  package let actor: Actor
  /// In which of their offices.
  package let office: Office
  /// What was asked.
  package let request: Request
  /// The template of its route.
  package let route: String
  /// The status of the answer.
  package let status: Int
  /// The record that the path names.
  package let record: Identifier?
  /// Everyone whom the answer shows.
  package let people: Set<Identifier>
  /// When it was asked.
  package let at: Instant

  /// Nil for an answer that shows and refuses nothing.
  init?(
    _ response: Response, to request: Request, of route: Route, by admission: Admission, showing shown: ShownPeople, at: Instant
  ) {
    let isRefused = [403, 404, 410].contains(response.status)
    guard response.status == 200 || isRefused else { return nil }
    let record = admission.parameters.lazy.compactMap { Identifier($0.value) }.first
    var people = isRefused ? [] : shown.all(in: response)
    if !isRefused, let record, route.path.hasPrefix("/service-users/{id}") { people.insert(record) }
    self.init(
      actor: admission.actor, office: admission.office, request: request, route: route.path, status: response.status,
      record: record, people: people, at: at)
  }

  /// Every field by name.
  package init(
    actor: Actor, office: Office, request: Request, route: String, status: Int, record: Identifier?, people: Set<Identifier>,
    at: Instant
  ) {
    (self.actor, self.office, self.request, self.route) = (actor, office, request, route)
    (self.status, self.record, self.people, self.at) = (status, record, people, at)
  }
}

/// What keeps who looked at whose data.
package protocol LookKeeper: Sendable {
  /// Logs it, and then says whether that is on disk; says so at once where there is nothing to log.
  func note(_ looked: Looked, then: @escaping @Sendable (Bool) -> Void)
}
