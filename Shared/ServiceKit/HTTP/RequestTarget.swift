/// The path and query of a request, decoded by rules stricter than the transport's: valid UTF-8 and no control characters.
struct RequestTarget: Sendable {
  /// The path as it was sent, without the query.
  let path: String
  /// The decoded segments: `/a/b%2Fc` has `a` and `b/c`. Empty for `/`.
  let segments: [String]
  /// The decoded query; each name once.
  let query: [String: String]

  /// Longest target that is read, in bytes.
  static let limit = 8_192
  /// Most pairs in a query.
  static let pairLimit = 100

  /// Reads the origin form (RFC 9112, 3.2.1), and throws `Problem.malformedRequest` for anything else.
  init(_ target: String) throws(Problem) {
    let bytes = Array(target.utf8)
    guard bytes.first == UInt8(ascii: "/"), bytes.count <= Self.limit else {
      throw .malformedRequest("the request target is not a path, or is longer than \(Self.limit) bytes")
    }
    let mark = bytes.firstIndex(of: UInt8(ascii: "?")) ?? bytes.count
    var segments: [String] = []
    var start = 1
    if mark > 1 {
      for index in 1...mark where index == mark || bytes[index] == UInt8(ascii: "/") {
        segments.append(try Self.decoded(bytes[start..<index], plusIsSpace: false))
        start = index + 1
      }
    }
    path = String(decoding: bytes[..<mark], as: UTF8.self)
    self.segments = segments
    query = mark < bytes.count ? try Self.query(bytes[(mark + 1)...]) : [:]
  }

  private static func query(_ bytes: ArraySlice<UInt8>) throws(Problem) -> [String: String] {
    var query: [String: String] = [:]
    for pair in bytes.split(separator: UInt8(ascii: "&")) {
      let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
      let name = try decoded(pair[..<equals], plusIsSpace: true)
      let value = equals < pair.endIndex ? try decoded(pair[(equals + 1)...], plusIsSpace: true) : ""
      guard query.updateValue(value, forKey: name) == nil else {
        throw .malformedRequest("the query gives the same name twice")
      }
      guard query.count <= pairLimit else { throw .malformedRequest("the query has more than \(pairLimit) names") }
    }
    return query
  }

  private static func decoded(_ bytes: ArraySlice<UInt8>, plusIsSpace: Bool) throws(Problem) -> String {
    guard let text = PercentCoding.decode(bytes, plusIsSpace: plusIsSpace) else {
      throw .malformedRequest("the request target is not percent-encoded UTF-8")
    }
    guard !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
      throw .malformedRequest("the request target contains a control character")
    }
    return text
  }
}
