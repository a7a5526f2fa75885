extension String {
  /// True when nothing but white space is in it.
  var isBlank: Bool { unicodeScalars.allSatisfy(\.properties.isWhitespace) }

  /// The bytes that are a character of ASCII and no white space.
  static var visible: ClosedRange<UInt8> { 0x21...0x7E }

  /// Whether it has control characters other than tabs and the ends of lines.
  var hasControls: Bool {
    var text = self
    return text.withUTF8 { bytes in
      bytes.contains { ($0 < 0x20 || $0 == 0x7F) && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
    }
  }

  /// Without the white space around it.
  var trimmed: String {
    var text = self
    let isTrimmed = text.withUTF8 { bytes in
      bytes.first.map(Self.visible.contains) ?? false && bytes.last.map(Self.visible.contains) ?? false
    }
    if isTrimmed { return self }
    guard let first = unicodeScalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = unicodeScalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    if first == unicodeScalars.startIndex, unicodeScalars.index(after: last) == unicodeScalars.endIndex { return self }
    return String(unicodeScalars[first...last])
  }
}
