/// The head of one part of a form (RFC 7578, 4).
struct PartHead {
  /// What is wrong with a head.
  struct Fault: Error {
    let words: String
  }

  /// The name of its field.
  let name: String
  /// The name of the file that it is, as it was sent; nil when it is none.
  let fileName: String?
  /// The media type that is claimed, in lower case.
  let contentType: String?

  /// Most lines; browsers send two.
  private static let lineLimit = 16
  /// Most bytes of the name of a field or a file.
  private static let nameLimit = 1_024
  private static let known: Set = ["content-disposition", "content-type", "content-transfer-encoding"]

  /// Reads the lines between a boundary and the blank line.
  init(_ bytes: ArraySlice<UInt8>) throws(Fault) {
    let lines = try Self.lines(bytes)
    guard let disposition = lines["content-disposition"] else { throw Fault(words: "a part has no Content-Disposition") }
    guard let read = HeaderParameters(disposition) else { throw Fault(words: "the Content-Disposition of a part cannot be read") }
    guard read.value == "form-data" else { throw Fault(words: "a part is not form-data") }
    guard read["filename*"] == nil, read["name*"] == nil else {
      throw Fault(words: "names in forms are sent as they are, and not as filename* (RFC 7578, 4.2)")
    }
    guard let name = read["name"].map(Self.unescaped), !name.isEmpty else { throw Fault(words: "a part has no name") }
    let fileName = read["filename"].map(Self.unescaped)
    guard name.utf8.count <= Self.nameLimit, (fileName ?? "").utf8.count <= Self.nameLimit else {
      throw Fault(words: "a part has a name of more than \(Self.nameLimit) bytes")
    }
    guard name.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
      throw Fault(words: "the name of a field has a control character")
    }
    (self.name, self.fileName) = (name, fileName)
    contentType = try Self.contentType(lines["content-type"], isFile: fileName != nil)
    let coding = lines["content-transfer-encoding"].map { $0.trimmed.lowercased() }
    guard coding.map(["7bit", "8bit", "binary"].contains) ?? true else {
      throw Fault(words: "a part is sent in a Content-Transfer-Encoding, which forms have not (RFC 7578, 4.7)")
    }
  }

  /// The lines that mean something, each at most once, by their names in lower case; others are ignored (RFC 7578, 4.8).
  private static func lines(_ bytes: ArraySlice<UInt8>) throws(Fault) -> [String: String] {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw Fault(words: "the head of a part is not UTF-8") }
    var lines: [String: String] = [:]
    let all = text.split(separator: "\r\n" as Character, omittingEmptySubsequences: false).map(\.unicodeScalars)
    guard all.count <= lineLimit else { throw Fault(words: "the head of a part has more than \(lineLimit) lines") }
    for line in all {
      guard line.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F || $0 == "\t" }) else {
        throw Fault(words: "the head of a part has a control character, or a line that does not end with CRLF")
      }
      guard line.first != " ", line.first != "\t" else { throw Fault(words: "the head of a part has a folded line") }
      guard let colon = line.firstIndex(of: ":"), colon > line.startIndex,
        String(line[..<colon]).utf8.allSatisfy(Byte.isToken)
      else { throw Fault(words: "the head of a part has a line that is no header") }
      let name = String(line[..<colon]).lowercased()
      guard known.contains(name) else { continue }
      guard lines.updateValue(String(line[line.index(after: colon)...]).trimmed, forKey: name) == nil else {
        throw Fault(words: "the head of a part has a header twice")
      }
    }
    return lines
  }

  private static func contentType(_ header: String?, isFile: Bool) throws(Fault) -> String? {
    guard let header else { return nil }
    guard let read = HeaderParameters(header), read.value.split(separator: "/", omittingEmptySubsequences: false).count == 2
    else {
      throw Fault(words: "the Content-Type of a part cannot be read")
    }
    guard isFile || !read.value.hasPrefix("multipart/") else {
      throw Fault(words: "a part has parts of its own, which forms have not (RFC 7578, 4.3)")
    }
    guard isFile || ["utf-8", "us-ascii", nil].contains(read["charset"]?.lowercased()) else {
      throw Fault(words: "a part is in another charset than UTF-8")
    }
    return read.value
  }

  /// A name as it was before a browser sent it: three characters are escaped, and no other (the WHATWG's HTML, multipart form data).
  private static func unescaped(_ name: String) -> String {
    guard name.contains("%") else { return name }
    return name.replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
  }
}
