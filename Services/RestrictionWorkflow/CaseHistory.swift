import Contracts
import Policy
import ServiceKit
import Storage

/// What happened in a case, from the journal.
struct CaseHistory {
  let events: [CaseEvent]
  /// What the first event says besides the policy's facts.
  let origin: CaseOrigin
  /// The same, as the journal has it.
  let entries: [JournalEntry]

  /// The number of the last event.
  var version: Int { entries.last?.version ?? 0 }

  /// Nil when there is no such case; throws `JournalError.disposed` when it was destroyed.
  init?(_ id: Identifier, _ journal: Journal, in reader: Reader) throws {
    entries = try journal.entries(of: RestrictionWorkflow.stream(id), in: reader)
    guard let first = entries.first else { return nil }
    let opened = try first.decode(CaseOpened.self)
    origin = CaseOrigin(
      reference: opened.reference, report: opened.report, concern: opened.concern, serviceUser: opened.serviceUser)
    events = try entries.map { entry in
      // The first event is the largest, and has already been read.
      let fact =
        entry.version == first.version
        ? .file(FileFact(opened, of: id)) : try CaseFact(journaled: entry.type, of: id, from: entry)
      return CaseEvent(at: entry.instant, by: Self.subject(of: entry.actor), office: try Self.office(of: entry), fact: fact)
    }
  }

  private static func subject(of actor: String) -> String {
    actor.firstIndex(of: ":").map { String(actor[actor.index(after: $0)...]) } ?? actor
  }

  private static func office(of entry: JournalEntry) throws -> Office {
    guard let colon = entry.actor.firstIndex(of: ":"), colon > entry.actor.startIndex else {
      throw UnreadableFact(type: entry.type)
    }
    return Office(String(entry.actor[..<colon]))
  }
}

extension CaseFact {
  /// What a row of the stream of that case says.
  ///
  /// - Throws: ``UnreadableFact``, when this program does not know the type, or cannot understand what it carries.
  init(journaled type: String, of caseID: Identifier, from source: some PayloadSource) throws {
    guard let known = WorkflowEvent(rawValue: type), let fact = try CaseFact(known, of: caseID, from: source) else {
      throw UnreadableFact(type: type)
    }
    self = fact
  }
}
