private import Contracts
private import Foundation

/// Reads `multipart/form-data` (RFC 7578, on RFC 2046) as browsers write it, and nothing that another reader might take for another form: no text
/// before the first boundary or after the last, no white space at a boundary's end, no line end but CRLF.
struct MultipartReader {
  static let mediaType = "multipart/form-data"

  /// Most files that are read of one form.
  static let fileLimit = 100
  /// Most bytes of all values that are not files: what a form without files may have.
  static let textLimit = Route.ordinaryBodyLimit
  /// Most bytes of the head of one part.
  static let headLimit = 4_096

  private let body: [UInt8]
  private let delimiter: [UInt8]
  private var form = SentForm()
  private var textBytes = 0

  /// What that body says.
  ///
  /// - Parameter contentType: the header, with the boundary.
  /// - Throws: `Problem.malformedBody`, with what is wrong and where.
  static func read(_ body: [UInt8], contentType: String) throws(Problem) -> SentForm {
    guard let header = HeaderParameters(contentType) else {
      throw .malformedBody("the Content-Type of the form cannot be read", at: nil)
    }
    var reader = MultipartReader(body, boundary: try boundary(header))
    try reader.read()
    return reader.form
  }

  private init(_ body: [UInt8], boundary: String) {
    (self.body, delimiter) = (body, Array("\r\n--\(boundary)".utf8))
  }

  /// RFC 2046, 5.1.1.
  private static func boundary(_ header: HeaderParameters) throws(Problem) -> String {
    guard let boundary = header["boundary"] else { throw .malformedBody("the form's boundary is missing", at: nil) }
    guard (1...70).contains(boundary.utf8.count) else {
      throw .malformedBody("the form's boundary is not 1 to 70 characters", at: nil)
    }
    let isFit = boundary.utf8.allSatisfy { byte in
      Byte.isToken(byte) && !unfit.contains(byte) || further.contains(byte)
    }
    guard isFit, boundary.last != " " else {
      throw .malformedBody("the form's boundary has a character that none may have", at: nil)
    }
    return boundary
  }

  private static let unfit = Set("!#$%&*^`|~".utf8)
  private static let further = Set("(),/:=? ".utf8)

  private mutating func read() throws(Problem) {
    guard !body.isEmpty else { throw fault("the form is empty", 0) }
    guard body.starts(with: delimiter.dropFirst(2)) else { throw fault("the form does not begin with its boundary", 0) }
    var position = delimiter.count - 2
    while !isClosed(at: position) {
      guard has("\r\n", at: position) else { throw fault("a boundary's line does not end", position) }
      position += 2
      guard form.pairs.count < FormPairs.limit else { throw fault("the form has more than \(FormPairs.limit) fields", position) }
      guard let end = find(delimiter, from: position - 2, to: body.count) else { throw fault("a part does not end", position) }
      try readPart(position, end)
      position = end + delimiter.count
    }
    let after = position + 2
    guard after == body.count || after + 2 == body.count && has("\r\n", at: after) else {
      throw fault("something follows the form's end", after)
    }
  }

  private func isClosed(at position: Int) -> Bool { has("--", at: position) }

  private mutating func readPart(_ start: Int, _ end: Int) throws(Problem) {
    guard end > start else { throw fault("a part has no head", start) }
    let headEnd = find(Array("\r\n\r\n".utf8), from: start, to: min(end, start + Self.headLimit + 4))
    guard let headEnd else {
      throw fault(
        end - start > Self.headLimit ? "the head of a part is longer than \(Self.headLimit) bytes" : "a part has no head", start)
    }
    let head: PartHead
    do throws(PartHead.Fault) { head = try PartHead(body[start..<headEnd]) } catch { throw fault(error.words, start) }
    let content = body[(headEnd + 4)..<end]
    if let name = head.fileName {
      // A field for files in which none was chosen.
      if name.isEmpty, content.isEmpty { return }
      guard form.files.count < Self.fileLimit else { throw fault("the form has more than \(Self.fileLimit) files", start) }
      form.files.append(FormFile(field: head.name, name: name, claimedType: head.contentType, content: content))
      return
    }
    textBytes += content.count
    guard textBytes <= Self.textLimit else {
      throw fault("the fields that are not files have more than \(Self.textLimit) bytes", start)
    }
    guard let value = String(validating: content, as: UTF8.self) else { throw fault("a part is not UTF-8", headEnd + 4) }
    if head.name == "_charset_" {
      // RFC 7578, 4.6: of no field, but about all of them.
      guard value.lowercased() == "utf-8" else { throw fault("the form is in another charset than UTF-8", start) }
    } else {
      form.pairs.append((head.name, value))
    }
  }

  private func has(_ text: String, at position: Int) -> Bool { body[min(position, body.count)...].starts(with: text.utf8) }

  private func find(_ wanted: [UInt8], from start: Int, to end: Int) -> Int? {
    guard end - start >= wanted.count else { return nil }
    return body.withUnsafeBytes { body in
      guard let base = body.baseAddress else { return nil }
      var position = start
      // What is looked for begins with CR, which few files are full of.
      while position + wanted.count <= end,
        let found = memchr(base + position, Int32(wanted[0]), end - wanted.count - position + 1)
      {
        position = UnsafeRawPointer(found) - base
        if memcmp(base + position, wanted, wanted.count) == 0 { return position }
        position += 1
      }
      return nil
    }
  }

  private func fault(_ detail: String, _ offset: Int) -> Problem {
    .malformedBody(detail, at: TextPosition(offset: min(offset, body.count), in: body))
  }
}
