private import Foundation

/// A message, or a part of one, as it came (RFC 5322, RFC 2045): its header, and its body in bytes. Nothing in it is trusted or run.
struct MailPart: Sendable {
  /// The fields, each name in lower case, each value on one line.
  let fields: [(name: String, value: String)]
  private let content: ArraySlice<UInt8>

  private static let mostFields = 500
  private static let mostOfField = 4096
  private static let mostParts = 20

  init(_ bytes: ArraySlice<UInt8>) {
    var (fields, rest): ([(name: String, value: String)], ArraySlice<UInt8>) = ([], bytes)
    while let line = Self.line(&rest), !line.isEmpty {
      guard fields.count < Self.mostFields else { continue }
      let text = String(decoding: line.prefix(Self.mostOfField), as: UTF8.self)
      if line.first == UInt8(ascii: " ") || line.first == UInt8(ascii: "\t") {
        guard let last = fields.popLast() else { continue }
        let value = last.value + " " + Self.trimmed(text)
        fields.append((last.name, String(value.prefix(Self.mostOfField))))
      } else if let colon = text.firstIndex(of: ":") {
        fields.append(
          (Self.trimmed(String(text[..<colon])).lowercased(), Self.trimmed(String(text[text.index(after: colon)...]))))
      }
    }
    (self.fields, content) = (fields, rest)
  }

  /// The first field of that name, which is in lower case.
  func first(_ name: String) -> String? { fields.first { $0.name == name }?.value }

  /// Its media type, in lower case and without parameters.
  var mediaType: String {
    Self.trimmed(String((first("content-type") ?? "text/plain").prefix { $0 != ";" })).lowercased()
  }

  /// A parameter of its media type.
  func parameter(_ name: String) -> String? {
    var (rest, isFirst) = (Array((first("content-type") ?? "").utf8)[...], true)
    while !rest.isEmpty {
      let part = Self.piece(&rest)
      defer { isFirst = false }
      guard !isFirst, let sign = part.firstIndex(of: UInt8(ascii: "=")) else { continue }
      guard Self.trimmed(String(decoding: part[..<sign], as: UTF8.self)).lowercased() == name else { continue }
      let value = Self.trimmed(String(decoding: part[(sign + 1)...], as: UTF8.self))
      guard value.count >= 2, value.hasPrefix("\""), value.hasSuffix("\"") else { return value }
      return String(value.dropFirst().dropLast()).replacing("\\\"", with: "\"").replacing("\\\\", with: "\\")
    }
    return nil
  }

  /// What is before the next semicolon that is in no quotation marks, which goes too.
  private static func piece(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var (isQuoted, isEscaped, index) = (false, false, rest.startIndex)
    while index < rest.endIndex {
      let byte = rest[index]
      if isEscaped {
        isEscaped = false
      } else if isQuoted, byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if byte == UInt8(ascii: ";"), !isQuoted {
        break
      }
      index += 1
    }
    defer { rest = rest[index...].dropFirst() }
    return rest[..<index]
  }

  /// Its parts, where it has several. What ends too early has its parts until there.
  var parts: [MailPart] {
    guard mediaType.hasPrefix("multipart/"), let boundary = parameter("boundary"), !boundary.isEmpty else { return [] }
    let mark = Array("--\(boundary)".utf8)
    var (parts, rest): ([MailPart], ArraySlice<UInt8>) = ([], content)
    var start: Int?
    while parts.count < Self.mostParts, !rest.isEmpty {
      let here = rest.startIndex
      guard let line = Self.line(&rest), line.starts(with: mark) else { continue }
      let after = line.dropFirst(mark.count)
      let isLast = after.starts(with: Array("--".utf8))
      guard isLast || after.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) else { continue }
      if let start { parts.append(MailPart(content[start..<here])) }
      start = isLast ? nil : rest.startIndex
      if isLast { return parts }
    }
    if let start, parts.count < Self.mostParts { parts.append(MailPart(content[start...])) }
    return parts
  }

  /// Its body without its transfer encoding; nil where it has one that does not exist, or is not what it says.
  var body: ArraySlice<UInt8>? {
    switch (first("content-transfer-encoding") ?? "7bit").lowercased() {
    case "7bit", "8bit", "binary": content
    case "quoted-printable": Self.unquoted(content)
    case "base64": Data(base64Encoded: Data(content), options: .ignoreUnknownCharacters).map { Array($0)[...] }
    default: nil
    }
  }

  private static func unquoted(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var (text, index): ([UInt8], Int) = ([], bytes.startIndex)
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      guard byte == UInt8(ascii: "=") else {
        text.append(byte)
        continue
      }
      let end = bytes[index...].prefix(2)
      if end.first == UInt8(ascii: "\n") {
        index += 1
      } else if end.elementsEqual(Array("\r\n".utf8)) {
        index += 2
      } else if end.count == 2, let code = UInt8(String(decoding: end, as: UTF8.self), radix: 16) {
        text.append(code)
        index += 2
      } else {
        text.append(byte)
      }
    }
    return text[...]
  }

  /// The next line, without its end; nil after the last.
  private static func line(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard !rest.isEmpty else { return nil }
    let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
    let line = rest[..<end]
    rest = rest[end...].dropFirst()
    return line.last == UInt8(ascii: "\r") ? line.dropLast() : line
  }

  private static func trimmed(_ text: String) -> String { text.trimmingCharacters(in: .whitespacesAndNewlines) }
}
