/// A JSON text, or a form, as a tree: the only such tree. A policy pack, the description of a service and a test's request are all
/// read or written as this; a body and a contract are read from a `JSONTape`.
package enum JSON: Equatable, Sendable {
  /// An explicit null.
  case null
  /// True or false.
  case flag(Bool)
  /// A number as it was written.
  case number(String)
  /// A text.
  case text(String)
  /// Values in order.
  case list([JSON])
  /// Values by name.
  case object([String: JSON])

  /// The tree as JSON, names sorted.
  package var bytes: [UInt8] {
    var text = JSONText()
    text.add(self)
    return text.bytes
  }

  /// A contract as JSON: names sorted by their bytes, slashes as they are, so that the same value is always the same bytes.
  ///
  /// - Throws: `EncodingError`, with the path to a number that is not finite, or to what cannot be JSON; none of our contracts makes it throw.
  package static func bytes(of contract: some Encodable) throws -> [UInt8] {
    let writer = JSONWriter()
    try writer.write(contract)
    return try writer.finished()
  }

  /// A contract from JSON that one of our own programs wrote; what a client sends is read field by field. Members that the contract does not
  /// have are skipped.
  ///
  /// - Throws: `DecodingError`, with the path to what is missing or is of another type, or with the line and column of what is not JSON as
  ///   `JSONReader` reads it.
  package static func decode<T: Decodable>(_ contract: T.Type, from bytes: [UInt8]) throws -> T {
    let tape: JSONTape
    do throws(JSONFault) { tape = try JSONReader.tape(bytes, depthLimit: JSONWriter.depthLimit) } catch {
      let place = "line \(error.position.line), column \(error.position.column)"
      throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "\(place): \(error.detail)"))
    }
    return try tape.decode(contract, at: 0)
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .text(value) }
  package init(booleanLiteral value: Bool) { self = .flag(value) }
  package init(integerLiteral value: Int) { self = .number(String(value)) }
  package init(arrayLiteral elements: JSON...) { self = .list(elements) }
  package init(dictionaryLiteral elements: (String, JSON)...) { self = .object(Dictionary(elements) { $1 }) }
}
