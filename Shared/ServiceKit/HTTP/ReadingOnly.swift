private import Synchronization

/// Says that nothing may be changed here, and why.
package final class ReadingOnly: Sendable {
  private let reason = Mutex<String?>(nil)

  package init() {}

  /// Why nothing may be changed; nil where it may.
  package var why: String? { reason.withLock { $0 } }

  func set(_ why: String) { reason.withLock { $0 = why } }
}
