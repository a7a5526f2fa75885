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

  private static func check(_ count: Int, _ body: [UInt8], _ offset: Int) throws(Problem) {
    guard count < limit else { throw malformed("the form has more than \(limit) fields", body, offset) }
  }

  private static func malformed(_ detail: String, _ body: [UInt8], _ offset: Int) -> Problem {
    .malformedBody(detail, at: TextPosition(offset: offset, in: body))
  }
}
