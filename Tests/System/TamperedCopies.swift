import Contracts
import Foundation
import ServiceKit
import Storage
import Testing

/// Numbers from a seed, so that a run can be had again.
struct TamperingNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// A deployment's data, which is changed behind the services' back and put back as it was.
struct TamperedCopies {
  /// What was done, and the words by which a line of `verify` is about it.
  struct Change {
    let words: String
    let names: [String]
    /// Whether only a checkpoint that was kept elsewhere can tell.
    var needsPaper = false
  }

  /// What each service answers from or acts on, and the columns of it that no journal tells.
  private static let tables: [Service: [String: Set<String>]] = [
    .intake: [
      "service_user": [], "service_user_merge": [], "contact_point": [], "person_word": [], "adjustment_request": [],
      "adjustment_consultation": [], "case_policy": [], "plan_in_force": [], "plan_holder": [], "contact": [], "incident": [],
      "incident_behaviour": [], "report": [], "matter": [], "matter_key": [], "filed_item": [], "letter": [],
      "name_word": ["is_foreign"],
    ],
    .workflow: [
      "restriction_case": [], "plan_review": ["set_version"], "breach": [], "known_adjustment": [], "person_merge": [],
      "dead_person": [], "task": ["id", "due", "role", "paragraph"],
    ],
    .notification: ["notice": [], "notice_document": ["media_type", "ending", "pages", "file"]],
    .records: [
      "known_case": [], "file_entry": [], "decision": ["number", "policy", "policy_version", "paragraph", "paragraph_from"],
      "plan": [], "plan_restriction": [], "counted": [], "aggregate": [], "person_merge": [],
    ],
  ]
  private static let logs = ["look": "-looks", "contact_check": "contact-checks"]

  let deployment: Deployment
  let untouched: String
  /// The data of earlier moments.
  let older: [String]

  func restore() throws { try copy(from: untouched, Service.allCases) }

  func copy(from place: String, _ services: [Service]) throws {
    for service in services {
      let folder = deployment.database(of: service).folder
      try FileManager.default.removeItem(atPath: folder)
      try FileManager.default.copyItem(atPath: "\(place)/\(service.rawValue)", toPath: folder)
    }
  }

  /// Makes a change; nil for one that came to nothing, as a value that was the same before.
  func change(_ random: inout TamperingNumbers) throws -> Change? {
    switch Int.random(in: 0..<20, using: &random) {
    case 0..<9: try row(&random)
    case 9..<12: try byte(&random)
    case 12..<15: try journal(&random)
    case 15..<17: try chain(&random)
    case 17: try log(&random)
    default: try putBack(&random)
    }
  }

  // MARK: - Rows

  private func row(_ random: inout TamperingNumbers) throws -> Change? {
    let service = Service.allCases.randomElement(using: &random) ?? .intake
    guard let (table, spared) = Self.tables[service]?.sorted(by: { $0.key < $1.key }).randomElement(using: &random) else {
      return nil
    }
    return try rows(
      of: table, sparing: spared, in: deployment.database(of: service).description, names: ["\(service.rawValue) tables"], &random
    )
  }

  private func log(_ random: inout TamperingNumbers) throws -> Change? {
    let service = Service.allCases.randomElement(using: &random) ?? .intake
    let isOfChecks = service == .intake && Bool.random(using: &random)
    let name = isOfChecks ? "contact-checks" : "\(service.rawValue)-looks"
    let path = DatabaseLocation(folder: deployment.database(of: service).folder, name: name).description
    return try rows(of: isOfChecks ? "contact_check" : "look", sparing: [], in: path, names: [name], &random)
  }

