package import Contracts
private import Dispatch
private import Synchronization

/// A request on its way out.
package struct ClientRequest: Sendable {
  /// What is asked for.
  package var method: HTTPMethod
  /// The base address and the target.
  package var address: String
  /// Path and query, percent-encoded.
  package var target: String
  /// Names and values.
  package var headers: [(name: String, value: String)]
  /// The body; nil when there is none.
  package var body: [UInt8]?

  /// Every field by name.
  package init(
    method: HTTPMethod, address: String, target: String, headers: [(name: String, value: String)], body: [UInt8]? = nil
  ) {
    (self.method, self.address, self.target, self.headers, self.body) = (method, address, target, headers, body)
  }
}

/// What came back, whatever its status.
package struct ClientAnswer: Sendable {
  /// The HTTP status.
  package let status: Int
  /// Values by the name of the header in lower case.
  package let headers: [String: String]
  /// The body, whole.
  package let body: [UInt8]

  /// An answer of those parts, with the headers' names in any case.
  package init(status: Int, headers: [(name: String, value: String)], body: [UInt8]) {
    self.status = status
    self.headers = Dictionary(headers.map { ($0.name.lowercased(), $0.value) }, uniquingKeysWith: { first, _ in first })
    self.body = body
  }
}

/// Why there is no answer to be used.
package enum ClientError: Error, Sendable {
  /// No connection, or it broke; whether the request was acted on is not known. The code is the transport's own.
  case unreachable(code: String)
  /// No whole answer within so many seconds.
  case deadline(seconds: Int)
  /// The answer goes on beyond so many bytes.
  case tooLarge(limit: Int)
  /// The service answered with a problem; without a document when the body was none.
  case problem(status: Int, ProblemDocument?)
  /// The address did not prove to be the service that was to be asked, and was asked for nothing else.
  case unproven
  /// The answer is not what was agreed: what it was instead.
  case undecodable(String)
}

/// What an answer may cost. Both are kept to while it arrives.
package struct AnswerLimits: Sendable {
  /// Seconds from the start of the call to the last byte, 1 or more, however many bytes keep coming.
  package var seconds = 10
  /// Bytes of the whole answer, head and body.
  package var bytes = 8_388_608

  /// Limits of an ordinary call.
  package init(seconds: Int = 10, bytes: Int = 8_388_608) {
    (self.seconds, self.bytes) = (max(1, seconds), bytes)
  }
}

/// Carries a request to a service and calls back once, on any thread.
package struct HTTPTransport: Sendable {
  /// Called with the request, what its answer may cost, and what to call with the outcome, which has to be quick.
  package let send:
    @Sendable (ClientRequest, AnswerLimits, @escaping @Sendable (Result<ClientAnswer, ClientError>) -> Void) -> Void

  /// A transport of that closure; it has to call back exactly once.
  package init(
    send:
      @escaping @Sendable (ClientRequest, AnswerLimits, @escaping @Sendable (Result<ClientAnswer, ClientError>) -> Void) -> Void
  ) {
    self.send = send
  }

  /// The process's network (decision 0013).
  package static let network = HTTPTransport { Network.shared.send($0, $1, then: $2) }

  /// Sends a request and waits for its answer, of whatever status.
  package func ask(
    _ request: ClientRequest, within limits: AnswerLimits = AnswerLimits()
  ) throws(ClientError) -> ClientAnswer {
    let (box, arrived) = (AnswerBox(), DispatchSemaphore(value: 0))
    send(request, limits) { result in
      box.result.withLock { $0 = result }
      arrived.signal()
    }
    guard arrived.wait(timeout: .now() + .seconds(limits.seconds)) == .success, let result = box.result.withLock({ $0 }) else {
      throw .deadline(seconds: limits.seconds)
    }
    return try result.get()
  }
}

/// Where the answer is put for the thread that waits.
private final class AnswerBox: Sendable {
  let result = Mutex<Result<ClientAnswer, ClientError>?>(nil)
}
