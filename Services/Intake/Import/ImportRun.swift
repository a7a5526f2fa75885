import Contracts
import Foundation
import Policy
import ServiceKit
import Storage
import Synchronization

/// One table on its way into the database: read and checked in parallel, while the lines before are written; written in order, a few thousand
/// lines in each transaction.
///
/// How far it came is written with the lines, under the digest of the file: started again it goes on after the last line that is in, and a file
/// that is in adds nothing.
struct ImportRun {
  /// What came of it.
  struct Result: Equatable {
    var taken = 0
    var rejected = 0
    /// Lines that were in before.
    var passed = 0
    /// Lines of people who are likely to be known already.
    var duplicates: [String] = []
    var duplicateCount = 0

    func words(isDry: Bool) -> String {
      var sentences = ["\(taken) \(isDry ? "could be taken" : "taken"), \(rejected) rejected, \(passed) in before."]
      if duplicateCount > 0 {
        sentences.append("\(duplicateCount) likely to be known already:")
        sentences += duplicates
        if duplicateCount > duplicates.count { sentences.append("and \(duplicateCount - duplicates.count) more.") }
      }
      return sentences.joined(separator: "\n")
    }
  }

  /// A line that is in order, or what is wrong with it.
  enum Checked: Sendable {
    case person(PreparedPerson)
    case contact(PreparedContact)
    case faulty([FieldProblem])
  }

  /// Lines in each transaction.
  static let batch = 4000

  private let order: ImportOrder
  private let intake: ImportTools
  private let database: Database
  private let digest: String
  private var table: CSVFile
  /// The first line, as it is written.
  let headings: [String]
  private let fields: [String?]
  private let now: Instant
  private var result = Result()

  init(_ order: ImportOrder, _ content: [UInt8], database: Database, packs: Packs) throws {
    (self.order, self.database) = (order, database)
    digest = Hexadecimal.text(LibCrypto().sha256(Array(order.kind.rawValue.utf8) + content))
    // In training, what the deployment holds for the time is what a record is of.
    let clock = Clock()
    if let offset = try database.read({ try Settings.value(ServicePlatform.clockOffset, in: $0) }).flatMap({ Int($0) }) {
      clock.move(to: offset)
    }
    now = clock.now
    intake = ImportTools(
      journal: Journal(cryptography: LibCrypto()), identifiers: Identifiers(clock: clock), packs: packs)
    do {
      table = try CSVFile(content)
      guard let first = try table.next()?.cells else { throw CSVFile.Fault(words: "it is empty") }
      headings = first
      fields = try Self.fields(headings, order)
    } catch let fault as CSVFile.Fault {
      throw ImportStop(code: 65, words: "\(order.file) cannot be read: \(fault.words)")
    }
  }

  private static func fields(_ headings: [String], _ order: ImportOrder) throws -> [String?] {
    let fields = headings.map { order.kind.field(of: $0) }
    let unknown = zip(headings, fields).filter { !$0.isEmpty && $1 == nil && !ImportKind.besides.contains($0) }.map(\.0)
    guard unknown.isEmpty else {
      throw ImportStop(
        code: 65,
        words: "no field is called \(unknown.joined(separator: ", ")): name the heading as the API names the field, "
          + "or leave the column out")
    }
    let missing = order.kind.needed.filter { !fields.contains($0) && !($0 == "organisation" && order.organisation != nil) }
    guard missing.isEmpty else {
      throw ImportStop(code: 65, words: "there is no column for \(missing.joined(separator: ", "))")
    }
    return fields
  }

  /// The number of the last line that is in before; 0 for a file that was never begun.
  func linesBefore() throws -> Int { try database.read { try ImportProgress.lines(of: digest, in: $0) } }

  /// Reads, checks and writes everything.
  ///
  /// - Parameters:
  ///   - reject: told of each line that is not taken, in order, before the lines that were read with it are in: none is forgotten by a run that dies.
  ///   - duplicate: told of each line whose person is likely to be known already, as soon as it is in.
  mutating func run(
    reject: (CSVLine, [FieldProblem]) throws -> Void, duplicate: (LikelyDuplicate) throws -> Void = { _ in }
  ) throws -> Result {
    let before = try linesBefore()
    var batch = try nextBatch(after: before)
    while let current = batch {
      for (line, outcome) in zip(current.lines, current.checked) {
        guard case .faulty(let faults) = outcome else { continue }
        result.rejected += 1
        try reject(line, faults)
      }
      let writing = begin(current)
      // What is wrong further on does not keep out what is being written.
      let ahead = Swift.Result<Batch?, any Error> { try nextBatch(after: before) }
      let written = try writing.end()
      result.taken += written.taken
      result.duplicateCount += written.duplicates.count
      result.duplicates += written.duplicates.prefix(max(0, Self.mostDuplicates - result.duplicates.count)).map(\.words)
      for one in written.duplicates { try duplicate(one) }
      batch = try ahead.get()
    }
    return result
  }

