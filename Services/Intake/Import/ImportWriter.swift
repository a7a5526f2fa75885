import Contracts
import Policy
import ServiceKit
import Storage

/// Writes what an import has checked, through the same tables and journal as the endpoints.
struct ImportWriter {
  let intake: ImportTools
  let author: String
  let now: Instant

  /// Those who share a number or an address with somebody known already, and whose name may be theirs, each with the line. They are taken all the
  /// same, and merged by staff who have looked.
  func duplicates(of people: [(line: Int, person: PreparedPerson)], in reader: Reader) throws -> [String] {
    try people.compactMap { line, prepared in
      let person = prepared.person
      for (kind, keys) in [(ContactPointKind.telephone, person.telephoneNumbers), (.email, person.emailAddresses)] {
        for key in keys {
          for known in try ServiceUserStore.people(at: kind, key, in: reader) {
            guard let match = person.names.match(known.candidate.name), match.degree < .relative,
              let reference = try ServiceUserStore.reference(of: known.candidate.id, in: reader)
            else { continue }
            return "line \(line) is likely to be \(reference): \(match.reason)"
          }
        }
      }
      return nil
    }
  }

  func write(_ people: [PreparedPerson], in tx: Transaction) throws {
    let references = try ReferenceNumbers.next("SU", people.count, at: now, in: tx)
    var entries: [(stream: String, entry: NewEntry)] = []
    entries.reserveCapacity(people.count)
    for (prepared, reference) in zip(people, references) {
      var person = prepared.person
      person.reference = reference
      try ServiceUserStore.insertNew(person, words: prepared.words, in: tx)
      entries.append(("service-user/\(person.id)", try NewEntry(ServiceUserRegistered(serviceUser: person))))
    }
    try intake.journal.begin(entries, by: author, at: now, in: tx)
  }

  func write(_ contacts: [PreparedContact], by subject: String, in tx: Transaction) throws {
    let references = try ReferenceNumbers.next("CT", contacts.count, at: now, in: tx)
    var entries: [(stream: String, entry: NewEntry)] = []
    entries.reserveCapacity(contacts.count)
    for (prepared, reference) in zip(contacts, references) {
      let stamp = Stamp(id: intake.identifiers.next(), reference: reference, author: subject, now: now)
      let contact = ContactRecord(prepared.request, about: intake.pack.about(of: prepared.request), stamp)
      try ContactStore.insert(contact, in: tx)
      entries.append(("contact/\(contact.id)", try NewEntry(ContactRecorded(contact: contact))))
    }
    try intake.journal.begin(entries, by: author, at: now, in: tx)
  }
}
