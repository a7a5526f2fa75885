import Foundation

/// The mailbox that bounces come to: a Maildir, into which a mail server or a fetching program delivers.
///
/// What it has read is marked in the name of its file, as every mail program marks it: `S`, seen, or `F`, flagged for a person. So it also
/// leaves alone what a person has read there. Nothing is removed.
struct BounceMailbox: Sendable {
  let folder: String

  /// A message that no one has marked.
  struct Message: Sendable, Equatable {
    /// Its file, below the mailbox.
    let place: String
    /// The part of the file's name that stays.
    fileprivate let name: String
  }

  /// How a message is marked.
  enum Mark: String, Sendable {
    case done = "S"
    case forPerson = "F"
  }

  /// As many messages as are read at once.
  static let mostMessages = 200
  /// As much as is read of one: a report comes before the message that it returns.
  static let mostBytes = 524_288

  /// Messages that no one has marked, in no order.
  ///
  /// - Throws: `MailboxFault` where the mailbox cannot be read.
  func waiting() throws -> [Message] {
    var found: [Message] = []
    for part in ["new", "cur"] {
      guard let folder = opendir("\(folder)/\(part)") else { throw MailboxFault(code: errno) }
      defer { closedir(folder) }
      // Mail programs take what is new into `cur`, unmarked, when the mailbox is only looked at.
      while found.count < Self.mostMessages, let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        guard !name.hasPrefix("."), !name.contains("\u{FFFD}") else { continue }
        let pieces = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let marks = pieces.count == 2 ? pieces[1].split(separator: ",").last ?? "" : ""
        guard part == "new" || !marks.contains(where: { "FPRST".contains($0) }) else { continue }
        found.append(Message(place: "\(part)/\(name)", name: String(pieces[0])))
      }
    }
    return found
  }

  /// What a message begins with; nil where it is no file that can be read.
  func read(_ message: Message) -> [UInt8]? {
    let file = open("\(folder)/\(message.place)", O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    var bytes = [UInt8](repeating: 0, count: min(Self.mostBytes, max(0, Int(status.st_size))))
    var count = 0
    while count < bytes.count {
      let read = bytes.withUnsafeMutableBytes { Foundation.read(file, $0.baseAddress?.advanced(by: count), $0.count - count) }
      guard read > 0 else { break }
      count += read
    }
    return Array(bytes[..<count])
  }

  /// Marks a message; one that is no longer there has been dealt with elsewhere.
  ///
  /// - Throws: `MailboxFault` where the mailbox cannot be written.
  func mark(_ message: Message, _ mark: Mark) throws {
    guard rename("\(folder)/\(message.place)", "\(folder)/cur/\(message.name):2,\(mark.rawValue)") != 0 else { return }
    guard errno == ENOENT else { throw MailboxFault(code: errno) }
  }
}

/// The mailbox of bounces cannot be used; `code` is the system's errno.
struct MailboxFault: Error { let code: Int32 }
