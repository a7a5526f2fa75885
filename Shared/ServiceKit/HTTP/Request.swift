private import Contracts

/// One request as it arrived, whole.
package struct Request: Sendable {
  /// What is asked for.
  package let method: HTTPMethod
  /// The target as it was sent: path and query, still percent-encoded.
  package let target: String
  /// Names and values in the order they were sent.
  package let headers: [(name: String, value: String)]
  /// The body; empty when there is none.
  package var body: [UInt8]

  let parsed: Result<RequestTarget, Problem>

  /// A request for that target, such as `/cases?after=7`. A target that cannot be read is answered with 400 when it is handled.
  package init(_ method: HTTPMethod, _ target: String, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
    (self.method, self.target, self.headers, self.body) = (method, target, headers, body)
    parsed = Result { () throws(Problem) in try RequestTarget(target) }
  }

  /// The path as it was sent, without the query.
  package var path: String { (try? parsed.get().path) ?? target }  // an unreadable target stands for itself

  /// The query, decoded; empty when the target cannot be read. Only its route's contract reads it.
  var query: [String: String] { (try? parsed.get().query) ?? [:] }  // such a request never reaches a handler

  /// The target in the one way in which it is compared with another: what the router and the handlers take for the same path and query is
  /// written the same, identifiers in either case among it.
  var canonicalTarget: String {
    guard let target = try? parsed.get() else { return target }
    let path = "/" + target.segments.map { PercentCoding.encode(Identifier($0)?.text ?? $0) }.joined(separator: "/")
    guard !target.query.isEmpty else { return path }
    let pairs = target.query.sorted { $0.key < $1.key }.map {
      PercentCoding.encode($0.key) + "=" + PercentCoding.encode($0.value)
    }
    return path + "?" + pairs.joined(separator: "&")
  }

  /// The values of every header of that name as one list, as a field that may be sent in several lines is read (RFC 9110, 5.3); nil when there is none.
  ///
  /// - Parameter name: in lower case.
  package func list(_ name: String) -> String? {
    let values = headers.filter { $0.name.lowercased() == name }.map(\.value)
    return values.isEmpty ? nil : values.joined(separator: ", ")
  }

  /// The value of the first header of that name; names are compared without case.
  ///
  /// - Parameter name: in lower case.
  package func header(_ name: String) -> String? {
    var name = name
    return name.withUTF8 { wanted in
      headers.first { header in
        var own = header.name
        guard own.utf8.count == wanted.count else { return false }
        return own.withUTF8 { own in
          own.indices.allSatisfy { index in
            let (left, right) = (own[index], wanted[index])
            return left == right || (left | 0x20 == right && (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(left))
          }
        }
      }?.value
    }
  }
}
