import Contracts
import Policy
import ServiceKit
import Storage

/// A line whose person is likely to be known already.
struct LikelyDuplicate: Sendable, Equatable {
  let line: Int
  /// Of the record that was there before.
  let reference: String
  let reason: String

  var words: String { "line \(line) is likely to be \(reference): \(reason)" }
}

/// Writes what an import has checked, through the same tables and journal as the endpoints.
struct ImportWriter {
  let intake: ImportTools
  let author: String
  let now: Instant

  /// Writes people one after another, unless it is only to be seen what would come of it, and says who of them are likely to be known already, also
  /// from an earlier line. They are taken all the same, and merged by staff who have looked.
  func write(_ people: [(line: Int, person: PreparedPerson)], isDry: Bool, in tx: Transaction) throws -> [LikelyDuplicate] {
    let references = isDry ? [] : try ReferenceNumbers.next("SU", people.count, at: now, in: tx)
    var duplicates: [LikelyDuplicate] = []
    var entries: [(stream: String, entry: NewEntry)] = []
    entries.reserveCapacity(people.count)
    for (index, (line, prepared)) in people.enumerated() {
      let isSharing = try ServiceUserStore.isSharing(prepared.person, in: tx)
      if let known = try likely(prepared, isSharing: isSharing, in: tx) {
        duplicates.append(LikelyDuplicate(line: line, reference: known.reference, reason: known.reason))
      }
      if isDry { continue }
      var person = prepared.person
      person.reference = references[index]
      try ServiceUserStore.insertNew(person, words: prepared.words, isSharing: isSharing, in: tx)
      entries.append(("service-user/\(person.id)", try NewEntry(ServiceUserRegistered(serviceUser: person))))
    }
    if !isDry { try intake.journal.begin(entries, by: author, at: now, in: tx) }
    return duplicates
  }

  /// Somebody who shares a number or an address and whose name may be theirs, or who has the same name in the same organisation: those whom
  /// staff who register by hand would be shown.
  private func likely(
    _ prepared: PreparedPerson, isSharing: Bool, in reader: Reader
  ) throws -> (reference: String, reason: String)? {
    let person = prepared.person
    let points =
      !isSharing
      ? [] : person.telephoneNumbers.map { (ContactPointKind.telephone, $0) } + person.emailAddresses.map { (.email, $0) }
    for (kind, key) in points {
      for known in try ServiceUserStore.people(at: kind, key, in: reader) {
        guard let match = prepared.names.match(known.candidate.name), match.degree < .relative,
          let reference = try ServiceUserStore.reference(of: known.candidate.id, in: reader)
        else { continue }
        return (reference, "\(kind == .telephone ? "the same telephone number" : "the same e-mail address"), \(match.reason)")
      }
    }
    return try PersonWords.namesake(of: prepared.names, by: prepared.wholes, in: person.organisation, reader)
      .map { ($0.reference, $0.match.reason) }
  }

  func write(_ contacts: [PreparedContact], by subject: String, in tx: Transaction) throws {
    let references = try ReferenceNumbers.next("CT", contacts.count, at: now, in: tx)
    var entries: [(stream: String, entry: NewEntry)] = []
    entries.reserveCapacity(contacts.count)
    for (prepared, reference) in zip(contacts, references) {
      let stamp = Stamp(id: prepared.id, reference: reference, author: subject, now: now)
      let contact = ContactRecord(prepared.request, about: intake.pack.about(of: prepared.request), stamp)
      try ContactStore.insert(contact, in: tx)
      entries.append(("contact/\(contact.id)", try NewEntry(ContactRecorded(contact: contact))))
    }
    try intake.journal.begin(entries, by: author, at: now, in: tx)
  }
}
