import Contracts
import Foundation

/// A table as an office hands it over, for `managed-contact import`.
enum ImportTable {
  /// Prints people, each with a number and an address, or else a contact of each of as many people.
  static func write(_ kind: String, _ count: Int) {
    var text = kind == "persons" ? "name,telephone,email\n" : "person,channel,at,summary\n"
    for number in 0..<count {
      // Mobile numbers of no range that is in use.
      let telephone = "+44 7\(String(400_000_000 + number))"
      if kind == "persons" {
        text += "\(Invented.name(number)),\(telephone),person\(number)@example.org\n"
      } else {
        let contact = Invented.contact(number, of: count)
        text += "\(telephone),telephone,\(contact.at.text),\"\(contact.summary)\"\n"
      }
    }
    FileHandle.standardOutput.write(Data(text.utf8))
  }
}
