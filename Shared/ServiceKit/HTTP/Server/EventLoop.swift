private import CEpoll
private import Foundation
private import Synchronization

/// One of the server's threads, and the connections that it serves alone.
final class EventLoop: Sendable {
  private struct Mail {
    var arrivals: [Int32] = []
    var answers: [(serial: UInt64, response: Response)] = []
    var isEnding = false
    var isEmpty: Bool { arrivals.isEmpty && answers.isEmpty && !isEnding }
  }

  private let epoll: Int32
  private let bell: Int32
  private let mail = Mutex(Mail())
  private let hasEnded = DispatchSemaphore(value: 0)

  /// The tag of the bell; connections count from 1.
  private static let bellTag: UInt64 = 0

  /// Nil when the system grants no more descriptors.
  init?() {
    (epoll, bell) = (mc_epoll_make(), mc_bell_make())
    guard epoll >= 0, bell >= 0, mc_epoll_add(epoll, bell, Self.bellTag) == 0 else {
      for descriptor in [epoll, bell] where descriptor >= 0 { close(descriptor) }
      return nil
    }
  }

  deinit {
    close(epoll)
    close(bell)
  }

  /// Starts the thread.
  func start(_ transport: Transport) {
    let thread = Thread { [self] in
      var served = ServedConnections(self, transport)
      while run(&served) {}
      served.closeAll()
      hasEnded.signal()
    }
    thread.name = "http"
    thread.stackSize = 4 << 20
    thread.start()
  }

  /// Closes every connection, and returns when the thread has ended. To be called once, after `start`.
  func stop() {
    post { $0.isEnding = true }
    hasEnded.wait()
  }

  /// Serves that connection from now on, and closes it in the end.
  func serve(_ descriptor: Int32) { post { $0.arrivals.append(descriptor) } }

  /// Has the connection of that serial number answered, if it is still there.
  func deliver(_ response: Response, to serial: UInt64) { post { $0.answers.append((serial, response)) } }

  /// To be called on the thread: false when there is no more memory for it.
  func watch(_ descriptor: Int32, as serial: UInt64) -> Bool { mc_epoll_add(epoll, descriptor, serial) == 0 }

  private func post(_ change: (inout Mail) -> Void) {
    let wasEmpty = mail.withLock { mail in
      let wasEmpty = mail.isEmpty
      change(&mail)
      return wasEmpty
    }
    if wasEmpty { mc_bell_ring(bell) }
  }

  private func run(_ served: inout ServedConnections) -> Bool {
    withUnsafeTemporaryAllocation(of: mc_epoll_news.self, capacity: Int(mc_epoll_most)) { news in
      let pause = served.hasMore ? 0 : ServedConnections.sweepMilliseconds
      let count = Int(mc_epoll_wait(epoll, news.baseAddress, pause))
      served.beginPass()
      for index in 0..<count {
        if news[index].tag == Self.bellTag {
          mc_bell_silence(bell)
        } else {
          served.news(of: news[index].tag, hasEnded: news[index].has_ended != 0)
        }
      }
      // The bell is silent before the mail is taken: what is posted from here on rings it again.
      let mail = self.mail.withLock { mail in
        defer { mail = Mail() }
        return mail
      }
      for descriptor in mail.arrivals { served.add(descriptor) }
      for (serial, response) in mail.answers { served.answer(serial, response) }
      served.sweep()
      return !mail.isEnding
    }
  }
}
