/// The path and query of a request, normalised before it is routed (RFC 3986, 6.2.2; decision 0021): percent-encoding is undone segment by segment, and
/// dot segments are removed however they are spelt. Slashes are kept as they are: an empty segment is a segment, and an encoded slash is none.
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

  /// Reads the origin form, and the absolute form of an HTTP address (RFC 9112, 3.2), whose host is not looked at; throws a `Problem` for anything else.
  init(_ target: String) throws(Problem) {
    let bytes = try Self.originForm(Array(target.utf8))
    let mark = bytes.firstIndex(of: UInt8(ascii: "?")) ?? bytes.endIndex
    var segments: [String] = []
    var start = bytes.startIndex + 1
    for index in start...max(start, mark) where index == mark || bytes[index] == UInt8(ascii: "/") {
      let segment = try Self.decoded(bytes[start..<index], plusIsSpace: false)
      let isLast = index == mark
      if segment == ".." { _ = segments.popLast() }
      if segment != ".", segment != ".." {
        segments.append(segment)
      } else if isLast {
        segments.append("")
      }
      start = index + 1
    }
    path = String(decoding: bytes[..<mark], as: UTF8.self)
    self.segments = segments == [""] ? [] : segments
    query = mark < bytes.endIndex ? try Self.query(bytes[(mark + 1)...]) : [:]
  }

  private static func originForm(_ bytes: [UInt8]) throws(Problem) -> ArraySlice<UInt8> {
    guard bytes.count <= limit else { throw .targetTooLong(limit: limit) }
    guard !bytes.contains(UInt8(ascii: "#")) else { throw .malformedRequest("the request target contains #") }
    if bytes.first == UInt8(ascii: "/") { return bytes[...] }
    let schemes: [StaticString] = ["http://", "https://"]
    for scheme in schemes where FieldLine.equal(bytes.prefix(scheme.utf8CodeUnitCount), scheme) {
      let rest = bytes.dropFirst(scheme.utf8CodeUnitCount)
      let end = rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? rest.endIndex
      guard end > rest.startIndex else { break }
      return bytes[end...].first == UInt8(ascii: "/") ? bytes[end...] : [UInt8(ascii: "/")] + bytes[end...]
    }
    throw .malformedRequest("the request target is not a path")
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
