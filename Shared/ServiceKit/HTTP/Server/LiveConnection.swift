private import CMicroHTTPD

/// One connection and the request that it is at, seen by one of the transport's threads at a time. Its methods answer false to have the
/// connection closed.
final class LiveConnection {
  /// Where the connection is between two calls of the transport.
  private enum Phase {
    /// Leaves when the head of a request has come.
    case idle
    /// Leaves when the body is whole; what is refused already is read too, so that the client comes to reading the answer.
    case reading(Request, Admission, received: Int)
    /// Suspended; leaves when the answer has been set and the connection resumed.
    case pending(PendingAnswer)
    /// Leaves when the transport says that the answer is sent or cannot be.
    case answered
  }

  let deadline: Deadline
  /// The target of the request whose head is coming, before the transport decodes it.
  var target = ""

  private let connection: OpaquePointer
  private let transport: Transport
  private var phase = Phase.idle
  private var isActive = false

  /// A refused body is read up to this many times its limit before the connection is closed.
  private static let patience = 4

  init(_ connection: OpaquePointer, _ transport: Transport) {
    (self.connection, self.transport) = (connection, transport)
    deadline = Deadline(seconds: transport.limits.requestSeconds)
  }

  /// The head is here.
  func begin(_ method: HTTPMethod, _ headers: [(name: String, value: String)]) -> Bool {
    deadline.set(seconds: transport.limits.requestSeconds)
    let head = Request(method, target, headers: headers)
    let length = head.header("content-length")
    let declared = length.flatMap { Int($0) } ?? 0
    var admission = transport.application.admit(head, declaredLength: declared)
    if length != nil, head.header("transfer-encoding") != nil {
      admission.refusal = .malformedRequest("Content-Length and Transfer-Encoding contradict each other")
      return refuse(head, admission)
    }
    let isWaiting = head.header("expect") != nil
    if admission.refusal != nil, isWaiting || declared > Self.patience * admission.bodyLimit { return refuse(head, admission) }
    phase = .reading(head, admission, received: 0)
    return true
  }

  /// A part of the body is here.
  func receive(_ part: UnsafeRawBufferPointer) -> Bool {
    guard case .reading(var request, var admission, var received) = phase else { return false }
    phase = .idle
    received += part.count
    if admission.refusal == nil, received > admission.bodyLimit {
      admission.refusal = .bodyTooLarge(limit: admission.bodyLimit)
      request.body = []
    }
    guard received <= Self.patience * admission.bodyLimit else { return false }
    if admission.refusal == nil { request.body.append(contentsOf: part) }
    phase = .reading(request, admission, received: received)
    return true
  }

  /// The request is whole, or its connection was resumed.
  func proceed() -> Bool {
    switch phase {
    case .reading(let request, let admission, _):
      deadline.clear()
      guard !transport.isStopping else { return send(Transport.tooLate) }
      become(active: true)
      switch transport.application.answer(request, admission) {
      case .now(let response): return send(response)
      case .pending(let start):
        let pending = transport.pending(connection)
        phase = .pending(pending)
        // Before the work begins, and before a server that stops knows of it: either may at once resume what must then be suspended.
        MHD_suspend_connection(connection)
        guard transport.keep(pending) else {
          pending.set(Transport.tooLate)
          return true
        }
        pending.onStop(start { pending.set($0) })
        transport.tellIfStopping(pending)
        return true
      }
    case .pending(let pending):
      guard let response = pending.take() else { return false }
      return send(response)
    case .idle, .answered: return false
    }
  }

  /// The answer was sent, or the client went away.
  func completed() {
    become(active: false)
    phase = .idle
    deadline.set(seconds: transport.limits.requestSeconds)
  }

  private func become(active: Bool) {
    guard isActive != active else { return }
    isActive = active
    transport.changeActive(by: active ? 1 : -1)
  }

  private func refuse(_ head: Request, _ admission: Admission) -> Bool {
    guard case .now(let response) = transport.application.answer(head, admission) else { return false }
    return send(response)
  }

  private func send(_ response: Response) -> Bool {
    phase = .answered
    deadline.set(seconds: transport.limits.answerSeconds)
    let queued: OpaquePointer? = response.body.withUnsafeBytes { body in
      // Copied by the transport, which only reads it.
      MHD_create_response_from_buffer(body.count, UnsafeMutableRawPointer(mutating: body.baseAddress), .RESPMEM_MUST_COPY)
    }
    guard let queued else { return false }
    defer { MHD_destroy_response(queued) }
    for (name, value) in response.headers { MHD_add_response_header(queued, name, value) }
    if transport.isStopping { MHD_add_response_header(queued, "Connection", "close") }
    return MHD_queue_response(connection, UInt32(response.status), queued) == .YES
  }
}
