package import Contracts

/// References as people read them out and write them down: "SU-2026-000001", "su 2026 1", "ref: SU2026000001".
package enum ReferenceReader {
  /// The first reference in a text; nil where there is none.
  package static func read(_ text: String) -> Reference? {
    let words = PlanWords.words(of: text)
    for start in words.indices {
      var joined = ""
      for word in words[start...].prefix(4) {
        joined += word
        if let reference = reference(joined) { return reference }
      }
    }
    return nil
  }

  /// Two letters, four digits of the year, and the number, which may lack its noughts.
  private static func reference(_ text: String) -> Reference? {
    let text = Array(text.utf8)
    guard (7...18).contains(text.count) else { return nil }
    let number = String(decoding: text[6...], as: UTF8.self)
    let padded = String(repeating: "0", count: max(0, 6 - number.count)) + number
    return Reference("\(String(decoding: text[..<2], as: UTF8.self))-\(String(decoding: text[2..<6], as: UTF8.self))-\(padded)")
  }
}
