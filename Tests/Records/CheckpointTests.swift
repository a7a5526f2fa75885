import Contracts
import Foundation
import Policy
import ServiceKit
import Storage
import TestOffices
import TestSupport
import Testing

@Suite("Signed checkpoints of all journals")
struct CheckpointTests {
  private func newest(_ town: Town) throws -> SignedCheckpoint {
    try town.settle()
    return try town.get(.records, "/checkpoints/latest", as: People.rory).decode()
  }

  @Test("Ed25519 makes the signatures of RFC 8032, and holds them against message, key and signature")
  func signatures() throws {
    // RFC 8032, 7.1, TEST 3.
    let key = try #require(Hexadecimal.bytes("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7"))
    let publicKey = try #require(LibCrypto().publicKey(of: key))
    #expect(Hexadecimal.text(publicKey) == "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025")
    let signature = try #require(LibCrypto().signature(of: [0xAF, 0x82], by: key))
    #expect(
      Hexadecimal.text(signature)
        == "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    )
    #expect(LibCrypto().isSignature(signature, of: [0xAF, 0x82], by: publicKey))
    #expect(!LibCrypto().isSignature(signature, of: [0xAF, 0x83], by: publicKey))
    #expect(!LibCrypto().isSignature(Array(signature.reversed()), of: [0xAF, 0x82], by: publicKey))
    #expect(!LibCrypto().isSignature([], of: [], by: []) && LibCrypto().signature(of: [], by: [1]) == nil)
  }

  @Test("one is made at once and each day after, of every journal's newest row, and names the one before")
  func daily() throws {
    let town = try Town.whole()
    let first = try newest(town)
    #expect(first.checkpoint.number == 1 && first.checkpoint.previous == nil && first.isGenuine)
    _ = try town.bring(try town.register(), to: "warned")
    #expect(try newest(town) == first)
    town.advance(days: 1)
    let second = try newest(town)
    #expect(second.checkpoint.number == 2 && second.isGenuine && second.key == first.key)
    #expect(second.checkpoint.previous == Hexadecimal.text(LibCrypto().sha256(try JSON.bytes(of: first.checkpoint))))
    #expect(Set(second.checkpoint.journals.map(\.service)) == Set(Service.allCases.map(\.rawValue)))
    for head in second.checkpoint.journals {
      let platform = try town.platform(try #require(Service(rawValue: head.service)))
      let hash = try platform.database.read { try platform.journal.hash(at: head.row, in: $0) }
      #expect(head.row > 0 && hash.map(Hexadecimal.text) == head.hash)
    }
    try town.restart(.records)
    #expect(try newest(town) == second)
  }

  @Test("one that was changed is not genuine; without its key no other is made, and readiness says so after two days")
  func changed() throws {
    let town = try Town.whole()
    var signed = try newest(town)
    signed.checkpoint.at = signed.checkpoint.at.adding(seconds: 1)
    #expect(!signed.isGenuine)
    let folder = "\(try town.platform(.records).configuration.dataFolder)/checkpoints"
    try FileManager.default.removeItem(atPath: "\(folder)/key")
    #expect(throws: CheckpointFolder.Fault.self) {
      try CheckpointFolder(in: try town.platform(.records).configuration.dataFolder).add([], at: town.clock.now)
    }
    #expect(try town.platform(.records).readiness.findings["checkpoints"] == .ready)
    town.advance(days: 3)
    guard case .note(let note)? = try town.platform(.records).readiness.findings["checkpoints"] else {
      Issue.record("nothing is said of the checkpoint's age")
      return
    }
    #expect(note == "the newest checkpoint is of 23 November 2026")
    #expect(try town.get(.records, "/checkpoints/latest", as: People.rita).status == 403)
  }
}
