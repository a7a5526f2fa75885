import Contracts
import Storage

/// What a client sends so that a POST or PATCH, sent again, is done once: kept with the answer, for each actor.
struct IdempotencyKey: Sendable {
  let key: String
  let actor: String
  private let digest: [UInt8]

  /// The key of that request; nil when it has none or is neither POST nor PATCH. Throws `Problem.malformedRequest` unless it is 1 to 100 visible
  /// ASCII characters.
  init?(of request: Request, by actor: Actor) throws(Problem) {
    guard request.method == .post || request.method == .patch, let key = request.header("idempotency-key") else { return nil }
    guard (1...100).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw .malformedRequest("an Idempotency-Key is 1 to 100 visible ASCII characters")
    }
    self.key = key
    self.actor = actor.subject
    var message: [UInt8] = []
    message.reserveCapacity(request.body.count + 128)
    for part in [request.method.rawValue, request.target, request.header("content-type") ?? ""] {
      message.append(contentsOf: part.utf8)
      message.append(0)  // no header or target contains one, so that parts cannot run into each other
    }
    message.append(contentsOf: request.body)
    digest = LibCrypto().sha256(message)
  }

  /// The answer kept under this key; nil when there is none. Throws `Problem.idempotencyKeyReused` when it was for another request.
  func kept(in reader: Reader) throws -> Response? {
    guard let kept = try IdempotencyKeys.find(key: key, actor: actor, in: reader) else { return nil }
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
    try IdempotencyKeys.keep(answer, key: key, actor: actor, at: instant, in: transaction)
  }
}
