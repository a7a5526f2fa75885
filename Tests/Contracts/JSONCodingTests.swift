import Foundation
import Testing

@testable import Contracts

/// A contract, held against Foundation's coders.
struct WireType: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// Throws where an invented value is not written to the same bytes by both, or not read back from them by both.
  let compare: @Sendable (inout SeededNumbers) throws -> Void
  /// What ours makes of a text, and what Foundation does, each written again by the other; nil where it is refused.
  let rewrite: @Sendable ([UInt8]) throws -> (ours: String?, foundations: String?)

  init<T: Codable & Sendable>(_ type: T.Type) {
    testDescription = String(describing: type)
    compare = { numbers in
      let value = try InventedValue.make(type, with: &numbers)
      let expected = try Self.foundation(value)
      let text = String(decoding: try JSON.bytes(of: value), as: UTF8.self)
      #expect(text == expected)
      #expect(try Self.foundation(JSON.decode(type, from: Array(expected.utf8))) == expected)
    }
    rewrite = { bytes in
      let ours = try? JSON.decode(type, from: bytes)
      let theirs = try? JSONDecoder().decode(type, from: Data(bytes))
      return (
        try ours.map { try Self.foundation($0) },
        try theirs.map { String(decoding: try JSON.bytes(of: $0), as: UTF8.self) }
      )
    }
  }

  private static func foundation(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}

/// The event of every type, with its golden files.
struct GoldenText: Sendable, CustomTestStringConvertible {
  let type: WireType
  let name: String

  var testDescription: String { name }
  /// The files of the event: whole, and with no more than it must have.
  var texts: [[UInt8]] {
    get throws {
      let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
      return try ["\(name).json", "\(name).least.json"].map { folder.appending(path: $0) }
        .filter { FileManager.default.fileExists(atPath: $0.path) }.map { Array(try Data(contentsOf: $0)) }
    }
  }

  static let all =
    catalogued(IntakeEvent.self) + catalogued(WorkflowEvent.self) + catalogued(NotificationEvent.self)
    + catalogued(RecordsEvent.self)

  private static func catalogued<Catalogue: EventCatalogue>(_ catalogue: Catalogue.Type) -> [GoldenText] {
    func golden<Payload: EventPayload>(_ payload: Payload.Type) -> GoldenText {
      GoldenText(type: WireType(payload), name: payload.type)
    }
    return catalogue.allCases.map { golden($0.payload) }
  }
}

@Suite("JSON is written and read as Foundation does it, to the byte")
struct JSONCodingTests {
  private static let answers = [
    WireType(CaseView.self), WireType(Page<CaseSummary>.self), WireType(CaseActions.self), WireType(Page<CaseTaskView>.self),
    WireType(ProblemDocument.self), WireType(ContactCheckAnswer.self), WireType(Page<ContactCheckLogEntry>.self),
    WireType(ServiceUser.self), WireType(Incident.self), WireType(AdjustmentRequest.self), WireType([PlanTookEffect].self),
  ]

  @Test("the golden events, whatever their white space and order", arguments: GoldenText.all)
  func golden(golden: GoldenText) throws {
    let texts = try golden.texts
    #expect(!texts.isEmpty)
    for text in texts {
      let (ours, foundations) = try golden.type.rewrite(text)
      #expect(ours != nil && ours == foundations)
    }
  }

  @Test("contracts with whatever text a person may write", arguments: GoldenText.all.map(\.type) + answers)
  func contracts(type: WireType) throws {
    let seed = UInt64.random(in: 0 ... .max)
    print("seed of \(type.testDescription): \(seed)")
    var numbers = SeededNumbers(seed: seed)
    for _ in 0..<25 { try type.compare(&numbers) }
  }

  @Test("documents of any kind")
  func documents() throws {
    let seed = UInt64.random(in: 0 ... .max)
    print("seed of documents: \(seed)")
    var numbers = SeededNumbers(seed: seed)
    let type = WireType(Document.self)
    for _ in 0..<300 {
      let document = Document.any(depth: 5, with: &numbers)
      let text = try JSON.bytes(of: document)
      let (ours, foundations) = try type.rewrite(text)
      #expect(ours == String(decoding: text, as: UTF8.self) && ours == foundations)
      #expect(try JSON.decode(Document.self, from: text) == document)
    }
  }

  @Test("texts that were damaged: never more is taken than Foundation takes, and that is understood in the same way")
  func damaged() throws {
    let seed = UInt64.random(in: 0 ... .max)
    print("seed of damages: \(seed)")
    var numbers = SeededNumbers(seed: seed)
    var taken = 0
    for golden in GoldenText.all {
      for text in try golden.texts {
        for _ in 0..<60 {
          let (ours, foundations) = try golden.type.rewrite(Self.damaged(text, with: &numbers))
          guard let ours else { continue }
          taken += 1
          #expect(ours == foundations)
        }
      }
    }
    #expect(taken > 100, "hardly any damage was harmless")
  }

  /// A text with a few bytes changed, taken out, put in or doubled.
  private static func damaged(_ text: [UInt8], with numbers: inout SeededNumbers) -> [UInt8] {
    var text = text
    for _ in 0..<Int.random(in: 1...3, using: &numbers) where !text.isEmpty {
      let place = Int.random(in: 0..<text.count, using: &numbers)
      let end = min(text.count, place + Int.random(in: 1...20, using: &numbers))
      switch Int.random(in: 0..<6, using: &numbers) {
      case 0: text[place] = UInt8.random(in: 0...255, using: &numbers)
      case 1: text[place] = Array(#"{}[]",:\0123456789-+.eEtfnu"#.utf8).randomElement(using: &numbers) ?? 0
      case 2: text.removeSubrange(place..<end)
      case 3: text.insert(contentsOf: text[place..<end], at: place)
      case 4: text.insert(UInt8.random(in: 0x20..<0x7F, using: &numbers), at: place)
      default: text.removeSubrange(end...)
      }
    }
    return text
  }
}
