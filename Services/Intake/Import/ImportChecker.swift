import Contracts
import Foundation
import Policy
import ServiceKit
import Storage

/// A person of a line that is in order, with what would take long to work out while the database waits.
struct PreparedPerson: Sendable {
  /// Without reference.
  let person: ServiceUser
  let names: PersonName
  let words: [PersonName.FindableWord]
  /// The names by which somebody of the same name is found; none where the line says that the name is not known.
  let wholes: [PersonName.Whole]
}

/// A contact of a line that is in order, and whose it is.
struct PreparedContact: Sendable {
  let id: Identifier
  let request: RecordContact
}

/// Checks lines as the endpoints check requests: the same contracts, limits, readers and codes of the policy.
struct ImportChecker: Sendable {
  let order: ImportOrder
  let intake: ImportTools
  /// What each column is of.
  let fields: [String?]
  let now: Instant

  /// Whom a cell names: by identifier, reference, number or address; nil of a text that names no one, or several.
  typealias People = [String: Identifier]

  /// Everyone whom the contacts among those lines name, asked for once.
  func people(named lines: [CSVLine], in reader: Reader) throws -> People {
    guard order.kind == .contacts, let column = fields.firstIndex(of: "serviceUser") else { return [:] }
    var people: People = [:]
    for line in lines where line.cells.indices.contains(column) {
      let text = line.cells[column]
      if people[text] == nil, let person = try person(text, in: reader) { people[text] = person }
    }
    return people
  }

  private func person(_ text: String, in reader: Reader) throws -> Identifier? {
    let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
    if let id = Identifier(text) { return try ServiceUserStore.organisation(of: id, in: reader) == nil ? nil : id }
    if let reference = Reference(text) { return try ServiceUserStore.find(reference, in: reader) }
    let found =
      try intake.pack.telephones.read(text).keys.flatMap { try ServiceUserStore.people(at: .telephone, $0, in: reader) }
      + MailReader.read(text).keys.flatMap { try ServiceUserStore.people(at: .email, $0, in: reader) }
    let people = Set(found.map(\.candidate.id))
    return people.count == 1 ? people.first : nil
  }

  /// - Parameter id: of the person or the contact that the line becomes.
  func check(_ line: CSVLine, _ people: People, as id: Identifier) -> ImportRun.Checked {
    guard line.cells.count <= fields.count || line.cells[fields.count...].allSatisfy(\.isEmpty) else {
      return .faulty([FieldProblem(field: "", code: "tooMany", detail: "there are more cells than headings")])
    }
    var pairs: [(name: String, value: String)] = []
    for (field, written) in zip(fields, line.cells) where !written.isEmpty {
      guard let field else { continue }
      let cell = Self.withoutMark(written)
      if field == "serviceUser" {
        guard let person = people[cell] else {
          return .faulty([
            FieldProblem(field: field, code: "unknown", detail: "is no person known here, or more than one: give the reference")
          ])
        }
        pairs.append((field, person.text))
      } else if field == "aliases" {
        pairs += cell.split(whereSeparator: { $0.isNewline || $0 == "|" }).map { (field, String($0)) }
      } else {
        pairs.append((field, cell))
      }
    }
    if let organisation = order.organisation, !pairs.contains(where: { $0.name == "organisation" }) {
      pairs.append(("organisation", organisation))
    }
    do {
      switch order.kind {
      case .persons: return .person(try person(of: pairs, as: id))
      case .contacts: return .contact(try contact(of: pairs, as: id))
      }
    } catch Problem.invalidFields(let faults) {
      return .faulty(faults)
    } catch {
      return .faulty([FieldProblem(field: "", code: "malformed", detail: "\(error)")])
    }
  }

  /// Without the apostrophe that keeps a spreadsheet from taking a text for a formula.
  private static func withoutMark(_ cell: String) -> String {
    guard cell.utf8.first == UInt8(ascii: "'"), let second = cell.dropFirst().first, "=+-@".contains(second) else { return cell }
    return String(cell.dropFirst())
  }

  private func person(of pairs: [(name: String, value: String)], as id: Identifier) throws -> PreparedPerson {
    var read = ReadRegistration()
    let request = try NamedValues.decode(RegisterServiceUser.self, from: pairs) { request in
      read = ReadRegistration(request, under: intake.pack)
      return read.faults
    }
    let person = ServiceUser(
      request, read, Stamp(id: id, reference: "", author: order.subject, now: now))
    let names = person.names
    return PreparedPerson(person: person, names: names, words: names.words, wholes: names.isNoName ? [] : names.wholeNames)
  }

  private func contact(of pairs: [(name: String, value: String)], as id: Identifier) throws -> PreparedContact {
    PreparedContact(
      id: id,
      request: try NamedValues.decode(RecordContact.self, from: pairs) { request in
        intake.pack.faults(ofOrganisation: request.organisation) + intake.callerFaults(request)
          + intake.timeFaults(request, now: now)
      })
  }
}
