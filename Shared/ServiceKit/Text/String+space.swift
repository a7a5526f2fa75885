extension String {
  /// True when nothing but white space is in it.
  var isBlank: Bool { unicodeScalars.allSatisfy(\.properties.isWhitespace) }

  /// Without the white space around it.
  var trimmed: String {
    if let first = utf8.first, let last = utf8.last, (0x21...0x7E).contains(first), (0x21...0x7E).contains(last) { return self }
    guard let first = unicodeScalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = unicodeScalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    if first == unicodeScalars.startIndex, unicodeScalars.index(after: last) == unicodeScalars.endIndex { return self }
    return String(unicodeScalars[first...last])
  }
}
