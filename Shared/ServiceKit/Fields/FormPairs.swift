private import Contracts

/// The names and values of a form, in their order.
enum FormPairs {
  typealias Pair = (name: String, value: String)

  /// Most pairs that are read.
  static let limit = 1000

  /// Reads `application/x-www-form-urlencoded`.
  static func urlEncoded(_ body: [UInt8]) throws(Problem) -> [Pair] {
    var pairs: [Pair] = []
    for part in body.split(separator: UInt8(ascii: "&")) {
      try check(pairs.count, body, part.startIndex)
      let equals = part.firstIndex(of: UInt8(ascii: "=")) ?? part.endIndex
      guard let name = PercentCoding.decode(part[..<equals], plusIsSpace: true),
        let value = PercentCoding.decode(equals < part.endIndex ? part[(equals + 1)...] : [], plusIsSpace: true)
      else { throw malformed("the form is not percent-encoded UTF-8", body, part.startIndex) }
      pairs.append((name, value))
    }
    return pairs
  }

  /// Reads `multipart/form-data` (RFC 7578); a part that is a file is refused as a faulty field.
  static func multipart(_ body: [UInt8], boundary: String) throws(Problem) -> [Pair] {
    guard (1...70).contains(boundary.utf8.count) else {
      throw .malformedBody("the form's boundary is missing or too long", at: nil)
    }
    let delimiter = Array("\r\n--\(boundary)".utf8)
    var pairs: [Pair] = []
    guard body.starts(with: delimiter.dropFirst(2)) else { throw malformed("the form does not begin with its boundary", body, 0) }
    var position = delimiter.count - 2
    while true {
      if body[position...].starts(with: Array("--".utf8)) { return pairs }
      guard body[position...].starts(with: lineEnd) else { throw malformed("a boundary's line does not end", body, position) }
      position += 2
      try check(pairs.count, body, position)
      guard let end = find(delimiter, in: body, from: position - 2) else {
        throw malformed("a part does not end", body, position)
      }
      pairs.append(try part(body, position..<max(position, end)))
      position = end + delimiter.count
    }
  }

  private static let lineEnd = Array("\r\n".utf8)

  private static func part(_ body: [UInt8], _ range: Range<Int>) throws(Problem) -> Pair {
    guard let blank = find(lineEnd + lineEnd, in: body, from: range.lowerBound), blank + 4 <= range.upperBound,
      let head = String(validating: body[range.lowerBound..<blank], as: UTF8.self)
    else { throw malformed("a part has no head", body, range.lowerBound) }
    var disposition: MediaType?
    for line in head.split(separator: "\r\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2, parts[0].lowercased() == "content-disposition" { disposition = MediaType(String(parts[1])) }
    }
    guard let disposition, disposition.name == "form-data", let name = disposition.parameters["name"] else {
      throw malformed("a part has no name", body, range.lowerBound)
    }
    if disposition.parameters["filename"] != nil || disposition.parameters["filename*"] != nil {
      throw .invalidFields([FieldProblem(field: name, code: "notAllowed", detail: "files are not taken here")])
    }
    guard let value = String(validating: body[(blank + 4)..<range.upperBound], as: UTF8.self) else {
      throw malformed("a part is not UTF-8", body, blank + 4)
    }
    return (name, value)
  }

  private static func find(_ wanted: [UInt8], in body: [UInt8], from start: Int) -> Int? {
    guard body.count >= wanted.count else { return nil }
    var index = start
    while index <= body.count - wanted.count {
      if body[index] == wanted[0], body[index..<(index + wanted.count)].elementsEqual(wanted) { return index }
      index += 1
    }
    return nil
  }

  private static func check(_ count: Int, _ body: [UInt8], _ offset: Int) throws(Problem) {
    guard count < limit else { throw malformed("the form has more than \(limit) fields", body, offset) }
  }

  private static func malformed(_ detail: String, _ body: [UInt8], _ offset: Int) -> Problem {
    .malformedBody(detail, at: TextPosition(offset: offset, in: body))
  }
}
