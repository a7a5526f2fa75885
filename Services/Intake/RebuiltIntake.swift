import Contracts
import Policy
import ServiceKit
import Storage

/// What intake answers from, worked out anew from its own journal, and from the workflow's as far as intake has followed it.
struct RebuiltIntake {
  /// The tables, each with what tells its rows apart and what they say; labels say nothing about a person.
  static let tables = ServedTables(
    of: .intake, migrations: IntakeSchema.migrations,
    [
      ServedTable("service_user", key: ["id"], label: "reference"),
      ServedTable("service_user_merge", key: ["id"], label: "id"),
      ServedTable("contact_point", key: ["service_user", "kind", "value"], label: "service_user"),
      ServedTable("representative_point", key: ["service_user", "kind", "key", "position"], label: "service_user"),
      // A word stays foreign when those who had it in another script have gone: then it is compared with more care than it needs.
      ServedTable("name_word", key: ["skeleton", "word"], ignoring: ["is_foreign"], label: "'a word of a name'"),
      ServedTable("person_word", key: ["service_user", "word"], label: "service_user"),
      ServedTable("adjustment_request", key: ["id"], label: "reference"),
      ServedTable("adjustment_consultation", key: ["department", "request"], label: "request"),
      ServedTable("case_policy", key: ["case_id"], label: "case_id"),
      ServedTable("plan_in_force", key: ["case_id"], label: "reference"),
      ServedTable("plan_holder", key: ["service_user", "case_id"], label: "service_user"),
      ServedTable("contact", key: ["id"], label: "reference"),
      ServedTable("incident", key: ["id"], label: "reference"),
      ServedTable("incident_behaviour", key: ["behaviour", "incident"], label: "incident"),
      ServedTable("report", key: ["id"], label: "reference"),
      ServedTable("matter", key: ["id"], label: "reference"),
      ServedTable("matter_key", key: ["key", "matter"], label: "matter"),
      ServedTable("filed_item", key: ["id"], label: "reference"),
      ServedTable("evidence", key: ["id"], label: "reference"),
      ServedTable("letter", key: ["id"], label: "reference"),
    ],
    // Under which heading a behaviour came is the policy's of the day on which it was logged.
    others: ["incident_heading", "import_progress", "destroyed_record", "to_be_removed"]
  ) { try RebuiltIntake(from: $0).build() }

  private let source: Rebuilding
  private let destroyed: Set<String>

  private init(from source: Rebuilding) throws {
    (self.source, destroyed) = (source, try source.destroyedStreams())
  }

  private func build() throws {
    try source.entries { entry, tx in
      if entry.payload != nil, !destroyed.contains(entry.stream) { try follow(entry, in: tx) }
    }
    if let setting = try Settings.value(KeyUpgrade.done, in: source.served) {
      guard let telephones = KeyUpgrade.telephones(of: setting) else { throw Rebuilding.otherVersion }
      try KeyUpgrade.complete(source.database, telephones: telephones)
    }
    try source.events(of: .workflow, WorkflowEvent.self) { type, event, tx in
      guard let caseID = event.streamIdentifier("case") else { return }
      var change = try PlanChange(type, from: event, isDestroyed: event.data == nil || destroyed.contains(event.stream))
      // Of a person who was destroyed no plan is enforced.
      if case .tookEffect(let effect) = change, try ServiceUserStore.reference(of: effect.plan.serviceUser, in: tx) == nil {
        change = .suspended
      }
      try change?.make(toCase: caseID, in: tx)
    }
    try source.events(of: .records, RecordsEvent.self) { type, event, tx in
      guard event.data != nil else { return }
      try ServiceUserStore.note(type, event, in: tx)
    }
  }

  private func follow(_ entry: JournalEntry, in tx: Transaction) throws {
    guard let type = IntakeEvent(rawValue: entry.type) else { throw Rebuilding.otherVersion }
    switch type {
    case .serviceUserRegistered: try ServiceUserStore.insert(try entry.record(), in: tx)
    case .serviceUserAmended, .serviceUserDied: try ServiceUserStore.replace(try entry.record(), in: tx)
    case .serviceUserMerged: try PersonRecords.insert(try entry.record(), in: tx)
    case .serviceUserMergeUndone: try PersonRecords.undo(try entry.record(), at: entry.instant, in: tx)
    case .adjustmentRequested, .adjustmentConsulted, .adjustmentDecided, .adjustmentAcknowledged, .adjustmentDated,
      .adjustmentWordingConfirmed, .adjustmentEnded:
      try AdjustmentStore.put(try entry.record(), in: tx)
    case .contactRecorded, .callHeld, .callEnded: try ContactStore.insert(try entry.record(ContactRecord.self), in: tx)
    case .contactIdentified:
      let contact = try entry.record(ContactRecord.self)
      if let person = contact.serviceUser { try ContactStore.give(contact, to: person, in: tx) }
    case .incidentLogged: try ContactStore.insert(try entry.record(Incident.self), under: [], in: tx)
    case .incidentIdentified:
      let incident = try entry.record(Incident.self)
      if let person = incident.serviceUser { try ContactStore.give(incident, to: person, in: tx) }
    case .reportSubmitted: try ContactStore.insert(try entry.record(Report.self), in: tx)
    case .matterOpened, .matterMovedOn, .matterFinalised: try MatterStore.put(try entry.record(), in: tx)
    case .filedItemReceived, .filedItemReassigned, .filedItemMovedUp, .filedItemRead, .filedItemFollowedUp:
      try FiledItemStore.put(try entry.record(), in: tx)
    case .evidenceReceived, .evidenceScanned: try EvidenceStore.put(try entry.record(), in: tx)
    case .letterRequested, .letterRequestedAgain, .letterFailed, .letterTold, .letterDropped:
      try LetterStore.put(try entry.record(), in: tx)
    // Of a repeat the contact is what is kept.
    case .matterNotOpened, .disposalCarriedOut, .clockMoved: break
    }
  }
}