  /// Changes, removes, adds or mixes up rows of a table.
  private func rows(
    of table: String, sparing spared: Set<String>, in path: String, names: [String], _ random: inout TamperingNumbers
  ) throws -> Change? {
    let described = try sqlite(path, "SELECT name || ' ' || pk || ' ' || type FROM pragma_table_info('\(table)');")
      .split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    let key = described.filter { $0[1] != "0" }.map { $0[0] }
    let count = Int(try sqlite(path, "SELECT count(*) FROM \(table);")) ?? 0
    guard count > 0, !key.isEmpty, let column = described.filter({ !spared.contains($0[0]) }).randomElement(using: &random) else {
      return nil
    }
    let (first, second) = (Int.random(in: 0..<count, using: &random), Int.random(in: 0..<count, using: &random))
    func selected(_ place: Int) -> String {
      let list = key.joined(separator: ", ")
      return "(\(list)) = (SELECT \(list) FROM \(table) ORDER BY \(list) LIMIT 1 OFFSET \(place))"
    }
    let before = try sqlite(path, ".dump \(table)")
    let value = column[2] == "INTEGER" ? "coalesce(\(column[0]), 0) + 1" : "coalesce(\(column[0]), '') || 'x'"
    let (words, sql): (String, String) =
      switch Int.random(in: 0..<4, using: &random) {
      case 0: ("a row removed", "DELETE FROM \(table) WHERE \(selected(first));")
      case 1: ("\(column[0]) changed", "UPDATE \(table) SET \(column[0]) = \(value) WHERE \(selected(first));")
      case 2:
        (
          "\(column[0]) of two rows mixed up",
          """
          CREATE TEMP TABLE a AS SELECT \(column[0]) AS v FROM \(table) WHERE \(selected(first));
          UPDATE \(table) SET \(column[0]) = (SELECT v FROM a) WHERE \(selected(second));
          """
        )
      default:
        (
          "a row added",
          "CREATE TEMP TABLE a AS SELECT * FROM \(table) WHERE \(selected(first)); UPDATE a SET \(key[0]) = "
            + (described.first { $0[0] == key[0] }?[2] == "INTEGER" ? "\(key[0]) + 100000" : "\(key[0]) || 'x'")
            + "; INSERT INTO \(table) SELECT * FROM a;"
        )
      }
    // What the table itself refuses is no change.
    guard try Program.run("sqlite3", [path, sql]).code == 0, try sqlite(path, ".dump \(table)") != before else { return nil }
    return Change(words: "\(table): \(words), row \(first)", names: names)
  }

  // MARK: - Bytes

  private func byte(_ random: inout TamperingNumbers) throws -> Change? {
    let service = Service.allCases.randomElement(using: &random) ?? .intake
    guard let database = DatabaseLocation.all(in: deployment.database(of: service).folder).randomElement(using: &random) else {
      return nil
    }
    let path = database.description
    var bytes = try Data(contentsOf: URL(filePath: path))
    let before = try dump(path)
    let place = Int.random(in: 100..<bytes.count, using: &random)
    bytes[place] ^= UInt8.random(in: 1...255, using: &random)
    try bytes.write(to: URL(filePath: path))
    let after = try dump(path)
    // A byte that nothing is kept in says nothing.
    guard after != before else { return nil }
    guard !after.isEmpty else {
      return Change(words: "byte \(place) of \(database.name)", names: [database.name, service.rawValue])
    }
    let differing = Set(after).symmetricDifference(before)
    let proven = Set(Self.tables[service]?.filter(\.value.isEmpty).map(\.key) ?? []).union(Self.logs.keys)
    let isProven = differing.contains { line in
      // The last column of a journal is the trace, which proves nothing.
      proven.contains { line.hasPrefix("INSERT INTO \($0) ") }
        || line.hasPrefix("INSERT INTO journal ") && !before.contains { Self.untraced($0) == Self.untraced(line) }
    }
    return isProven ? Change(words: "byte \(place) of \(database.name)", names: [database.name, service.rawValue]) : nil
  }

  private static func untraced(_ line: String) -> Substring { line.prefix(upTo: line.lastIndex(of: ",") ?? line.endIndex) }

