import Contracts
import Foundation
import Policy
import ServiceKit
import Storage

/// What a contact check is answered from, worked out anew from the journals in a database of its own, which goes with this value.
final class RebuiltIntake {
  /// The tables, each with what tells its rows apart and what they say; labels say nothing about a person.
  static let tables = [
    ServedTable("service_user", key: ["id"], label: "reference"),
    ServedTable("service_user_merge", key: ["id"], label: "id"),
    ServedTable("contact_point", key: ["service_user", "kind", "value"], label: "service_user"),
    ServedTable(
      "representative_point", key: ["service_user", "kind", "key", "printf('%09d', position)"], label: "service_user"),
    // A word stays foreign when those who had it in another script have gone: then it is compared with more care than it needs.
    ServedTable("name_word", key: ["skeleton", "word"], ignoring: ["is_foreign"], label: "'a word of a name'"),
    ServedTable("person_word", key: ["service_user", "word"], label: "service_user"),
    ServedTable("adjustment_request", key: ["id"], label: "reference"),
    ServedTable("adjustment_consultation", key: ["department", "request"], label: "request"),
    ServedTable("case_policy", key: ["case_id"], label: "case_id"),
    ServedTable("plan_in_force", key: ["case_id"], label: "reference"),
    ServedTable("plan_holder", key: ["service_user", "case_id"], label: "service_user"),
  ]
  /// Intake's other tables, which are lists that staff see, or say how far something has come.
  static let others: Set = [
    "contact", "incident", "incident_behaviour", "incident_heading", "report", "matter", "matter_key", "filed_item", "evidence",
    "letter", "import_progress", "destroyed_record", "to_be_removed",
  ]

  let database: Database
  private let folder: String
  private static let page = 500
  private static let otherVersion = StorageError.failed(reason: "another version of the program has written here; use that one")

  /// An empty one, in a folder of its own for the time: in that folder, or among the system's temporary files where it cannot be written to.
  init(in place: String) throws {
    let temporary = FileManager.default.temporaryDirectory.path(percentEncoded: false)
    guard let made = Self.made(in: place) ?? Self.made(in: temporary) else {
      throw StorageError.failed(reason: "no folder can be made to work in")
    }
    folder = made
    database = try Database(at: DatabaseLocation(folder: folder, name: "intake"), migrations: IntakeSchema.migrations)
  }

  /// A new folder there that only its user can open.
  private static func made(in place: String) -> String? {
    var path = Array("\(place)/served.\(String(repeating: "X", count: 6))".utf8CString)
    guard mkdtemp(&path) != nil else { return nil }
    return String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    database.close()
    // Left behind only where the folder was taken away meanwhile.
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Works everything out: from intake's own journal, and from the workflow's as far as intake has followed it.
  ///
  /// - Parameter workflow: nil where its journal is not here; then nothing of it may have been followed.
  func build(from intake: Reader, _ workflow: Reader?) throws {
    let journal = Journal(cryptography: LibCrypto())
    try eachPage(of: journal, in: intake, through: .max) { entries, tx in
      for entry in entries where entry.payload != nil { try self.follow(entry, in: tx) }
    }
    if let setting = try Settings.value(KeyUpgrade.done, in: intake) {
      guard let telephones = KeyUpgrade.telephones(of: setting) else { throw Self.otherVersion }
      try KeyUpgrade.complete(database, telephones: telephones)
    }
    let seen = try FeedCursor.position(of: Service.workflow.rawValue, in: intake)?.seq ?? 0
    guard seen > 0 else { return }
    guard let workflow else { throw StorageError.failed(reason: "the journal that plans come from is not here") }
    try eachPage(of: journal, in: workflow, through: seen) { entries, tx in
      for entry in entries {
        guard let type = WorkflowEvent(rawValue: entry.type) else { throw Self.otherVersion }
        guard entry.stream.hasPrefix("case/"), let caseID = Identifier(String(entry.stream.dropFirst(5))) else { continue }
        var change = try PlanChange(type, from: entry, isDestroyed: entry.payload == nil)
        // Of a person who was destroyed no plan is enforced.
        if case .tookEffect(let effect) = change, try ServiceUserStore.reference(of: effect.plan.serviceUser, in: tx) == nil {
          change = .suspended
        }
        try change?.make(toCase: caseID, in: tx)
      }
    }
  }

  private func eachPage(
    of journal: Journal, in reader: Reader, through last: Int64, _ body: @escaping ([JournalEntry], Transaction) throws -> Void
  ) throws {
    var seq: Int64 = 0
    while true {
      let entries = try journal.page(after: seq, limit: Self.page, in: reader).filter { $0.seq <= last }
      guard let end = entries.last?.seq else { return }
      try database.write { try body(entries, $0) }
      seq = end
    }
  }

  private func follow(_ entry: JournalEntry, in tx: Transaction) throws {
    guard let type = IntakeEvent(rawValue: entry.type) else { throw Self.otherVersion }
    switch type {
    case .serviceUserRegistered: try ServiceUserStore.insert(try entry.record(), in: tx)
    case .serviceUserAmended, .serviceUserDied: try ServiceUserStore.replace(try entry.record(), in: tx)
    case .serviceUserMerged: try PersonRecords.insert(try entry.record(), in: tx)
    case .serviceUserMergeUndone: try PersonRecords.undo(try entry.record(), at: entry.instant, in: tx)
    case .adjustmentRequested, .adjustmentConsulted, .adjustmentDecided, .adjustmentAcknowledged, .adjustmentDated,
      .adjustmentWordingConfirmed, .adjustmentEnded:
      try AdjustmentStore.put(try entry.record(), in: tx)
    // A contact check is not answered from these; what is counted of contacts is looked up in the list that staff see.
    case .contactRecorded, .contactIdentified, .callHeld, .callEnded, .incidentLogged, .incidentIdentified, .reportSubmitted,
      .matterOpened, .matterMovedOn, .matterFinalised, .matterNotOpened, .filedItemReceived, .filedItemReassigned,
      .filedItemMovedUp, .filedItemRead, .filedItemFollowedUp, .evidenceReceived, .evidenceScanned, .letterRequested,
      .letterRequestedAgain, .letterFailed, .letterTold, .letterDropped, .disposalCarriedOut, .clockMoved:
      break
    }
  }
}
