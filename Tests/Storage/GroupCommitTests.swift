import Foundation
import Storage
import Synchronization
import Testing

@Suite("Group commit")
struct GroupCommitTests {
  /// Holds the writer in a first write until `submissions` has queued what is to be committed together.
  private func together(_ database: Database, _ submissions: () -> Void) {
    let isHeld = DispatchSemaphore(value: 0)
    let mayGo = DispatchSemaphore(value: 0)
    database.submit(
      { _ in
        isHeld.signal()
        mayGo.wait()
      }, then: { _ in })
    isHeld.wait()
    submissions()
    mayGo.signal()
  }

  @Test("a failing write loses its own changes and no other's")
  func isolation() throws {
    try withDatabase(migrations: [itemTable]) { database, _ throws in
      let results = Mutex<[Int: String]>([:])
      let isDone = DispatchSemaphore(value: 0)
      together(database) {
        for number in 0..<100 {
          database.submit(
            { tx in
              try tx.execute("INSERT INTO item (id, amount) VALUES ($1, 1)", .int(number))
              if number.isMultiple(of: 3) { throw Deliberate() }
              if number % 3 == 1 { try tx.execute("INSERT INTO item (id) VALUES ($1)", .int(number)) }
            },
            then: { result in
              results.withLock { results in
                switch result {
                case .success: results[number] = "kept"
                case .failure(is Deliberate): results[number] = "own error"
                case .failure(StorageError.constraint): results[number] = "constraint"
                case .failure: results[number] = "other"
                }
              }
              isDone.signal()
            })
        }
      }
      for _ in 0..<100 { isDone.wait() }
      let expected = (0..<100).map { ["own error", "constraint", "kept"][$0 % 3] }
      #expect(results.withLock { results in (0..<100).map { results[$0] } } == expected)
      let kept = try database.read { try $0.all("SELECT id FROM item ORDER BY id") { $0.int(0) } }
      #expect(kept == (0..<100).filter { $0 % 3 == 2 })
    }
  }

  @Test("writes that wait together are one commit, up to the limit of a group")
  func oneCommit() throws {
    try withDatabase(migrations: [itemTable]) { database, _ throws in
      let commits = Mutex(0)
      let isDone = DispatchSemaphore(value: 0)
      database.onCommit { commits.withLock { $0 += 1 } }
      together(database) {
        for number in 0..<300 {
          database.submit({ try $0.execute("INSERT INTO item (id) VALUES ($1)", .int(number)) }, then: { _ in isDone.signal() })
        }
      }
      for _ in 0..<300 { isDone.wait() }
      database.close()
      #expect(commits.withLock { $0 } == 3)
    }
  }

  @Test("when one fails half way, those committed with it are done again, and each is answered once")
  func doneAgain() throws {
    try withDatabase(migrations: [itemTable]) { database, _ throws in
      let runs = Mutex([0, 0])
      let answers = Mutex<[String]>([])
      let isDone = DispatchSemaphore(value: 0)
      together(database) {
        for number in 0..<2 {
          database.submit(
            { tx in
              runs.withLock { $0[number] += 1 }
              try tx.execute("INSERT INTO item (id) VALUES ($1)", .int(number))
              if number == 1 { throw Deliberate() }
            },
            then: { result in
              answers.withLock { $0.append("\(number) \((try? result.get()) == nil ? "failed" : "kept")") }
              isDone.signal()
            })
        }
      }
      for _ in 0..<2 { isDone.wait() }
      #expect(answers.withLock { $0.sorted() } == ["0 kept", "1 failed"])
      #expect(runs.withLock { $0 } == [2, 2])
      #expect(try database.read { try $0.all("SELECT id FROM item") { $0.int(0) } } == [0])
    }
  }

