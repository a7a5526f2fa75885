import Contracts
import Policy
import ServiceKit
import Storage

/// What notification answers from, worked out anew from its journal; the letters as they went out are held against the digests there.
struct RebuiltNotification {
  static let tables = ServedTables(
    of: .notification, migrations: NotificationSchema.migrations,
    [
      ServedTable("notice", key: ["id"], label: "case_reference"),
      // Of a batch whose letters are all destroyed the journal says nothing more.
      ServedTable(
        "print_batch", key: ["id"], where: "id IN (SELECT batch FROM notice WHERE batch IS NOT NULL)", label: "id"),
      // When a letter is tried again depends on what went before.
      ServedTable(
        "due_row", key: ["stream", "kind"], where: "kind = 'send'", ignoring: ["due", "detail"], label: "kind || ' ' || stream"),
      ServedTable(
        "due_row", key: ["stream", "kind"], where: "kind = 'tell'", ignoring: ["detail"], label: "kind || ' ' || stream"),
    ],
    others: ["notice_document", "enclosed_file", "destroyed_record", "to_be_removed"]
  ) { try RebuiltNotification(from: $0).build() }

  private let source: Rebuilding
  private let packs: Packs
  private let destroyed: Set<String>

  private init(from source: Rebuilding) throws {
    (self.source, packs, destroyed) = (source, try Packs.load(folder: source.packFolder), try source.destroyedStreams())
  }

  private func build() throws {
    var known: [Identifier: Set<String>] = [:]
    try source.entries { entry, tx in
      guard entry.payload != nil, !destroyed.contains(entry.stream) else { return }
      if entry.type == NoticeRequested.type { try notice(of: entry.stream, &known, in: tx) }
      if entry.type == NoticePrinted.type { try batch(of: try entry.decode(NoticePrinted.self), entry, in: tx) }
    }
    try findAdded(besides: known)
  }

  /// - Parameter known: the documents of each notice, where the journal says which there are.
  private func notice(of stream: String, _ known: inout [Identifier: Set<String>], in tx: Transaction) throws {
    guard let history = try NoticeHistory(try source.journal.entries(of: stream, in: source.served)) else { return }
    try NoticeStore.insert(history.view, in: tx)
    try NoticeStore.update(history.view, in: tx)
    if history.isWaiting { try due(stream, Notification.sending, at: history.requestedAt, in: tx) }
    if history.told == nil, history.returned == nil, let moment = try packs.moment(of: history) {
      try due(stream, Notification.telling, at: moment, in: tx)
    }
    try compareDocuments(of: history)
    known[history.request.notice] = Set(history.documents.map { "\($0.letter) \($0.format.rawValue)" })
  }

  /// Documents of no letter, or that did not go out with theirs.
  private func findAdded(besides known: [Identifier: Set<String>]) throws {
    try source.served.each("SELECT notice, name, format FROM notice_document ORDER BY notice, name, format") { row in
      let (notice, document) = (try row.identifier(0), "\(row.text(1)) \(row.text(2))")
      // Of letters from before that was noted it is known only that they are there, and of the page its digest.
      if let documents = known[notice], documents.count < 2 || documents.contains(document) { return }
      source.find("notice_document \(notice) \(document) is there, and should not be")
    }
  }

  private func due(_ stream: String, _ kind: String, at moment: Instant, in tx: Transaction) throws {
    try DueRows.set(DueRow(stream: stream, version: -1, kind: kind, due: moment), in: tx)
  }

  private func batch(of printed: NoticePrinted, _ entry: JournalEntry, in tx: Transaction) throws {
    // Printed again, a letter is in its batch already.
    guard printed.why == nil, try PrintBatchStore.find(printed.batch, in: tx) == nil,
      let organisation = try printed.person?.organisation ?? NoticeStore.find(printed.notice, in: tx)?.organisation
    else { return }
    try PrintBatchStore.insert(
      PrintBatch(
        id: printed.batch, organisation: organisation, openedAt: entry.instant,
        openedBy: Actor.named(inJournal: entry.actor).subject, letters: 0, waiting: 0), in: tx)
  }

  /// What went out is what the journal has the digest of, and all of it is there.
  private func compareDocuments(of history: NoticeHistory) throws {
    for sent in history.documents {
      let name = "notice_document \(history.request.caseReference) \(sent.letter) \(sent.format.rawValue)"
      guard let document = try NoticeStore.document(history.request.notice, sent.letter, sent.format, in: source.served) else {
        source.find("\(name) is missing")
        continue
      }
      if document.digest != sent.digest { source.find("\(name) is not what the journal says") }
    }
  }
}
