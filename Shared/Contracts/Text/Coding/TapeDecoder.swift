extension JSONTape {
  /// The value of a node; throws `DecodingError` with its place.
  func decode<T: Decodable>(_ type: T.Type, at index: Int) throws -> T {
    // The types that contracts are made of are read directly, unless they are faulty; any other reads itself, and says what is wrong.
    if type == String.self, let text = text(index) { return unsafeBitCast(text, to: type) }
    if type == Identifier.self, let text = text(index), let value = Identifier(text) { return unsafeBitCast(value, to: type) }
    if type == Instant.self, let text = text(index), let value = Instant(text) { return unsafeBitCast(value, to: type) }
    if type == Day.self, let text = text(index), let value = Day(text) { return unsafeBitCast(value, to: type) }
    if type == Int.self, let value = whole(index, as: Int.self) { return unsafeBitCast(value, to: type) }
    if type == [String].self, let texts = texts(index) { return unsafeBitCast(texts, to: type) }
    return try T(from: TapeDecoder(tape: self, index: index))
  }

  func text(at index: Int) throws -> String {
    guard let text = text(index) else { throw mismatch(index, String.self) }
    return text
  }

  func flag(at index: Int) throws -> Bool {
    guard let flag = flag(index) else { throw mismatch(index, Bool.self) }
    return flag
  }

  func whole<I: FixedWidthInteger>(at index: Int) throws -> I {
    guard let number = whole(index, as: I.self) else {
      throw nodes[index].kind == .number ? corrupted(index, "not a whole number, or out of range") : mismatch(index, I.self)
    }
    return number
  }

  func decimal<F: BinaryFloatingPoint & LosslessStringConvertible>(at index: Int) throws -> F {
    guard let numeral = numeral(index) else { throw mismatch(index, F.self) }
    // A number too small for the type is refused, not read as zero.
    let isZero = !numeral.utf8.prefix { $0 | 0x20 != UInt8(ascii: "e") }.contains { $0 > UInt8(ascii: "0") }
    guard let number = F(numeral), number.isFinite, number != 0 || isZero else { throw corrupted(index, "a number out of range") }
    return number
  }

  // MARK: Faults

  func mismatch(_ index: Int, _ type: Any.Type) -> DecodingError {
    let context = DecodingError.Context(codingPath: path(to: index), debugDescription: "it is of another kind")
    return isNull(index) ? .valueNotFound(type, context) : .typeMismatch(type, context)
  }

  func noSuperclass(_ index: Int) -> DecodingError { corrupted(index, "a superclass has no place of its own") }

  private func corrupted(_ index: Int, _ why: String) -> DecodingError {
    .dataCorrupted(.init(codingPath: path(to: index), debugDescription: why))
  }
}

/// Where a type reads itself from.
struct TapeDecoder: Decoder {
  let tape: JSONTape
  let index: Int

  var codingPath: [any CodingKey] { tape.path(to: index) }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard tape.nodes[index].kind == .object else { throw tape.mismatch(index, [String: Any].self) }
    return KeyedDecodingContainer(TapeMembers<Key>(tape: tape, object: index))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard tape.nodes[index].kind == .list else { throw tape.mismatch(index, [Any].self) }
    return TapeElements(tape: tape, list: index)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer { TapeSingle(tape: tape, index: index) }
}

/// A value that its type reads as one text, number or flag.
struct TapeSingle: SingleValueDecodingContainer {
  let tape: JSONTape
  let index: Int

  var codingPath: [any CodingKey] { tape.path(to: index) }

  func decodeNil() -> Bool { tape.isNull(index) }
  func decode(_ type: Bool.Type) throws -> Bool { try tape.flag(at: index) }
  func decode(_ type: String.Type) throws -> String { try tape.text(at: index) }
  func decode(_ type: Double.Type) throws -> Double { try tape.decimal(at: index) }
  func decode(_ type: Float.Type) throws -> Float { try tape.decimal(at: index) }
  func decode(_ type: Int.Type) throws -> Int { try tape.whole(at: index) }
  func decode(_ type: Int8.Type) throws -> Int8 { try tape.whole(at: index) }
  func decode(_ type: Int16.Type) throws -> Int16 { try tape.whole(at: index) }
  func decode(_ type: Int32.Type) throws -> Int32 { try tape.whole(at: index) }
  func decode(_ type: Int64.Type) throws -> Int64 { try tape.whole(at: index) }
  func decode(_ type: UInt.Type) throws -> UInt { try tape.whole(at: index) }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try tape.whole(at: index) }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try tape.whole(at: index) }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try tape.whole(at: index) }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try tape.whole(at: index) }
  func decode<T: Decodable>(_ type: T.Type) throws -> T { try tape.decode(type, at: index) }
}
