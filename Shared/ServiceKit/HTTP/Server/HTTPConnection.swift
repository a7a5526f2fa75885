private import Contracts
private import Foundation

/// One connection and the request that it is at. For one thread alone.
final class HTTPConnection {
  /// What a connection can be doing.
  private enum Phase {
    /// Leaves when the head of a request is whole, or is none.
    case head(HeadScan)
    /// Leaves when the body is whole; what is refused already is read too, so that the client comes to reading the answer.
    case body(Request, Admission, BodyReader, received: Int)
    /// Leaves when the answer has been delivered.
    case pending(PendingAnswer)
    /// Leaves when the answer has been sent.
    case answering
    /// The last answer was sent: what the client still sends is left, so that it is not told of a broken connection instead of reading the answer.
    case leaving
  }

  /// What a turn came to.
  enum Turn {
    /// It goes on with the next news of the connection.
    case waits
    /// Others have their turn first.
    case hasMore
    /// It is to be ended.
    case isOver
  }

  private let descriptor: Int32
  private let serial: UInt64
  private let loop: EventLoop
  private let transport: Transport
  private var phase: Phase
  private var input: [UInt8] = []
  private var output: [UInt8] = []
  private var sent = 0
  private var mayHaveInput = true
  private var hasEnded = false
  private var isActive = false
  /// Whether another request may follow.
  private var staysOpen = true
  private var isOldest = false
  private var isHead = false
  /// In nanoseconds of the system's uptime; zero while it is not the client's turn.
  private var deadline: UInt64
  private var lastSign: UInt64
  private var left = 0
  /// The length of the body that is being read, or zero where its head does not say.
  private var declared = 0
  /// What this connection has of the memory for large bodies.
  private var memory = 0

  /// A refused body is read up to this many times its limit before the connection is closed.
  private static let patience = 4
  /// Requests and parts of bodies that one connection has read before others have their turn.
  private static let turnLength = 32
  /// What is read and left after the last answer, in bytes and seconds.
  private static let leavingBytes = 1_048_576
  private static let leavingSeconds = 2

  init(_ descriptor: Int32, _ serial: UInt64, _ loop: EventLoop, _ transport: Transport, now: UInt64) {
    (self.descriptor, self.serial, self.loop, self.transport) = (descriptor, serial, loop, transport)
    phase = .head(HeadScan(limit: transport.limits.headBytes))
    lastSign = now
    deadline = now + Self.nanoseconds(transport.limits.requestSeconds)
  }

  /// The system has news: there may be input or room for output.
  func wake(hasEnded: Bool) {
    mayHaveInput = true
    if hasEnded { self.hasEnded = true }
  }

  /// Whether the client has not done its part in time.
  func isLate(at now: UInt64) -> Bool {
    if case .pending = phase { return false }
    return deadline != 0 && deadline < now || lastSign + Self.nanoseconds(transport.limits.inactivitySeconds) < now
  }

  /// Goes on as far as it can.
  func run(_ workplace: inout Workplace) -> Turn {
    for _ in 0..<Self.turnLength {
      if let turn = step(&workplace) { return turn }
    }
    return .hasMore
  }

  /// To be called once, as the last.
  func end() {
    become(active: false)
    giveMemoryBack()
    close(descriptor)
    transport.connectionEnded()
  }

  /// The answer that was waited for.
  func answer(_ response: Response, _ workplace: inout Workplace) {
    if case .pending = phase { send(response, &workplace) }
  }

  /// Nil when there is more to do at once.
  private func step(_ workplace: inout Workplace) -> Turn? {
    if sent < output.count, let turn = flush(workplace.now) { return turn }
    switch phase {
    case .head(let scan): return readHead(scan, &workplace)
    case .body(let request, let admission, let reader, let received):
      // Out of the phase, so that the body is not copied with each part.
      phase = .answering
      return readBody(request, admission, reader, received, &workplace)
    case .pending: return .waits
    case .answering: return afterAnswer(workplace.now)
    case .leaving: return leave(&workplace)
    }
  }

  // MARK: - Requests

