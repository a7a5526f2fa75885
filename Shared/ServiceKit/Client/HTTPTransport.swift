package import Contracts
private import Dispatch
private import Foundation
private import FoundationNetworking

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
  /// The service answered with a problem; without a document when the body was none.
  case problem(status: Int, ProblemDocument?)
  /// The answer is not what was agreed: what it was instead.
  case undecodable(String)
}

/// Carries a request to a service and calls back once, on any thread.
package struct HTTPTransport: Sendable {
  /// Called with the request, the seconds until its deadline, and what to call with the outcome.
  package let send:
    @Sendable (ClientRequest, _ deadlineSeconds: Int, @escaping @Sendable (Result<ClientAnswer, ClientError>) -> Void) -> Void

  /// A transport of that closure; it has to call back exactly once.
  package init(
    send: @escaping @Sendable (ClientRequest, Int, @escaping @Sendable (Result<ClientAnswer, ClientError>) -> Void) -> Void
  ) {
    self.send = send
  }

  /// A transport into a service of this process, answered on the caller's thread: for tests and simulations.
  package static func inMemory(_ handle: @escaping @Sendable (Request) -> Response) -> HTTPTransport {
    HTTPTransport { request, _, then in
      let response = handle(Request(request.method, request.target, headers: request.headers, body: request.body ?? []))
      then(.success(ClientAnswer(status: response.status, headers: response.headers, body: response.body)))
    }
  }

  /// The process's one URL session. Its tasks are never cancelled, which can deadlock (swift-corelibs-foundation issue 5412): a call past its
  /// deadline is left to end by itself.
  package static let network = HTTPTransport { request, deadlineSeconds, then in
    guard let url = URL(string: request.address + request.target) else { return then(.failure(.undecodable("not an address"))) }
    var outgoing = URLRequest(url: url)
    outgoing.httpMethod = request.method.rawValue
    // Whole seconds: less than one counts as none. It only bounds silence, so the caller's own deadline comes first.
    outgoing.timeoutInterval = Double(max(1, deadlineSeconds) + 5)
    for (name, value) in request.headers { outgoing.setValue(value, forHTTPHeaderField: name) }
    if let body = request.body { outgoing.httpBody = Data(body) }
    let task = session.dataTask(with: outgoing) { data, response, error in
      guard let response = response as? HTTPURLResponse else {
        return then(.failure(.unreachable(code: (error as? URLError).map { "URLError \($0.code.rawValue)" } ?? "no response")))
      }
      guard error == nil else { return then(.failure(.unreachable(code: "broken off"))) }
      guard response.url == url else { return then(.failure(.undecodable("redirected"))) }
      let headers = response.allHeaderFields.compactMap { name, value in
        (name as? String).map { (name: $0, value: String(describing: value)) }
      }
      then(.success(ClientAnswer(status: response.statusCode, headers: headers, body: Array(data ?? Data()))))
    }
    task.resume()
  }

  private static let session: URLSession = {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.urlCache = nil
    configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
    configuration.httpCookieStorage = nil
    configuration.httpShouldSetCookies = false
    configuration.urlCredentialStorage = nil
    configuration.httpMaximumConnectionsPerHost = 64
    return URLSession(configuration: configuration)
  }()
}
