import Contracts
import Storage

/// What a client sends so that a POST or PATCH, sent again, is done once: kept with the answer.
///
/// A key belongs to the subject, offices and organisations of the token and to the route together: an answer is repeated only to someone who
/// would be given it.
struct IdempotencyKey: Sendable {
  let key: String
  /// A digest of all that the key belongs to, in hexadecimal.
  let owner: String
  private let digest: [UInt8]

  /// The key of that request; nil when it has none or is neither POST nor PATCH. Throws `Problem.malformedRequest` unless it is 1 to 100 visible
  /// ASCII characters.
  ///
  /// - Parameter route: the route's template.
  init?(of request: Request, by actor: Actor, on route: String) throws(Problem) {
    guard request.method == .post || request.method == .patch, let key = request.header("idempotency-key") else { return nil }
    guard (1...100).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw .malformedRequest("an Idempotency-Key is 1 to 100 visible ASCII characters")
    }
    self.key = key
    owner = Self.owner(actor, route)
    var message: [UInt8] = []
    message.reserveCapacity(request.body.count + 128)
    for part in [request.method.rawValue, request.canonicalTarget, request.header("content-type") ?? ""] {
      message.append(contentsOf: part.utf8)
      message.append(0)  // no header or target contains one, so that parts cannot run into each other
    }
    message.append(contentsOf: request.body)
    digest = LibCrypto().sha256(message)
  }

  private static func owner(_ actor: Actor, _ route: String) -> String {
    let lists = [actor.offices.map(\.rawValue).sorted(), actor.organisations.sorted()]
    var message: [UInt8] = []
    for part in [actor.subject, actor.pack ?? "", route] + lists.flatMap({ [String($0.count)] + $0 }) {
      // Each with its length, so that parts cannot run into each other.
      message.append(contentsOf: "\(part.utf8.count):\(part)".utf8)
    }
    return Hexadecimal.text(LibCrypto().sha256(message))
  }

  /// The answer kept under this key; nil when there is none. Throws `Problem.idempotencyKeyReused` when it was for another request.
  func kept(in reader: Reader) throws -> Response? {
    guard let kept = try IdempotencyKeys.find(key: key, actor: owner, in: reader) else { return nil }
    guard kept.requestDigest == digest else { throw Problem.idempotencyKeyReused }
    var headers = kept.headers.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
    headers.append((name: "Idempotency-Replayed", value: "true"))
    return Response(status: kept.status, headers: headers, body: kept.body)
  }

  /// Keeps an answer of success.
  func keep(_ response: Response, at instant: Instant, in transaction: Transaction) throws {
    guard response.status < 400 else { return }
    let headers = Dictionary(response.headers.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    let answer = KeptAnswer(requestDigest: digest, status: response.status, headers: headers, body: response.body)
    try IdempotencyKeys.keep(answer, key: key, actor: owner, at: instant, in: transaction)
  }
}
