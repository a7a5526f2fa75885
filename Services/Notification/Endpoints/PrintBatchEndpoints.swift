import Contracts
import Policy
import ServiceKit
import Storage

/// Letters that are printed and posted together: a batch is opened, printed, printed again where that is needed, and posted.
extension Notification {
  /// A batch is what one person folds and franks in a sitting.
  private static let mostLetters = 500

  func openPrintBatch(_ exchange: Exchange) throws -> Reply {
    let body = try exchange.body(OpenPrintBatch.self) { body in
      let faults = self.packs.current.faults(ofOrganisation: body.organisation)
      if faults.isEmpty, !exchange.actor.sees(body.organisation) {
        return [FieldProblem(field: "organisation", code: "notAllowed", detail: "must be one that you work for")]
      }
      return faults
    }
    return .write { tx in
      let id = self.identifiers.next()
      let waiting = try PrintBatchStore.unprinted(body.organisation, limit: Self.mostLetters, in: tx)
      guard !waiting.isEmpty else { throw Problem.conflict("No letter waits to be printed that is not in a batch already.") }
      let batch = PrintBatch(
        id: id, organisation: body.organisation, openedAt: exchange.now, openedBy: exchange.actor.subject, letters: waiting.count,
        waiting: waiting.count)
      try PrintBatchStore.insert(batch, in: tx)
      for notice in waiting {
        try self.record(exchange, notice, in: tx) { history in
          NoticePrinted(of: history.request, batch: id, why: nil)
        }
      }
      return .json(batch, status: 201, location: "/print-batches/\(id)")
    }
  }

  func printBatches(_ exchange: Exchange, _ query: Listed<PrintBatchFilter>) throws -> Reply {
    let span = try query.terms.span { packs.current.zone.start(of: $0) }
    let found = try database.read {
      try PrintBatchStore.list(query.filter, span, visible: exchange.actor.organisations, in: $0)
    }
    return .now(.json(query.terms.page(of: found, by: \.id.text)))
  }

  func printBatch(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    return .now(.json(try database.read { try visibleBatch(id, exchange, in: $0) }))
  }

  func batchedLetters(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    let letters = try database.read { reader in
      let batch = try visibleBatch(id, exchange, in: reader)
      let documents = try PrintBatchStore.documents(batch.id, in: reader)
      let notices = try PrintBatchStore.notices(batch.id, in: reader)
      exchange.shown.insert(notices.map(\.serviceUser))
      return notices.map { line($0, documents[$0.id] ?? []) }
    }
    return .now(exchange.answer(Page(items: letters, next: nil), named: "print-batch"))
  }

  private func line(_ notice: Notice, _ documents: [PrintBatchStore.Document]) -> BatchedLetter {
    // Every letter is kept as a page and as text as well; it was made for the others, where there are any.
    let made = documents.filter { $0.format != .html && $0.format != .text }
    let printed = made.isEmpty ? documents.filter { $0.format == .html } : made
    let formats = Set(printed.map(\.format))
    let pages = printed.compactMap(\.pages)
    return BatchedLetter(
      notice: notice.id, caseReference: notice.caseReference, letter: notice.letter,
      formats: DocumentFormat.allCases.filter(formats.contains), pages: pages.isEmpty ? nil : pages.reduce(0, +),
      enclosures: Set(printed.map(\.name)).subtracting([notice.letter]).sorted(), postage: packs.current.told.postage,
      folder: notice.carrierReference ?? "", prints: notice.prints ?? 0, state: notice.state)
  }

  func postPrintBatch(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    let body = try exchange.body(PostPrintBatch.self) { Self.faults(of: $0.postedAt, "postedAt", now: exchange.now) }
    return .write { tx in
      let batch = try self.visibleBatch(id, exchange, in: tx)
      let leftOut = Set(body.leftOut ?? [])
      let notices = try PrintBatchStore.notices(batch.id, in: tx)
      try Self.refuse(leftOut, "leftOut", unlessIn: notices)
      for notice in notices where PrintBatchStore.waits(notice) && !leftOut.contains(notice.id) {
        try self.record(exchange, notice.id, in: tx) { history in
          try self.posted(history, at: body.postedAt ?? exchange.now, in: tx)
        }
      }
      return .json(try self.visibleBatch(id, exchange, in: tx))
    }
  }

  func reprintLetters(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    let body = try exchange.body(ReprintLetters.self)
    return .write { tx in
      let batch = try self.visibleBatch(id, exchange, in: tx)
      let wanted = Set(body.notices)
      let notices = try PrintBatchStore.notices(batch.id, in: tx)
      try Self.refuse(wanted, "notices", unlessIn: notices)
      for notice in notices where wanted.contains(notice.id) {
        guard PrintBatchStore.waits(notice) else {
          throw Problem.conflict("A letter of \(notice.caseReference) is \(notice.state.rawValue): send it again from its case.")
        }
        try self.record(exchange, notice.id, in: tx) { history in
          NoticePrinted(of: history.request, batch: batch.id, why: body.why)
        }
      }
      return .json(try self.visibleBatch(id, exchange, in: tx))
    }
  }

  private static func refuse(_ named: Set<Identifier>, _ field: String, unlessIn notices: [Notice]) throws(Problem) {
    guard named.isSubset(of: notices.map(\.id)) else {
      throw .invalidFields([FieldProblem(field: field, code: "notAllowed", detail: "must be notices of the batch")])
    }
  }

  private func visibleBatch(_ id: Identifier, _ exchange: Exchange, in reader: Reader) throws -> PrintBatch {
    guard let batch = try PrintBatchStore.find(id, in: reader), exchange.actor.sees(batch.organisation) else {
      throw Problem.notFound
    }
    return batch
  }
}

extension BatchedLetter: TableRow {
  static var columns: [String] {
    ["caseReference", "letter", "formats", "pages", "enclosures", "postage", "folder", "prints", "state", "notice"]
  }

  var cells: [String?] {
    [
      caseReference, letter, formats.map(\.rawValue).joined(separator: "; "), pages.map(String.init),
      enclosures.joined(separator: "; "), postage.rawValue, folder, String(prints), state.rawValue, notice.text,
    ]
  }
}
