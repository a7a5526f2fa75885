import Foundation
import Testing

@testable import Contracts

/// A type that writes itself as it is told.
private struct Writing: Encodable {
  let write: (any Encoder) throws -> Void

  init(_ write: @escaping (any Encoder) throws -> Void) { self.write = write }

  func encode(to encoder: any Encoder) throws { try write(encoder) }
}

/// Every number that Swift has, and what may contain them.
private struct Numbers: Codable, Equatable {
  var a: Int8 = .min
  var b: Int16 = .max
  var c: Int32 = .min
  var d: Int64 = .max
  var e: UInt = .max
  var f: UInt8 = .max
  var g: UInt16 = .max
  var h: UInt32 = .max
  var i: UInt64 = .max
  var j: Int = .min
  var k: Float = 0.1
  var l: Double = 1e-7
  var m: [Int?] = [nil, 0, -1]
  var n: [[Double]] = [[], [1, 1e21, -0.0]]
  var o: [String: Bool] = ["": true, "a": false]
  var p: Choice = .two(x: 1, y: nil)
}

/// An enumeration whose coding is made by the compiler, by containers in containers.
private enum Choice: Codable, Equatable {
  case one
  case two(x: Int, y: String?)
}

/// Whole containers in a container.
private struct Nested: Codable, Equatable {
  enum Name: String, CodingKey { case z, list, object }

  init() {}

  init(from decoder: any Decoder) throws {
    let own = try decoder.container(keyedBy: Name.self)
    var list = try own.nestedUnkeyedContainer(forKey: .list)
    let first = try list.nestedContainer(keyedBy: Name.self)
    var second = try list.nestedUnkeyedContainer()
    let object = try own.nestedContainer(keyedBy: Name.self, forKey: .object)
    guard try first.decode(Int.self, forKey: .z) == 1, try second.decodeNil(), second.isAtEnd, list.isAtEnd,
      list.currentIndex == 2,
      object.allKeys.isEmpty, try own.decodeNil(forKey: .z), own.contains(.z), !object.contains(.z)
    else { throw CancellationError() }
  }

  func encode(to encoder: any Encoder) throws {
    var own = encoder.container(keyedBy: Name.self)
    try own.encodeNil(forKey: .z)
    var list = own.nestedUnkeyedContainer(forKey: .list)
    var first = list.nestedContainer(keyedBy: Name.self)
    try first.encode(1, forKey: .z)
    var second = list.nestedUnkeyedContainer()
    try second.encodeNil()
    _ = own.nestedContainer(keyedBy: Name.self, forKey: .object)
  }
}

@Suite("The ways in which a type may write and read itself as JSON")
struct JSONCodingWayTests {
  private enum Name: String, CodingKey { case a, b }

  private func text(_ value: some Encodable) throws -> String { String(decoding: try JSON.bytes(of: value), as: UTF8.self) }

  private func foundations(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  @Test("every kind of number, and containers in containers, as Foundation does it")
  func everything() throws {
    #expect(try text(Numbers()) == foundations(Numbers()))
    #expect(try JSON.decode(Numbers.self, from: JSON.bytes(of: Numbers())) == Numbers())
    #expect(try text(Nested()) == #"{"list":[{"z":1},[null]],"object":{},"z":null}"#)
    #expect(try text(Nested()) == foundations(Nested()))
    #expect(try JSON.decode(Nested.self, from: JSON.bytes(of: Nested())) == Nested())
  }

  @Test("a value at the top, of any kind")
  func top() throws {
    #expect(try text("a\"b") == #""a\"b""#)
    #expect(try text(Int?.none) == "null")
    #expect(try text([String]()) == "[]")
    #expect(try text([String: Int]()) == "{}")
    #expect(try text(Writing { _ in }) == "{}")
    #expect(try JSON.decode(Int?.self, from: Array(" null ".utf8)) == nil)
  }

  @Test("a container asked for twice is the same one")
  func twice() throws {
    let value = Writing { encoder in
      var first = encoder.container(keyedBy: Name.self)
      try first.encode(1, forKey: .b)
      var second = encoder.container(keyedBy: Name.self)
      try second.encode(2, forKey: .a)
      try first.encodeIfPresent(String?.none, forKey: .a)
    }
    #expect(try text(value) == #"{"a":2,"b":1}"#)
  }

  @Test(
    "what would not be JSON is refused, even where the type makes light of it",
    arguments: [
      { encoder in
        var container = encoder.singleValueContainer()
        try container.encode(1)
        try? container.encode(2)
      },
      { encoder in
        var container = encoder.container(keyedBy: Name.self)
        try container.encode(1, forKey: .a)
        try container.encode(2, forKey: .a)
        try container.encode(0, forKey: .a)
      },
      { encoder in
        var container = encoder.container(keyedBy: Name.self)
        var inner = container.nestedUnkeyedContainer(forKey: .a)
        try container.encode(1, forKey: .b)
        try? inner.encode(1)
      },
      { encoder in _ = (encoder.container(keyedBy: Name.self), encoder.unkeyedContainer()) },
      { encoder in
        var container = encoder.container(keyedBy: Name.self)
        try "a".encode(to: container.superEncoder())
      },
      { encoder in
        var container = encoder.unkeyedContainer()
        _ = container.superEncoder().container(keyedBy: Name.self)
      },
      { encoder in
        var container = encoder.singleValueContainer()
        try? container.encode(Double.nan)
      },
    ] as [@Sendable (any Encoder) throws -> Void])
  func refused(write: @escaping @Sendable (any Encoder) throws -> Void) {
    #expect(throws: EncodingError.self) { try JSON.bytes(of: ["x": Writing(write)]) }
  }

  @Test("an object with thousands of members, in order or not")
  func manyMembers() throws {
    let many = Dictionary(uniqueKeysWithValues: (0..<3000).map { ("member \($0)", ["value": $0]) })
    let ordered = try JSON.bytes(of: many)
    #expect(try JSON.decode([String: [String: Int]].self, from: ordered) == many)
    let unordered = "{" + many.map { #""\#($0.key)":{"value":\#($0.value["value"] ?? 0)}"# }.joined(separator: ",") + "}"
    #expect(try JSON.decode([String: [String: Int]].self, from: Array(unordered.utf8)) == many)
    #expect(throws: DecodingError.self) {
      try JSON.decode([String: [String: Int]].self, from: Array((unordered.dropLast() + #","member 1":{}}"#).utf8))
    }
  }
}