  private func readHead(_ scan: HeadScan, _ workplace: inout Workplace) -> Turn? {
    var scan = scan
    do throws(MessageFault) {
      let found = try input.withUnsafeBytes { bytes in
        Result { () throws(MessageFault) -> (head: RequestHead, end: Int)? in
          guard let end = try scan.end(in: bytes) else { return nil }
          return (try RequestHead(UnsafeRawBufferPointer(rebasing: bytes[scan.start..<end])), end)
        }
      }.get()
      guard let found else {
        phase = .head(scan)
        return fill(&workplace)
      }
      input.removeFirst(found.end)
      begin(found.head, &workplace)
    } catch {
      refuse(error, nil, &workplace)
    }
    return nil
  }

  private func begin(_ head: RequestHead, _ workplace: inout Workplace) {
    (staysOpen, isOldest, isHead) = (head.staysOpen, head.isOldest, head.method == .head)
    deadline = workplace.now + Self.nanoseconds(transport.limits.requestSeconds)
    let request = Request(head.method, head.target, headers: head.headers)
    declared = head.declaredLength
    let admission = transport.application.admit(request, declaredLength: declared)
    deadline += extra(for: admission.bodyLimit)
    let reader = BodyReader(head.framing)
    if admission.refusal != nil, head.expectsContinue || declared > Self.patience * admission.bodyLimit {
      staysOpen = reader.isWhole && staysOpen
      return proceed(request, admission, &workplace)
    }
    if reader.isWhole { return proceed(request, admission, &workplace) }
    if head.expectsContinue, input.isEmpty { output.append(contentsOf: ResponseHead.goOn) }
    phase = .body(request, admission, reader, received: 0)
  }

  private func readBody(
    _ request: Request, _ admission: Admission, _ reader: BodyReader, _ received: Int, _ workplace: inout Workplace
  ) -> Turn? {
    var (request, admission, reader, received) = (request, admission, reader, received)
    do throws(MessageFault) {
      let taken = try input.withUnsafeBytes { bytes in
        Result { () throws(MessageFault) in
          try reader.read(bytes) { part in
            received += part.count
            if admission.refusal == nil, received > admission.bodyLimit {
              admission.refusal = .bodyTooLarge(limit: admission.bodyLimit)
            }
            if admission.refusal == nil, !takeMemory(for: received) { admission.refusal = .unavailable(Self.tooMuch) }
            if admission.refusal != nil, !request.body.isEmpty {
              // What is refused is read and left: others have the memory at once, so that some of many are taken whole.
              request.body = []
              giveMemoryBack()
            }
            guard admission.refusal == nil else { return }
            // All at once, since a body that grows has up to three times its size while it is moved; but not for one that has hardly begun.
            if received > Self.ordinaryBytes, received > declared / 8, request.body.capacity < declared {
              request.body.reserveCapacity(declared)
            }
            request.body.append(contentsOf: part)
          }
        }
      }.get()
      input.removeFirst(taken)
    } catch {
      refuse(error, admission, &workplace)
      return nil
    }
    guard received <= Self.patience * admission.bodyLimit else { return .isOver }
    if reader.isWhole {
      proceed(request, admission, &workplace)
      return nil
    }
    phase = .body(request, admission, reader, received: received)
    return fill(&workplace)
  }

  private func proceed(_ request: Request, _ admission: Admission, _ workplace: inout Workplace) {
    deadline = 0
    become(active: true)
    guard !transport.isStopping else { return send(transport.tooLate, &workplace) }
    switch transport.application.answer(request, admission) {
    case .now(let response): send(response, &workplace)
    case .pending(let start):
      let pending = transport.pending(loop, serial)
      phase = .pending(pending)
      guard transport.keep(pending) else { return pending.set(transport.tooLate) }
      pending.onStop(start { pending.set($0) })
      transport.tellIfStopping(pending)
    }
  }

  /// Nothing that follows can be told from what was refused.
  private func refuse(_ fault: MessageFault, _ admission: Admission?, _ workplace: inout Workplace) {
    (staysOpen, input) = (false, [])
    if admission == nil { isHead = false }
    become(active: true)
    send(transport.application.refuse(fault, admission), &workplace)
  }

