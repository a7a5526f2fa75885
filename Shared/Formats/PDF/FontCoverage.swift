private import Foundation

/// The characters that the fonts of the pages have, read from the fonts themselves.
struct FontCoverage: Sendable {
  private let ranges: [ClosedRange<UInt32>]

  /// Reads every font in that folder.
  init(folder: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder))?.filter { $0.hasSuffix(".ttf") }.sorted() ?? []
    var all: [ClosedRange<UInt32>] = []
    for name in names {
      guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)"), data.count < 16 << 20 else { continue }
      all += CharacterMap(font: Array(data))?.ranges ?? []
    }
    ranges = all.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { merged, range in
      if let last = merged.last, range.lowerBound <= last.upperBound &+ 1 {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
  }

  var isEmpty: Bool { ranges.isEmpty }

  /// Whether some font has a shape for it.
  func has(_ scalar: Unicode.Scalar) -> Bool {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < scalar.value { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(scalar.value)
  }

  /// What cannot be printed of a text, each character once, in order.
  ///
  /// - Parameter text: as ``CleanText`` leaves it.
  func missing(in text: String, most: Int = 10) -> [Unicode.Scalar] {
    guard !text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return [] }
    var found: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars where found.count < most && !isPrintable(scalar) && !found.contains(scalar) {
      found.append(scalar)
    }
    return found
  }

  private func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    // The mark for what could not be read has a shape, and says nothing.
    guard scalar.value != 0xFFFD else { return false }
    switch scalar.properties.generalCategory {
    case .privateUse, .unassigned, .surrogate, .control: return false
    default: return has(scalar)
    }
  }
}

/// The table of characters (`cmap`) of an OpenType font, in its two common formats, 4 and 12; every offset is checked.
struct CharacterMap {
  private let font: [UInt8]
  private(set) var ranges: [ClosedRange<UInt32>] = []

  /// Nil when the bytes are no font with such a table.
  init?(font: [UInt8]) {
    self.font = font
    guard let count = half(4) else { return nil }
    let entries = (0..<min(count, 64)).map { 12 + 16 * $0 }
    guard let entry = entries.first(where: { word($0) == 0x636D_6170 }), let start = word(entry + 8), let tables = half(start + 2)
    else { return nil }
    for table in 0..<min(tables, 32) {
      guard let offset = word(start + 4 + 8 * table + 4) else { continue }
      switch half(start + offset) {
      case 4: readSegments(at: start + offset)
      case 12: readGroups(at: start + offset)
      default: break
      }
    }
    if ranges.isEmpty { return nil }
  }

  private func half(_ offset: Int) -> Int? {
    offset >= 0 && offset + 2 <= font.count ? Int(font[offset]) << 8 | Int(font[offset + 1]) : nil
  }

  private func word(_ offset: Int) -> Int? {
    guard let high = half(offset), let low = half(offset + 2) else { return nil }
    return high << 16 | low
  }

  /// Format 4: segments of the first 65,536 characters; within one, a character may still have no shape.
  private mutating func readSegments(at start: Int) {
    guard let double = half(start + 6) else { return }
    for segment in 0..<double / 2 {
      let (end, first) = (start + 14 + 2 * segment, start + 16 + double + 2 * segment)
      guard let last = half(end), let from = half(first), let delta = half(first + double), let range = half(first + 2 * double),
        from <= last, from < 0xFFFF
      else { continue }
      for character in from...min(last, 0xFFFE) where hasShape(character, from, delta, range, at: first + 2 * double) {
        add(UInt32(character), UInt32(character))
      }
    }
  }

  private func hasShape(_ character: Int, _ first: Int, _ delta: Int, _ range: Int, at place: Int) -> Bool {
    guard range != 0 else { return (character + delta) & 0xFFFF != 0 }
    guard let shape = half(place + range + 2 * (character - first)), shape != 0 else { return false }
    return (shape + delta) & 0xFFFF != 0
  }

  /// Format 12: groups of characters.
  private mutating func readGroups(at start: Int) {
    guard let count = word(start + 12) else { return }
    for group in 0..<min(count, 100_000) {
      let place = start + 16 + 12 * group
      guard let first = word(place), let last = word(place + 4), let shape = word(place + 8), first <= last, last <= 0x10_FFFF
      else { return }
      add(UInt32(shape == 0 ? min(first + 1, last) : first), UInt32(last))
    }
  }

  private mutating func add(_ first: UInt32, _ last: UInt32) {
    if let before = ranges.last, first == before.upperBound &+ 1 {
      ranges[ranges.count - 1] = before.lowerBound...last
    } else {
      ranges.append(first...last)
    }
  }
}
