private import Contracts

/// The typed client of one service, as another service or the command line uses it: synchronous, with a deadline, and without any retry of its own.
///
/// Whatever a call is for must survive the process: it is a journal entry or a due row first, and is tried again from there.
package final class HTTPClient: Sendable {
  private let base: String
  private let token: @Sendable () -> String
  private let limits: AnswerLimits
  private let transport: HTTPTransport

  /// A client of the service at `base`, such as `http://127.0.0.1:8081`.
  ///
  /// - Parameters:
  ///   - token: asked before each request; empty for none.
  ///   - limits: what each answer may cost.
  ///   - transport: the network, but for tests.
  package init(
    base: String, token: @escaping @Sendable () -> String, limits: AnswerLimits = AnswerLimits(),
    transport: HTTPTransport = .network
  ) {
    self.base = base.hasSuffix("/") ? String(base.dropLast()) : base
    (self.token, self.limits, self.transport) = (token, limits, transport)
  }

  /// Sends a request and waits for its answer, of a status below 400.
  ///
  /// - Parameters:
  ///   - target: path and query, percent-encoded, from its first slash.
  ///   - body: sent as JSON.
  ///   - headers: such as `traceparent`, `Idempotency-Key` and `If-Match`.
  ///   - limits: what this answer may cost, where it is not what the client's may.
  package func send(
    _ method: HTTPMethod, _ target: String, body: (any Encodable & Sendable)? = nil, headers: [String: String] = [:],
    limits: AnswerLimits? = nil
  ) throws(ClientError) -> ClientAnswer {
    var request = request(method, target, headers: headers)
    if let body {
      // What cannot be encoded is this program's own fault, and reported as any other disagreement about the form.
      guard let bytes = try? JSON.bytes(of: body) else { throw .undecodable("the body to be sent") }
      request.body = bytes
      request.headers.append(("Content-Type", "application/json"))
    }
    return try Self.checked(try transport.ask(request, within: limits ?? self.limits))
  }

  /// GETs a value, in the trace of what it is asked for.
  package func get<T: Decodable>(_ target: String, as type: T.Type, in trace: TraceContext) throws(ClientError) -> T {
    try Self.decode(type, from: try send(.get, target, headers: ["traceparent": trace.header]))
  }

  /// Sends a GET without waiting, for long polls; `then` is called once, on any thread, and has to be quick.
  func begin(_ target: String, limits: AnswerLimits, then: @escaping @Sendable (Result<ClientAnswer, ClientError>) -> Void) {
    transport.send(request(.get, target, headers: [:]), limits) { result in
      then(Result { () throws(ClientError) in try Self.checked(try result.get()) })
    }
  }

  /// The answer's body as that type.
  package static func decode<T: Decodable>(_ type: T.Type, from answer: ClientAnswer) throws(ClientError) -> T {
    do {
      return try JSON.decode(type, from: answer.body)
    } catch {
      throw .undecodable(String(describing: type))
    }
  }

  private func request(_ method: HTTPMethod, _ target: String, headers: [String: String]) -> ClientRequest {
    var fields: [(name: String, value: String)] = [("Accept", "*/*")]
    let token = token()
    if !token.isEmpty { fields.append(("Authorization", "Bearer \(token)")) }
    for (name, value) in headers.sorted(by: { $0.key < $1.key }) { fields.append((name, value)) }
    return ClientRequest(method: method, address: base, target: target, headers: fields, body: nil)
  }

  private static func checked(_ answer: ClientAnswer) throws(ClientError) -> ClientAnswer {
    // No service sends another elsewhere: a proxy between them did.
    guard !(300..<400).contains(answer.status) else { throw .undecodable("redirected") }
    guard answer.status >= 400 else { return answer }
    // A proxy in between may answer without a document; the status is told either way.
    let document = try? JSON.decode(ProblemDocument.self, from: answer.body)
    throw .problem(status: answer.status, document)
  }
}