  /// Every row as a statement; nothing where the file is damaged.
  private func dump(_ path: String) throws -> [String] {
    guard try Program.run("sqlite3", [path, "PRAGMA integrity_check;"]).output == "ok\n" else { return [] }
    let result = try Program.run("sqlite3", [path, ".dump"])
    return result.code == 0 ? result.output.split(separator: "\n").map(String.init) : []
  }

  // MARK: - Journals

  private func journal(_ random: inout TamperingNumbers) throws -> Change? {
    let service = Service.allCases.randomElement(using: &random) ?? .intake
    return try rows(
      of: "journal", sparing: ["trace"], in: deployment.database(of: service).description, names: [service.rawValue], &random)
  }

  /// Another text in a row, with its digest and every hash after it made anew, as one who knows how would do it.
  private func chain(_ random: inout TamperingNumbers) throws -> Change? {
    let service = Service.allCases.randomElement(using: &random) ?? .intake
    let location = deployment.database(of: service)
    let database = try Database.openReadOnly(at: location)
    let entries = try {
      defer { database.close() }
      return try database.read { try Journal(cryptography: LibCrypto()).page(after: 0, limit: 100_000, in: $0) }
    }()
    guard let index = entries.indices.filter({ entries[$0].payload != nil }).randomElement(using: &random),
      let payload = entries[index].payload, let salt = entries[index].salt
    else { return nil }
    let changed = payload.replacing(#/[0-9]/#, maxReplacements: 1) { $0.output == "1" ? "2" : "1" }
    guard changed != payload else { return nil }
    var chain = JournalChain(after: index == 0 ? nil : entries[index - 1].hash, cryptography: LibCrypto())
    var sql = "BEGIN; "
    for (place, entry) in entries.enumerated().dropFirst(index) {
      let digest = place == index ? chain.digest(of: Array(changed.utf8), salt: salt) : entry.digest
      chain.add(
        seq: entry.seq, stream: entry.stream, version: entry.version, type: entry.type, instant: entry.instant,
        actor: entry.actor,
        digest: digest)
      if place == index {
        sql +=
          "UPDATE journal SET payload = '\(changed.replacing("'", with: "''"))', digest = x'\(Hexadecimal.text(digest))' "
          + "WHERE seq = \(entry.seq); "
      }
      sql += "UPDATE journal SET hash = x'\(Hexadecimal.text(chain.hash))' WHERE seq = \(entry.seq); "
    }
    let file = "\(deployment.folder)/change.sql"
    try (sql + "COMMIT;").write(toFile: file, atomically: false, encoding: .utf8)
    _ = try sqlite(location.description, ".read \(file)")
    return Change(words: "the chain of \(service.rawValue) made anew from row \(entries[index].seq)", names: [service.rawValue])
  }

  // MARK: - Older copies

  private func putBack(_ random: inout TamperingNumbers) throws -> Change? {
    guard let place = older.randomElement(using: &random) else { return nil }
    let count = [1, 2, Service.allCases.count].randomElement(using: &random) ?? 1
    let services = Array(Service.allCases.shuffled(using: &random).prefix(count))
    let isOlder = try services.contains { service in
      let newest = "SELECT max(seq) FROM journal;"
      return try sqlite("\(place)/\(service.rawValue)/\(service.rawValue).sqlite", newest)
        != sqlite(deployment.database(of: service).description, newest)
    }
    guard isOlder else { return nil }
    try copy(from: place, services)
    let isAll = count == Service.allCases.count
    return Change(
      words: "older copies of \(services.map(\.rawValue).joined(separator: " and "))",
      names: isAll ? ["checkpoints", "\(deployment.folder)/paper.json"] : services.map(\.rawValue), needsPaper: isAll)
  }

  private func sqlite(_ path: String, _ sql: String) throws -> String {
    let result = try Program.run("sqlite3", [path, sql])
    try #require(result.code == 0, "\(result.errors)")
    return result.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
