import Contracts
import Policy

/// How a person is reached, in the form in which it is kept, and what is wrong with what was sent.
struct Reach {
  private(set) var telephones: [String] = []
  private(set) var addresses: [String] = []
  private(set) var faults: [FieldProblem] = []

  /// Nothing.
  init() {}

  init(_ telephones: [String]?, _ addresses: [String]?, _ reader: TelephoneReader) {
    let numbers = Self.numbers(telephones ?? [], "telephoneNumbers", reader)
    let mail = Self.addresses(addresses ?? [], "emailAddresses")
    (self.telephones, self.addresses, faults) = (numbers.values, mail.values, numbers.faults + mail.faults)
  }

  /// Those numbers too, as they are on record.
  mutating func keep(telephones: [String]) { self.telephones += telephones }

  /// Those addresses too, as they are on record.
  mutating func keep(addresses: [String]) { self.addresses += addresses }

  static func numbers(_ given: [String], _ field: String, _ reader: TelephoneReader) -> (values: [String], faults: [FieldProblem])
  {
    normalised(given, field, reader.read, "a telephone number")
  }

  static func addresses(_ given: [String], _ field: String) -> (values: [String], faults: [FieldProblem]) {
    normalised(given, field, MailReader.read, "an e-mail address")
  }

  private static func normalised(
    _ given: [String], _ field: String, _ read: (String) -> ContactPointReading, _ what: String
  ) -> (values: [String], faults: [FieldProblem]) {
    var (values, faults): ([String], [FieldProblem]) = ([], [])
    for (index, text) in given.enumerated() {
      let keys = read(text).keys
      if keys.isEmpty {
        let place = given.count == 1 ? field : "\(field)[\(index)]"
        faults.append(FieldProblem(field: place, code: "malformed", detail: "is not \(what)"))
      }
      for key in keys where !values.contains(key) { values.append(key) }
    }
    return (values, faults)
  }
}
