import Contracts
import ServiceKit
import Storage

/// Whether the journals still have what signed checkpoints say of them: those that records keeps, and those that were kept elsewhere.
enum CheckpointProof {
  /// A finding for each that something is wrong with, or one that says how many hold.
  ///
  /// - Parameter elsewhere: the files of checkpoints that were kept elsewhere.
  static func findings(of databases: [DatabaseLocation], elsewhere: [String]) -> [JournalFinding] {
    guard let records = databases.first(where: { $0.name == Service.records.rawValue }) else { return [] }
    let folder = CheckpointFolder(in: records.folder)
    var (faults, previous): ([JournalFinding], SignedCheckpoint?) = ([], nil)
    var held: Int64 = 0
    func add(_ name: String, _ fault: String?) {
      if let fault { faults.append(JournalFinding(service: name, rows: 0, fault: fault)) } else { held += 1 }
    }
    for number in folder.numbers {
      do {
        let signed = try folder.checkpoint(number)
        add("checkpoint \(number)", try chain(signed, after: previous) ?? fault(of: signed, databases))
        previous = signed
      } catch {
        add("checkpoint \(number)", "\(error)")
      }
    }
    for file in elsewhere {
      do {
        let signed = try CheckpointFolder.read(file)
        let number = signed.checkpoint.number
        let own = folder.numbers.contains(number) ? try folder.checkpoint(number) : nil
        add(
          file,
          own == nil
            ? "records no longer has this checkpoint"
            : own == signed ? fault(of: signed, databases) : "records has another checkpoint of that number")
      } catch {
        add(file, "\(error)")
      }
    }
    return faults.isEmpty ? [JournalFinding(service: "checkpoints", rows: held, fault: nil)] : faults
  }

  private static func chain(_ signed: SignedCheckpoint, after previous: SignedCheckpoint?) throws -> String? {
    guard let previous else { return nil }
    if signed.key != previous.key { return "it is signed with another key than the one before" }
    return try signed.checkpoint.previous == previous.checkpoint.digest() ? nil : "it does not follow the one before"
  }

  private static func fault(of signed: SignedCheckpoint, _ databases: [DatabaseLocation]) -> String? {
    guard signed.isGenuine else { return "its signature does not match it" }
    for head in signed.checkpoint.journals where head.row > 0 {
      guard let location = databases.first(where: { $0.name == head.service }) else {
        return "the journal of \(head.service) is missing"
      }
      do {
        let database = try Database.openReadOnly(at: location)
        defer { database.close() }
        let journal = Journal(cryptography: LibCrypto())
        let (identity, hash) = try database.read { (try journal.head(in: $0).identity, try journal.hash(at: head.row, in: $0)) }
        if identity != head.journal { return "it has seen row \(head.row) of another journal of \(head.service)" }
        guard let hash else { return "it has seen row \(head.row) of \(head.service), which is missing" }
        if Hexadecimal.text(hash) != head.hash { return "row \(head.row) of \(head.service) is not the one that it has seen" }
      } catch {
        return "the journal of \(head.service) cannot be read"
      }
    }
    return nil
  }
}
