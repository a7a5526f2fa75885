package import Contracts
private import Foundation
package import ServiceKit

extension Town {
  /// GETs as that person.
  package func get(_ service: Service, _ target: String, as actor: Actor?) throws -> Answer {
    try ask(service, Request(.get, target, headers: try actor.map { [try authorization($0, for: service)] } ?? []))
  }

  /// Sends JSON as that person.
  ///
  /// - Parameters:
  ///   - version: sent as `If-Match`.
  ///   - key: sent as `Idempotency-Key`.
  package func send(
    _ service: Service, _ target: String, as actor: Actor, _ body: JSON?, method: HTTPMethod = .post,
    version: Int? = nil, key: String? = nil
  ) throws -> Answer {
    var headers = [try authorization(actor, for: service)]
    if let version { headers.append(("If-Match", "\"\(version)\"")) }
    if let key { headers.append(("Idempotency-Key", key)) }
    if body != nil {
      headers.append(("Content-Type", method == .patch ? MergePatch.mediaType : "application/json"))
    }
    return try ask(service, Request(method, target, headers: headers, body: body?.bytes ?? []))
  }

  /// Sends a form as a browser does.
  package func sendForm(
    _ service: Service, _ target: String, as actor: Actor, _ fields: [(String, String)]
  ) throws -> Answer {
    let text = fields.map { "\(Self.escaped($0))=\(Self.escaped($1))" }.joined(separator: "&")
    let headers = [try authorization(actor, for: service), ("Content-Type", "application/x-www-form-urlencoded")]
    return try ask(service, Request(.post, target, headers: headers, body: Array(text.utf8)))
  }

  /// Percent-encoded, as a form or a query carries it.
  package static func escaped(_ text: String) -> String {
    text.utf8.map { byte in
      let isPlain =
        byte.isASCIILetterOrDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
      return isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
  }
}

extension UInt8 {
  fileprivate var isASCIILetterOrDigit: Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self)
  }
}