  private mutating func nextBatch(after before: Int) throws -> Batch? {
    let lines = try nextLines(after: before)
    return lines.isEmpty ? nil : Batch(lines: lines, checked: try check(lines))
  }

  private mutating func nextLines(after before: Int) throws -> [CSVLine] {
    var lines: [CSVLine] = []
    do {
      while lines.count < Self.batch, let line = try table.next() {
        if line.number <= before { result.passed += 1 } else { lines.append(line) }
      }
    } catch {
      throw ImportStop(code: 65, words: "\(order.file) cannot be read further: \(error.words)")
    }
    return lines
  }

  /// Reads every line as the API reads a request, on all cores.
  private func check(_ lines: [CSVLine]) throws -> [Checked] {
    let checker = ImportChecker(order: order, intake: intake, fields: fields, now: now)
    return try database.read { reader in
      let people = try checker.people(named: lines, in: reader)
      // In the order of the lines, whichever is checked first.
      let ids = lines.map { _ in intake.identifiers.next() }
      var checked = [Checked](repeating: .faulty([]), count: lines.count)
      let parts = min(ProcessInfo.processInfo.activeProcessorCount, 16)
      checked.withUnsafeMutableBufferPointer { places in
        // Unsafe only in the compiler's eyes: each part writes places of its own.
        nonisolated(unsafe) let places = places
        DispatchQueue.concurrentPerform(iterations: parts) { part in
          for index in stride(from: part, to: lines.count, by: parts) {
            places[index] = checker.check(lines[index], people, as: ids[index])
          }
        }
      }
      return checked
    }
  }

  /// Has the lines that are in order, and how far the file came, written in one transaction.
  private func begin(_ batch: Batch) -> Writing {
    let writing = Writing()
    let (order, intake, digest, now) = (order, intake, digest, now)
    database.submit(
      { tx in
        let writer = ImportWriter(intake: intake, author: "\(order.office.rawValue):\(order.subject)", now: now)
        var written = Written()
        switch order.kind {
        case .persons:
          let people = zip(batch.lines, batch.checked).compactMap { line, outcome in
            outcome.person.map { (line: line.number, person: $0) }
          }
          written = Written(taken: people.count, duplicates: try writer.write(people, isDry: order.isDry, in: tx))
        case .contacts:
          let contacts = batch.checked.compactMap(\.contact)
          if !order.isDry { try writer.write(contacts, by: order.subject, in: tx) }
          written.taken = contacts.count
        }
        if !order.isDry {
          try ImportProgress.set(digest, lines: batch.lines.last?.number ?? 0, adding: written.taken, in: tx)
        }
        return written
      }, then: writing.settle)
    return writing
  }

  /// Lines that were read together, each with what came of checking it.
  private struct Batch: Sendable {
    let lines: [CSVLine]
    let checked: [Checked]
  }

  /// What came of writing some.
  private struct Written: Sendable {
    var taken = 0
    var duplicates: [LikelyDuplicate] = []
  }

  /// A transaction that is waited for once, after other work.
  private final class Writing: Sendable {
    private let isSettled = DispatchSemaphore(value: 0)
    private let outcome = Mutex<Swift.Result<Written, any Error>?>(nil)

    @Sendable
    func settle(_ outcome: Swift.Result<Written, any Error>) {
      self.outcome.withLock { $0 = outcome }
      isSettled.signal()
    }

    func end() throws -> Written {
      isSettled.wait()
      guard let outcome = outcome.withLock({ $0 }) else { preconditionFailure("a transaction was settled with no outcome") }
      return try outcome.get()
    }
  }

  /// As many as are listed one by one.
  private static let mostDuplicates = 1000
}

extension ImportRun.Checked {
  var person: PreparedPerson? {
    switch self {
    case .person(let person): person
    case .contact, .faulty: nil
    }
  }

  var contact: PreparedContact? {
    switch self {
    case .contact(let contact): contact
    case .person, .faulty: nil
    }
  }
}

/// How far files came, in the table that is written with their lines.
enum ImportProgress {
  /// The number of the last line that is in; 0 for a file that was never begun.
  static func lines(of file: String, in reader: Reader) throws -> Int {
    try reader.first("SELECT lines FROM import_progress WHERE file = $1", .text(file), as: { $0.int(0) }) ?? 0
  }

  static func set(_ file: String, lines: Int, adding records: Int, in tx: Transaction) throws {
    try tx.execute(
      """
      INSERT INTO import_progress (file, lines, records) VALUES ($1, $2, $3)
      ON CONFLICT (file) DO UPDATE SET lines = excluded.lines, records = import_progress.records + excluded.records
      """, .text(file), .int(lines), .int(records))
  }
}
