/// The list of what is in a document of an office program, which is a ZIP archive. Only the list is read; nothing is unpacked, however much it claims to
/// be (PKWARE's APPNOTE).
struct OfficeArchive {
  private let names: [String]
  /// The first entry's contents, if they are not compressed.
  private let first: String

  /// Most entries of a document; those of thousands of pages have fewer.
  private static let entryLimit = 10_000
  private static let nameLimit = 512
  private static let (endLength, entryLength, localLength) = (22, 46, 30)

  /// Nil for what is no archive, or one whose list does not hold together: that begins with something else, goes on after its end, or is longer than
  /// any document's.
  init?(_ bytes: ArraySlice<UInt8>) {
    let bytes = Bytes(bytes)
    guard bytes.number(0, 4) == 0x0403_4B50 else { return nil }
    let end = bytes.count - Self.endLength
    // A comment would follow, in which anything could be.
    guard end > Self.localLength, bytes.number(end, 4) == 0x0605_4B50, bytes.number(end + 20, 2) == 0 else { return nil }
    guard let count = bytes.number(end + 10, 2), (1...Self.entryLimit).contains(count),
      let size = bytes.number(end + 12, 4), var place = bytes.number(end + 16, 4), place + size == end
    else { return nil }
    var names: [String] = []
    for _ in 0..<count {
      guard bytes.number(place, 4) == 0x0201_4B50, let flags = bytes.number(place + 8, 2), flags & 1 == 0,
        let name = bytes.number(place + 28, 2), let extra = bytes.number(place + 30, 2),
        let comment = bytes.number(place + 32, 2),
        (1...Self.nameLimit).contains(name), let text = bytes.text(place + Self.entryLength, name)
      else { return nil }
      names.append(text)
      place += Self.entryLength + name + extra + comment
    }
    guard place == end else { return nil }
    self.names = names
    first = Self.first(bytes)
  }

  /// What an OpenDocument file says of itself: the first entry, not compressed (OpenDocument, the part on packages).
  private static func first(_ bytes: Bytes) -> String {
    guard bytes.number(8, 2) == 0, let size = bytes.number(18, 4), size <= 100, let name = bytes.number(26, 2),
      let extra = bytes.number(28, 2), bytes.text(localLength, name) == "mimetype"
    else { return "" }
    return bytes.text(localLength + name + extra, size) ?? ""
  }

  /// What document it is; nil for any other archive, and for one with macros.
  var type: EvidenceType? {
    guard !names.contains(where: Self.isProgram) else { return nil }
    if names.contains("[Content_Types].xml") {
      let kinds: [(String, EvidenceType)] = [
        ("word/document.xml", .docx), ("xl/workbook.xml", .xlsx), ("ppt/presentation.xml", .pptx),
      ]
      return kinds.first { names.contains($0.0) }?.1
    }
    guard names.contains("content.xml"), let type = EvidenceType(rawValue: first) else { return nil }
    return [.odt, .ods, .odp].contains(type) ? type : nil
  }

  private static func isProgram(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasSuffix("vbaproject.bin") || name.hasPrefix("basic/") || name.hasPrefix("scripts/")
      || name.contains("/activex/") || name.contains("/embeddings/")
  }

  /// Bytes by their offset, with numbers whose lowest byte is first.
  private struct Bytes {
    private let bytes: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    var count: Int { bytes.count }

    func number(_ offset: Int, _ length: Int) -> Int? {
      part(offset, length)?.reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    func text(_ offset: Int, _ length: Int) -> String? { part(offset, length).flatMap { String(validating: $0, as: UTF8.self) } }

    private func part(_ offset: Int, _ length: Int) -> ArraySlice<UInt8>? {
      guard offset >= 0, length >= 0, offset + length <= bytes.count else { return nil }
      return bytes[(bytes.startIndex + offset)..<(bytes.startIndex + offset + length)]
    }
  }
}