  /// Whether there is memory for so many bytes, of a body or an answer; an ordinary one needs none that is counted.
  private func takeMemory(for bytes: Int) -> Bool {
    guard bytes > Self.ordinaryBytes, bytes > memory else { return true }
    guard transport.takeMemory(bytes - memory) else { return false }
    memory = bytes
    return true
  }

  private func giveMemoryBack() {
    transport.giveMemory(back: memory)
    memory = 0
  }

  /// In nanoseconds.
  private func extra(for bytes: Int) -> UInt64 { Self.nanoseconds(bytes / transport.limits.slowestBytesPerSecond) }

  /// What is no larger is not counted: what every connection may send at once does not fill the memory.
  private static let ordinaryBytes = Route.ordinaryBodyLimit
  private static let tooMuch = "too much is being sent at once; try again in a moment"

  // MARK: - Answers

  private func send(_ response: Response, _ workplace: inout Workplace) {
    phase = .answering
    if transport.isStopping { staysOpen = false }
    giveMemoryBack()
    let response = takeMemory(for: response.body.count) ? response : .problem(.unavailable(Self.tooMuch))
    deadline = workplace.now + Self.nanoseconds(transport.limits.answerSeconds) + extra(for: response.body.count)
    lastSign = workplace.now
    let instant = transport.application.clock.wallNow
    let date = workplace.date(at: instant.milliseconds) { ResponseHead.date(instant) }
    ResponseHead.append(
      response, isToHead: isHead, connection: staysOpen ? (isOldest ? "keep-alive" : nil) : "close", date: date, to: &output)
  }

  private func afterAnswer(_ now: UInt64) -> Turn? {
    become(active: false)
    giveMemoryBack()
    deadline = now + Self.nanoseconds(staysOpen ? transport.limits.requestSeconds : Self.leavingSeconds)
    if staysOpen {
      phase = .head(HeadScan(limit: transport.limits.headBytes))
    } else {
      phase = .leaving
      input = []
      shutdown(descriptor, Int32(SHUT_WR))
    }
    return nil
  }

  private func leave(_ workplace: inout Workplace) -> Turn? {
    left += input.count
    input = []
    return left > Self.leavingBytes ? .isOver : fill(&workplace)
  }

  private func become(active: Bool) {
    guard isActive != active else { return }
    isActive = active
    transport.changeActive(by: active ? 1 : -1)
  }

  // MARK: - The socket

  /// Sends what is to be sent; nil when all of it is.
  private func flush(_ now: UInt64) -> Turn? {
    while sent < output.count {
      let count = output.withUnsafeBytes {
        Foundation.send(
          descriptor, $0.baseAddress?.advanced(by: sent), output.count - sent,
          Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
      }
      guard count >= 0 else {
        if errno == EINTR { continue }
        return errno == EAGAIN ? .waits : .isOver
      }
      sent += count
      lastSign = now
    }
    output.removeAll(keepingCapacity: output.count <= Self.keptBytes)
    sent = 0
    return nil
  }

  /// Reads on; nil when something came.
  private func fill(_ workplace: inout Workplace) -> Turn? {
    guard mayHaveInput else { return .waits }
    let count = workplace.scratch.withUnsafeMutableBytes {
      recv(descriptor, $0.baseAddress, $0.count, Int32(MSG_DONTWAIT))
    }
    guard count > 0 else {
      if count < 0, errno == EINTR { return nil }
      mayHaveInput = false
      return count < 0 && errno == EAGAIN ? .waits : .isOver
    }
    // The system tells of more when it comes, unless the other side has said that nothing will.
    mayHaveInput = count == workplace.scratch.count || hasEnded
    lastSign = workplace.now
    input.append(contentsOf: workplace.scratch[..<count])
    return nil
  }

  /// The memory that a connection keeps for its next answer.
  private static let keptBytes = 16_384

  private static func nanoseconds(_ seconds: Int) -> UInt64 { UInt64(seconds) * 1_000_000_000 }
}
