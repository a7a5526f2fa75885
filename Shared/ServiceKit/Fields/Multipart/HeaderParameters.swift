/// A header of the form `value; name=value; name="value"`, read strictly: what can be read in two ways is not read.
struct HeaderParameters {
  /// What is before the first semicolon, in lower case.
  let value: String
  private let parameters: [String: String]

  /// Nil when it is not of that form, or a parameter is there twice.
  ///
  /// In quotation marks, browsers leave a backslash as it is and other clients escape with it: it escapes a quotation mark or another backslash, and
  /// stands for itself before anything else.
  init?(_ text: String) {
    var rest = Array(text.utf8)[...]
    value = String(decoding: rest.prefix { $0 != UInt8(ascii: ";") }, as: UTF8.self).trimmed.lowercased()
    guard !value.isEmpty, value.utf8.allSatisfy({ Byte.isToken($0) || $0 == UInt8(ascii: "/") }) else { return nil }
    rest = rest.drop { $0 != UInt8(ascii: ";") }
    var parameters: [String: String] = [:]
    while rest.first == UInt8(ascii: ";") {
      rest = rest.dropFirst().drop(while: Self.isBlank)
      let name = rest.prefix(while: Byte.isToken)
      rest = rest.dropFirst(name.count)
      guard !name.isEmpty, rest.first == UInt8(ascii: "="), let value = Self.value(&rest) else { return nil }
      guard parameters.updateValue(value, forKey: String(decoding: name, as: UTF8.self).lowercased()) == nil else { return nil }
      rest = rest.drop(while: Self.isBlank)
    }
    guard rest.isEmpty else { return nil }
    self.parameters = parameters
  }

  /// The parameter of that name, which is in lower case.
  subscript(_ name: String) -> String? { parameters[name] }

  /// The value after an equals sign; nil when it does not end, or is neither a token nor in quotation marks.
  private static func value(_ rest: inout ArraySlice<UInt8>) -> String? {
    rest = rest.dropFirst()
    guard rest.first == quote else {
      let token = rest.prefix(while: Byte.isToken)
      rest = rest.dropFirst(token.count)
      return token.isEmpty ? nil : String(decoding: token, as: UTF8.self)
    }
    rest = rest.dropFirst()
    var value: [UInt8] = []
    while let byte = rest.popFirst() {
      if byte == quote { return String(validating: value, as: UTF8.self) }
      if byte == backslash, let next = rest.first, next == quote || next == backslash {
        value.append(next)
        rest = rest.dropFirst()
      } else {
        value.append(byte)
      }
    }
    return nil
  }

  private static let quote = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")

  private static func isBlank(_ byte: UInt8) -> Bool { byte == Byte.space || byte == Byte.tab }
}
