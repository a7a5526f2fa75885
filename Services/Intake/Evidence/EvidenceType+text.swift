extension EvidenceType {
  /// Mail or plain text: UTF-8 without control characters, and no page, script or document in disguise.
  static func written(_ bytes: ArraySlice<UInt8>) -> EvidenceType? {
    guard !bytes.isEmpty, bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || [0x09, 0x0A, 0x0C, 0x0D].contains($0) }),
      String(validating: bytes, as: UTF8.self) != nil
    else { return nil }
    var start = bytes.prefix(headLength)
    if start.starts(with: [0xEF, 0xBB, 0xBF]) { start = start.dropFirst(3) }
    let text = String(decoding: start, as: UTF8.self)
    let first = text.drop(while: \.isWhitespace).prefix(64).lowercased()
    guard !disguises.contains(where: first.hasPrefix) else { return nil }
    return isMail(text) ? .mail : .text
  }

  /// How much of a text is looked at for what it is.
  private static let headLength = 16_384

  /// How texts begin that a program would run or draw.
  private static let disguises = [
    "<!doctype", "<html", "<head", "<body", "<script", "<svg", "<?xml", "<?php", "<iframe", "<!--", "<%", "#!", "{\\rtf", "%!ps",
    "mz", "@echo", "begin:v",
  ]

  /// A head as mail has it (RFC 5322): lines of fields up to a blank one, with who wrote it, and when or about what.
  private static func isMail(_ text: String) -> Bool {
    var names: Set<String> = []
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if line.isEmpty { break }
      if line.first == " " || line.first == "\t", !names.isEmpty { continue }
      guard let colon = line.firstIndex(of: ":"), colon > line.startIndex,
        line[..<colon].utf8.allSatisfy({ (0x21...0x7E).contains($0) })
      else { return false }
      names.insert(line[..<colon].lowercased())
    }
    return names.contains("from") && !names.isDisjoint(with: ["date", "subject", "message-id"])
  }
}
