/// Where in a text reading failed, counted from 1, except `offset`.
package struct TextPosition: Equatable, Sendable {
  /// Bytes before it.
  package var offset: Int
  /// The line.
  package var line: Int
  /// The column, in bytes.
  package var column: Int

  /// The position after that many of those bytes.
  package init(offset: Int, in bytes: [UInt8]) {
    let before = bytes.prefix(offset)
    self.offset = offset
    line = 1 + before.count { $0 == UInt8(ascii: "\n") }
    column = 1 + offset - (before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0)
  }
}

/// Why a text is not JSON as we read it, and where.
package struct JSONFault: Error, Equatable, Sendable {
  /// What is wrong, as the end of a sentence.
  package let detail: String
  /// Where.
  package let position: TextPosition
}
