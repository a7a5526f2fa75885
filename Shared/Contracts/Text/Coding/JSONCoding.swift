/// JSON (RFC 8259) as services write it for one another, for the journal and for clients: UTF-8 without white space, names in the order
/// of their bytes, and nothing escaped that need not be. One value has one text, which is what the journal's digests are of.
///
/// A type is written and read as it does that itself. One that asks for the encoder or decoder of its superclass is refused.
package enum JSONCoding {
  /// Deepest nesting that is written or read, so that what was written can be read again.
  static let depthLimit = 64

  /// The value's text; throws `EncodingError` with the place of what JSON cannot say, such as a number that is not finite.
  package static func encode<T: Encodable>(_ value: T) throws -> [UInt8] {
    let writer = JSONWriter()
    try writer.write(value)
    return try writer.finished()
  }

  /// The value of that text; members that the type does not ask for are passed over.
  ///
  /// - Throws: `DecodingError` with the place of what is missing or of another type; without a place, and with the offset in bytes, where
  ///   the text is not JSON in UTF-8, has a name twice in one object, or nests too deep.
  package static func decode<T: Decodable>(_ type: T.Type, from bytes: [UInt8]) throws -> T {
    let tape: JSONTape
    do throws(TapeFault) { tape = try JSONTapeReader.read(bytes, depthLimit: depthLimit, valueLimit: .max) } catch {
      throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "byte \(error.offset): \(error.detail)"))
    }
    return try tape.decode(type, at: 0)
  }
}

/// Why a text is not JSON.
struct TapeFault: Error {
  /// What is wrong, without any of the text.
  let detail: String
  /// Where, in bytes from the beginning.
  let offset: Int
}

/// A step on the way to a value: the name of a member, or the index of an element.
struct JSONStep: CodingKey {
  let stringValue: String
  let intValue: Int?

  init(stringValue: String) { (self.stringValue, intValue) = (stringValue, nil) }
  init(intValue: Int) { (stringValue, self.intValue) = ("Index \(intValue)", intValue) }
}
