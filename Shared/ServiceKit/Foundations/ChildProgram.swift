private import Foundation

/// A program that was started, connected by one socket: what is written to it is its standard input, what it prints is read here.
///
/// It has nothing else of this process: no other open file, no signal mask, standard error thrown away (it may quote what it was given), an
/// environment of its own. Not for two threads at once.
package final class ChildProgram {
  /// Why nothing came of it.
  package enum Fault: Error { case notStarted, ended, tooSlow, tooMuch }

  /// Its process.
  package let id: Int32
  private let socket: Int32
  private var buffer: [UInt8] = []
  private var isReaped = false

  /// Starts the program at that path.
  ///
  /// - Parameter input: all of its standard input, which it has before it starts, and so reads to the end whatever becomes of this process; nil where
  ///   it is written to afterwards.
  package init(_ path: String, _ arguments: [String], input: [UInt8]? = nil) throws(Fault) {
    let file = try input.map { bytes throws(Fault) in try Self.file(of: bytes) }
    defer { if let file { close(file) } }
    var ends: [Int32] = [0, 0]
    var child: pid_t = 0
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
      throw .notStarted
    }
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
      close(ends[1])
      if child == 0 { close(ends[0]) }
    }
    posix_spawn_file_actions_adddup2(&actions, file ?? ends[1], 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    guard Self.closesOthers(&actions) else { throw .notStarted }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    // A group of its own: Ctrl-C at the terminal is for the service, which then ends the program.
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
    var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
    let settings = ["PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "HOME=/dev/null"]
    var environment: [UnsafeMutablePointer<CChar>?] = settings.map { strdup($0) } + [nil]
    defer { for word in words + environment { free(word) } }
    guard posix_spawn(&child, path, &actions, &attributes, &words, &environment) == 0, child != 0 else { throw .notStarted }
    (id, socket) = (child, ends[0])
  }

  deinit { end() }

  /// Has every file that is open here closed there but the first three: glibc can, and Swift does not show its function.
  private static func closesOthers(_ actions: inout posix_spawn_file_actions_t) -> Bool {
    typealias Function = @convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, Int32) -> Int32
    guard let function = dlsym(nil, "posix_spawn_file_actions_addclosefrom_np") else { return false }
    return unsafeBitCast(function, to: Function.self)(&actions, 3) == 0
  }

  /// A file in memory with those bytes, to be read from its start: glibc makes one, and Swift does not show its function.
  private static func file(of bytes: [UInt8]) throws(Fault) -> Int32 {
    typealias Function = @convention(c) (UnsafePointer<CChar>, UInt32) -> Int32
    let closesOnExec: UInt32 = 1
    guard let function = dlsym(nil, "memfd_create") else { throw .notStarted }
    let file = unsafeBitCast(function, to: Function.self)("input", closesOnExec)
    guard file >= 0 else { throw .notStarted }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
      guard count > 0 else { break }
      rest = rest.dropFirst(count)
    }
    guard rest.isEmpty, lseek(file, 0, SEEK_SET) == 0 else {
      close(file)
      throw .notStarted
    }
    return file
  }

  /// Ends it if it still runs.
  package func end() {
    guard !isReaped else { return }
    isReaped = true
    kill(id, SIGKILL)
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
    close(socket)
  }

  /// Writes everything, or throws once the deadline has passed.
  package func write(_ bytes: [UInt8], by deadline: Deadline, thenCloses: Bool = false) throws(Fault) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { bytes in
        let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
        return send(socket, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
      }
      if count > 0 {
        written += count
      } else if errno == EAGAIN {
        // A program that prints while it is still being written to would otherwise wait for us, as we for it.
        if try wait(for: POLLIN | POLLOUT, by: deadline) & Int16(POLLIN) != 0 { _ = try fill(limit: .max) }
      } else if errno != EINTR {
        throw .ended
      }
    }
    if thenCloses { shutdown(socket, Int32(SHUT_WR)) }
  }

  /// The next line, without its end.
  package func line(by deadline: Deadline, limit: Int) throws(Fault) -> [UInt8] {
    var searched = 0
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        let line = Array(buffer[..<end])
        buffer.removeSubrange(...end)
        return line
      }
      searched = buffer.count
      _ = try wait(for: POLLIN, by: deadline)
      guard try fill(limit: limit) else { throw .ended }
    }
  }

  /// Everything until the program closes its output; throws unless it then ends with 0.
  package func rest(by deadline: Deadline, limit: Int) throws(Fault) -> [UInt8] {
    while true {
      _ = try wait(for: POLLIN, by: deadline)
      guard try fill(limit: limit) else { break }
    }
    guard reap() == 0 else { throw .ended }
    return buffer
  }

  /// What it ended with, once it has closed its output: 0 to 255.
  package func status(by deadline: Deadline, limit: Int) throws(Fault) -> Int32 {
    while true {
      _ = try wait(for: POLLIN, by: deadline)
      guard try fill(limit: limit) else { break }
    }
    let status = reap()
    // The low bits name the signal that ended it.
    guard status & 0x7F == 0 else { throw .ended }
    return status >> 8 & 0xFF
  }

  private func reap() -> Int32 {
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
    isReaped = true
    close(socket)
    return status
  }

  /// Reads what is there; false at the end.
  private func fill(limit: Int) throws(Fault) -> Bool {
    let room = 1 << 18
    let before = buffer.count
    var count = 0
    buffer.append(
      contentsOf: [UInt8](unsafeUninitializedCapacity: room) { space, initialised in
        count = recv(socket, space.baseAddress, room, Int32(MSG_DONTWAIT))
        initialised = max(0, count)
      })
    guard count >= 0 || errno == EAGAIN || errno == EINTR else { throw .ended }
    guard buffer.count <= limit else { throw .tooMuch }
    return count < 0 || buffer.count > before
  }

  private func wait(for events: Int32, by deadline: Deadline) throws(Fault) -> Int16 {
    var poll = pollfd(fd: socket, events: Int16(events), revents: 0)
    while true {
      let left = deadline.millisecondsLeft
      guard left > 0 else { throw .tooSlow }
      let count = Foundation.poll(&poll, 1, left)
      if count > 0 { return poll.revents }
      guard count == 0 || errno == EINTR else { throw .ended }
    }
  }
}

/// A moment on the clock that is never set back.
package struct Deadline: Sendable {
  private let end: ContinuousClock.Instant

  /// So many seconds from now.
  package init(seconds: Double) { end = ContinuousClock.now + .seconds(seconds) }

  var millisecondsLeft: Int32 {
    let left = end - ContinuousClock.now
    return Int32(clamping: left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000)
  }
}
