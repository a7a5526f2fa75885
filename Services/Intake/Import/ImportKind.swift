import Contracts
import Foundation
import ServiceKit

/// What can be imported.
enum ImportKind: String, CaseIterable, Sendable {
  case persons
  case contacts

  /// The contract's field that a heading means, as its contract or a spreadsheet names it; nil for any other heading.
  func field(of heading: String) -> String? {
    let heading = heading.trimmingCharacters(in: .whitespacesAndNewlines)
    if let named = fields.first(where: { $0 == heading || heading.hasPrefix($0 + "[") }) {
      return named == heading ? named : heading
    }
    let words = heading.lowercased().filter { $0.isLetter || $0.isNumber }
    let plain = words.last?.isNumber == true ? String(words.prefix { !$0.isNumber }) : words
    return fields.first { $0.lowercased() == plain } ?? others[plain]
  }

  /// The headings that a table of rejected lines has besides those of the file.
  static let besides = ["line", "fault"]

  /// What a line cannot do without.
  var needed: [String] {
    switch self {
    case .persons: ["name", "organisation"]
    case .contacts: ["organisation", "channel", "summary"]
    }
  }

  /// Those of the contract: one that is added there can be imported.
  private var fields: [String] { Self.fields[self] ?? [] }

  private static let fields = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0, ContractFields.names(of: $0.contract).filter { !onlyAnswered.contains($0) }) })

  /// What nobody can say before the likely duplicates were shown.
  private static let onlyAnswered = ["notTheSameAs"]

  private var contract: any Decodable.Type {
    switch self {
    case .persons: RegisterServiceUser.self
    case .contacts: RecordContact.self
    }
  }

  /// What spreadsheets call the fields, in small letters and without spaces.
  private var others: [String: String] {
    switch self {
    case .persons:
      [
        "fullname": "name", "organization": "organisation", "telephone": "telephoneNumbers", "phone": "telephoneNumbers",
        "mobile": "telephoneNumbers", "telephonenumber": "telephoneNumbers", "phonenumber": "telephoneNumbers",
        "mobilenumber": "telephoneNumbers", "tel": "telephoneNumbers", "email": "emailAddresses",
        "emailaddress": "emailAddresses",
        "address": "postalAddress", "alias": "aliases", "alsoknownas": "aliases", "othername": "aliases",
        "formerly": "aliases", "format": "preferredFormat",
      ]
    case .contacts:
      [
        "person": "serviceUser", "serviceuserreference": "serviceUser", "organization": "organisation", "date": "at",
        "datetime": "at", "when": "at", "reference": "matter", "matterreference": "matter", "notes": "summary",
        "note": "summary",
      ]
    }
  }
}
