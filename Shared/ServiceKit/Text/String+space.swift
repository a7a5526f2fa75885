import Contracts

extension String {
  /// True when nothing in it can be seen.
  var isBlank: Bool { WrittenText.isInvisible(self) }

  /// The bytes that are a character of ASCII and no white space.
  static var visible: ClosedRange<UInt8> { 0x21...0x7E }

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
