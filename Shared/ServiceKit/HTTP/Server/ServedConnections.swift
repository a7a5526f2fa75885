private import Foundation

/// The connections of one thread, which alone uses them.
struct ServedConnections {
  /// How often the connections of late clients are looked for.
  static let sweepMilliseconds: Int32 = 500

  private let loop: EventLoop
  private let transport: Transport
  private var connections: [UInt64: HTTPConnection] = [:]
  private var last: UInt64 = 0
  /// Connections that had their turn and have more to do.
  private var unfinished: [UInt64] = []
  private var nextSweep: UInt64 = 0
  private var workplace = Workplace()

  init(_ loop: EventLoop, _ transport: Transport) {
    (self.loop, self.transport) = (loop, transport)
  }

  var hasMore: Bool { !unfinished.isEmpty }

  /// What the system waited for is over: the time is read, and those that had their turn go on.
  mutating func beginPass() {
    workplace.now = DispatchTime.now().uptimeNanoseconds
    let serials = unfinished
    unfinished = []
    for serial in serials { run(serial) }
  }

  mutating func add(_ descriptor: Int32) {
    last += 1
    let connection = HTTPConnection(descriptor, last, loop, transport, now: workplace.now)
    connections[last] = connection
    guard loop.watch(descriptor, as: last) else { return end(last, connection) }
    run(last)
  }

  mutating func news(of serial: UInt64, hasEnded: Bool) {
    connections[serial]?.wake(hasEnded: hasEnded)
    run(serial)
  }

  mutating func answer(_ serial: UInt64, _ response: Response) {
    connections[serial]?.answer(response, &workplace)
    run(serial)
  }

  /// Closes the connections whose clients are late, and lets the system have memory that is not needed.
  mutating func sweep() {
    guard workplace.now >= nextSweep else { return }
    nextSweep = workplace.now + UInt64(Self.sweepMilliseconds) * 1_000_000
    for (serial, connection) in connections where connection.isLate(at: workplace.now) { end(serial, connection) }
    transport.returnMemory()
  }

  mutating func closeAll() {
    for (serial, connection) in connections { end(serial, connection) }
  }

  private mutating func run(_ serial: UInt64) {
    guard let connection = connections[serial] else { return }
    switch connection.run(&workplace) {
    case .waits: break
    case .hasMore: unfinished.append(serial)
    case .isOver: end(serial, connection)
    }
  }

  private mutating func end(_ serial: UInt64, _ connection: HTTPConnection) {
    connections[serial] = nil
    connection.end()
  }
}

/// What the connections of one thread share: the time, and the memory that is read into.
struct Workplace {
  /// Nanoseconds of the system's uptime.
  var now: UInt64 = 0
  /// What was read last.
  var scratch = [UInt8](repeating: 0, count: 65_536)
  private var dated: (second: Int64, text: String) = (.min, "")

  /// The date for an answer, made once a second.
  mutating func date(at milliseconds: Int64, _ make: () -> String) -> String {
    let second = milliseconds / 1000
    if dated.second != second { dated = (second, make()) }
    return dated.text
  }
}
