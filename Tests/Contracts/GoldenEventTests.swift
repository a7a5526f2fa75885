import Contracts
import Foundation
import ServiceKit
import Testing

/// An event type with the code that reads its payload and writes it again.
struct GoldenType: Sendable, CustomTestStringConvertible {
  let type: String
  let rewrite: @Sendable (Data) throws -> Data

  init<Payload: EventPayload>(_ payload: Payload.Type) {
    type = payload.type
    rewrite = { try JSONEncoder().encode(try JSONDecoder().decode(payload, from: $0)) }
  }

  var testDescription: String { type }
}

@Suite("Events that were journalled can always be read")
struct GoldenEventTests {
  /// Each once: a type that every service has, such as the clock's, is in each catalogue.
  static let types = Service.allCases.flatMap { catalogued($0.events) }.reduce(into: [GoldenType]()) { types, type in
    if !types.contains(where: { $0.type == type.type }) { types.append(type) }
  }

  private static func catalogued<Catalogue: EventCatalogue>(_ catalogue: Catalogue.Type) -> [GoldenType] {
    catalogue.allCases.map { GoldenType($0.payload) }
  }

  private static let here = URL(filePath: #filePath).deletingLastPathComponent()

  @Test("an event as first written is read, and nothing in it is lost", arguments: types)
  func whole(golden: GoldenType) throws {
    try check(golden, file: "\(golden.type).json")
  }

  @Test("an event with only its required parts is read", arguments: types)
  func least(golden: GoldenType) throws {
    let file = "\(golden.type).least.json"
    if FileManager.default.fileExists(atPath: Self.here.appending(path: "Golden/\(file)").path) {
      try check(golden, file: file)
    } else {
      // Nothing in it is optional: leaving anything out makes it unreadable.
      let whole = try #require(try read("\(golden.type).json") as? [String: Any])
      for name in whole.keys {
        let rest = try JSONSerialization.data(withJSONObject: whole.filter { $0.key != name })
        #expect(throws: DecodingError.self) { try golden.rewrite(rest) }
      }
    }
  }

  @Test("each type of event in the contracts has its file, and each file its type")
  func complete() throws {
    let folder = Self.here.appending(path: "Golden").path
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasSuffix(".least.json") }
    #expect(Set(files) == Set(Self.types.map { "\($0.type).json" }))
  }

  private func read(_ file: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(contentsOf: Self.here.appending(path: "Golden/\(file)")))
  }

  private func check(_ golden: GoldenType, file: String) throws {
    let old = try read(file)
    let new = try JSONSerialization.jsonObject(with: golden.rewrite(try JSONSerialization.data(withJSONObject: old)))
    #expect(Self.lost(from: old, in: new, at: golden.type) == [])
  }

  /// The places where the second value differs from the first, or lacks it.
  private static func lost(from old: Any, in new: Any, at place: String) -> [String] {
    switch (old, new) {
    case (let old as [String: Any], let new as [String: Any]):
      old.flatMap { name, value in
        new[name].map { lost(from: value, in: $0, at: "\(place).\(name)") } ?? ["\(place).\(name) is gone"]
      }
    case (let old as [Any], let new as [Any]) where old.count == new.count:
      zip(old, new).enumerated().flatMap { lost(from: $1.0, in: $1.1, at: "\(place)[\($0)]") }
    case (let old as String, let new as String): old == new ? [] : ["\(place) is another text"]
    case (let old as NSNumber, let new as NSNumber): old == new ? [] : ["\(place) is another number"]
    default: ["\(place) is of another kind"]
    }
  }
}
