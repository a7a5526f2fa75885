import Foundation

/// One line of a table, with the number of the line of text that it begins on.
struct CSVLine: Sendable, Equatable {
  let number: Int
  let cells: [String]
}

/// A table as spreadsheets save it: UTF-8 with or without a mark, UTF-16 with one, or Windows-1252; with commas, semicolons or tabs; lines that
/// end in any way, and quoted cells that have several.
struct CSVFile: Sendable {
  /// Why a text is no table.
  struct Fault: Error, Equatable { let words: String }

  private let bytes: [UInt8]
  private let delimiter: UInt8
  private var place = 0
  private var line = 1

  /// Longest cell, in bytes.
  static let cellLimit = 20_000
  /// Most cells of a line.
  static let cellCountLimit = 200

  init(_ file: [UInt8]) throws(Fault) {
    bytes = try Self.utf8(file)
    delimiter = Self.delimiter(of: bytes)
  }

  /// The next line that has anything in it; nil at the end.
  mutating func next() throws(Fault) -> CSVLine? {
    while place < bytes.count {
      let number = line
      var cells: [String] = []
      var isLast = false
      while !isLast {
        cells.append(try cell(&isLast))
        guard cells.count <= Self.cellCountLimit else {
          throw Fault(words: "line \(number) has more than \(Self.cellCountLimit) cells")
        }
      }
      if cells.contains(where: { !$0.isEmpty }) { return CSVLine(number: number, cells: cells) }
    }
    return nil
  }

  /// The cell at the place, which is left after what ends it.
  private mutating func cell(_ isLast: inout Bool) throws(Fault) -> String {
    guard place < bytes.count else {
      isLast = true
      return ""
    }
    let text = bytes[place] == Self.quote ? try quotedCell() : try plainCell()
    if place < bytes.count, bytes[place] == delimiter {
      place += 1
    } else {
      isLast = true
      endLine()
    }
    return text
  }

  private mutating func plainCell() throws(Fault) -> String {
    let start = place
    while place < bytes.count, bytes[place] != delimiter, bytes[place] != Self.lineFeed, bytes[place] != Self.carriageReturn {
      place += 1
    }
    try check(place - start)
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private mutating func quotedCell() throws(Fault) -> String {
    let begin = line
    var content: [UInt8] = []
    place += 1
    while true {
      guard place < bytes.count else { throw Fault(words: "the quotation mark in line \(begin) is never closed") }
      let byte = bytes[place]
      place += 1
      if byte == Self.quote {
        guard place < bytes.count, bytes[place] == Self.quote else { break }
        place += 1
      } else if byte == Self.lineFeed || byte == Self.carriageReturn && bytes[safely: place] != Self.lineFeed {
        line += 1
      }
      content.append(byte)
      try check(content.count)
    }
    // What follows a closing mark belongs to the cell, as spreadsheets read it.
    let rest = try plainCell()
    return String(decoding: content, as: UTF8.self) + rest
  }

  private mutating func endLine() {
    guard place < bytes.count else { return }
    if bytes[place] == Self.carriageReturn, bytes[safely: place + 1] == Self.lineFeed { place += 1 }
    place += 1
    line += 1
  }

  private func check(_ length: Int) throws(Fault) {
    guard length <= Self.cellLimit else {
      throw Fault(words: "a cell in line \(line) is longer than \(Self.cellLimit) bytes: is a quotation mark not closed?")
    }
  }

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// The one of the three that the first line has most of, outside quotation marks.
  private static func delimiter(of bytes: [UInt8]) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in bytes {
      if byte == quote { isQuoted.toggle() }
      if !isQuoted, byte == lineFeed || byte == carriageReturn { break }
      if !isQuoted { counts[byte, default: 0] += 1 }
    }
    return [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")].max { (counts[$0] ?? 0) < (counts[$1] ?? 0) }
      ?? UInt8(ascii: ",")
  }

  // MARK: - Encodings

  private static func utf8(_ file: [UInt8]) throws(Fault) -> [UInt8] {
    if file.starts(with: [0xEF, 0xBB, 0xBF]) { return try checked(Array(file.dropFirst(3))) }
    if file.starts(with: [0xFF, 0xFE]) { return try utf16(file, low: 0) }
    if file.starts(with: [0xFE, 0xFF]) { return try utf16(file, low: 1) }
    if file.contains(0) { throw Fault(words: "it is no text: save it as CSV") }
    // A Windows text has letters that are no UTF-8.
    return isUTF8(file) ? file : windows1252(file)
  }

  private static func checked(_ bytes: [UInt8]) throws(Fault) -> [UInt8] {
    guard isUTF8(bytes) else { throw Fault(words: "it begins as UTF-8 and is not") }
    return bytes
  }

  private static func isUTF8(_ bytes: [UInt8]) -> Bool { bytes.withUnsafeBytes { String(validating: $0, as: UTF8.self) != nil } }

  private static func utf16(_ file: [UInt8], low: Int) throws(Fault) -> [UInt8] {
    guard file.count.isMultiple(of: 2) else { throw Fault(words: "it begins as UTF-16 and ends within a character") }
    let units = stride(from: 2, to: file.count, by: 2).map { UInt16(file[$0 + low]) | UInt16(file[$0 + 1 - low]) << 8 }
    guard let text = String(validating: units, as: UTF16.self) else { throw Fault(words: "it begins as UTF-16 and is not") }
    return Array(text.utf8)
  }

  private static func windows1252(_ file: [UInt8]) -> [UInt8] {
    var text = String.UnicodeScalarView()
    for byte in file {
      let number = (0x80...0x9F).contains(byte) ? punctuation[Int(byte) - 0x80] : UInt16(byte)
      text.append(UnicodeScalar(number) ?? "\u{FFFD}")
    }
    return Array(String(text).utf8)
  }

  /// What Windows has from 0x80 to 0x9F, where Latin-1 has controls.
  private static let punctuation: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]
}

extension [UInt8] {
  fileprivate subscript(safely index: Int) -> UInt8? { index < count ? self[index] : nil }
}
