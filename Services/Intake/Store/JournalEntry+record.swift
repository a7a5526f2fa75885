import Contracts
import ServiceKit
import Storage

extension JournalEntry {
  /// The record as that event left it.
  func record<Record>(_ type: Record.Type = Record.self) throws -> Record {
    guard let payload = IntakeEvent(rawValue: self.type)?.payload as? any LeavesRecord<Record>.Type else {
      throw StorageError.constraint("\(stream) holds \(self.type), which leaves no \(Record.self)")
    }
    return try decode(payload).record
  }
}