  @Test("one that a thread waits for is done once, whatever happens to those committed with it")
  func doneOnce() throws {
    try withDatabase(migrations: [itemTable]) { database, _ throws in
      let runs = Mutex<[Int: Int]>([:])
      DispatchQueue.concurrentPerform(iterations: 8) { thread in
        for round in 0..<20 {
          let number = thread * 100 + round
          database.submit(
            { tx in
              try tx.execute("INSERT INTO item (name) VALUES ('never')")
              throw Deliberate()
            }, then: { _ in })
          #expect(throws: Never.self) {
            try database.write { tx in
              runs.withLock { $0[number, default: 0] += 1 }
              try tx.execute("INSERT INTO item (id) VALUES ($1)", .int(number))
            }
          }
        }
      }
      #expect(runs.withLock { $0.values.allSatisfy { $0 == 1 } && $0.count == 160 })
      #expect(try database.read { try $0.first("SELECT count(*) FROM item") { $0.int(0) } } == 160)
    }
  }

  @Test("a broken reference fails the write that made it, not the group")
  func deferredReference() throws {
    try withDatabase(migrations: [itemTable]) { database, _ throws in
      let failures = Mutex<[Bool]>([])
      let isDone = DispatchSemaphore(value: 0)
      together(database) {
        for item in [1, 99, 2] {
          database.submit(
            { tx in
              if item < 10 { try tx.execute("INSERT INTO item (id) VALUES ($1)", .int(item)) }
              try tx.execute("INSERT INTO part (item) VALUES ($1)", .int(item))
            },
            then: { result in
              if case .failure = result { failures.withLock { $0.append(true) } } else { failures.withLock { $0.append(false) } }
              isDone.signal()
            })
        }
      }
      for _ in 0..<3 { isDone.wait() }
      #expect(failures.withLock { $0 } == [false, true, false])
      #expect(try database.read { try $0.all("SELECT item FROM part ORDER BY item") { $0.int(0) } } == [1, 2])
    }
  }

  @Test("a waiting write that fails throws its own error; one that answers nothing is kept all the same")
  func waiting() throws {
    try withDatabase { database, _ in
      #expect(throws: Deliberate()) {
        try database.write { tx in
          try Settings.set("n", to: "lost", in: tx)
          throw Deliberate()
        }
      }
      let nothing: String? = try database.write { tx in
        try Settings.set("m", to: "kept", in: tx)
        return nil
      }
      #expect(nothing == nil)
      #expect(try database.read { try Settings.value("n", in: $0) } == nil)
      #expect(try database.read { try Settings.value("m", in: $0) } == "kept")
    }
  }

  @Test("many threads writing and reading lose and invent nothing")
  func stress() throws {
    try withDatabase(readers: 2, migrations: [itemTable]) { database, _ in
      try database.write { try $0.execute("INSERT INTO item (id, amount) VALUES (1, 0)") }
      let (threads, rounds) = (16, 60)
      let faults = Mutex<[String]>([])
      DispatchQueue.concurrentPerform(iterations: threads) { thread in
        var seen = 0
        for round in 0..<rounds {
          do {
            if (thread + round).isMultiple(of: 5) {
              #expect(throws: Deliberate()) {
                try database.write { tx in
                  try tx.execute("UPDATE item SET amount = amount + 1000 WHERE id = 1")
                  throw Deliberate()
                }
              }
            }
            seen = try database.write { tx in
              try tx.first("UPDATE item SET amount = amount + 1 WHERE id = 1 RETURNING amount") { $0.int(0) } ?? 0
            }
            let read = try database.read { try $0.first("SELECT amount FROM item WHERE id = 1") { $0.int(0) } ?? 0 }
            if read < seen { faults.withLock { $0.append("read \(read) after writing \(seen)") } }
          } catch {
            faults.withLock { $0.append(String(reflecting: error)) }
          }
        }
      }
      #expect(faults.withLock { $0 } == [])
      #expect(try database.read { try $0.first("SELECT amount FROM item") { $0.int(0) } } == threads * rounds)
    }
  }

  @Test("a full disk fails what was asked for and says so, until there is room again")
  func fullDisk() throws {
    try withDatabase(migrations: [itemTable]) { database, _ in
      func fill(_ id: Int) throws {
        try database.write {
          try $0.execute("INSERT INTO item (id, data) VALUES ($1, $2)", .int(id), .blob([UInt8](repeating: 7, count: 400_000)))
        }
      }
      try fill(1)
      try database.pretendFull(true)
      let failure = #expect(throws: StorageError.self) { try fill(2) }
      #expect(failure?.isOutage == true)
      #expect(!database.canWrite)
      #expect(try database.read { try $0.all("SELECT id FROM item") { $0.int(0) } } == [1])
      try database.pretendFull(false)
      #expect(!database.canWrite, "a commit without changes proves nothing")
      try fill(3)
      #expect(database.canWrite)
    }
  }
}
