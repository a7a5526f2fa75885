import Foundation
import Testing

@testable import Contracts

/// A contract within a contract.
private struct Outer: Codable, Sendable {
  struct Inner: Codable, Sendable {
    var name: String
    var count: Int?
    var kind: Channel?
    var id: Identifier?
    var at: Instant?
    var ratio: Double?
  }
  var list: [Inner]
}

extension DecodingError {
  /// Where and why.
  fileprivate var context: Context {
    switch self {
    case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context), .dataCorrupted(let context):
      context
    @unknown default: Context(codingPath: [], debugDescription: "")
    }
  }
}

@Suite("What is not right in JSON is refused, and its place is named")
struct JSONCodingFaultTests {
  @Test(
    "text that is not JSON",
    arguments: [
      "", " ", "{", "}", "[", "[1", "[1,]", "[,1]", "[1 2]", #"{"a":1,}"#, #"{"a"}"#, #"{"a":}"#, #"{,}"#, #"{"a" 1}"#, "{a:1}",
      "'a'",
      "01", "-", "-01", "1.", ".5", "+1", "1e", "1e+", "0x1", "NaN", "Infinity", "-Infinity", "nul", "nulll", "True", "[] []",
      "1 2",
      #"""#, #""a"#, #""\"#, #""\x""#, #""\u12""#, #""\u12G4""#, #""\ud800""#, #""\ud800\u0041""#, #""\udc00""#,
      #""\ud800\ud800""#,
      "\"\u{0}\"", "\"\u{1F}\"", "\"\n\"", #"{"a":1,"a":2}"#, #"{"a":1,"b":2,"a":3}"#, #"{"b":1,"\u0062":2}"#, "\u{FEFF}1",
      "1\u{0}", "/**/1",
      String(repeating: "9", count: 60), String(repeating: "[", count: 66) + String(repeating: "]", count: 66),
      String(repeating: "[", count: 100_000), String(repeating: #"{"a":"#, count: 100_000),
    ])
  func malformed(text: String) {
    #expect(throws: DecodingError.self) { try JSON.decode(Document.self, from: Array(text.utf8)) }
  }

  @Test(
    "text that is not UTF-8: cut, overlong, a surrogate, beyond Unicode; in a value, a name, and after an escape",
    arguments: [[0x80], [0xC3], [0xC0, 0xAF], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF]] as [[UInt8]])
  func notUTF8(bytes: [UInt8]) {
    for text in [
      [0x22] + bytes + [0x22], Array(#"{""#.utf8) + bytes + Array(#"":1}"#.utf8), Array(#""\n"#.utf8) + bytes + [0x22],
    ] {
      #expect(throws: DecodingError.self) { try JSON.decode(Document.self, from: text) }
    }
  }

  @Test(
    "JSON that a contract does not allow, with the path to it",
    arguments: [
      (#"[]"#, ""), (#"{}"#, ""), (#"{"list":null}"#, "list"), (#"{"list":{}}"#, "list"), (#"{"list":[1]}"#, "list.Index 0"),
      (#"{"list":[{"name":"a"},{"name":2}]}"#, "list.Index 1.name"), (#"{"list":[{"name":"a"},{}]}"#, "list.Index 1"),
      (#"{"list":[{"name":null}]}"#, "list.Index 0.name"), (#"{"list":[{"count":1.5,"name":"a"}]}"#, "list.Index 0.count"),
      (#"{"list":[{"count":9223372036854775808,"name":"a"}]}"#, "list.Index 0.count"),
      (#"{"list":[{"count":"1","name":"a"}]}"#, "list.Index 0.count"),
      (#"{"list":[{"count":true,"name":"a"}]}"#, "list.Index 0.count"),
      (#"{"x":[[],{"a":1}],"list":[{"kind":"fax","name":"a"}]}"#, "list.Index 0.kind"),
      (#"{"list":[{"id":"1","name":"a"}]}"#, "list.Index 0.id"), (#"{"list":[{"at":"noon","name":"a"}]}"#, "list.Index 0.at"),
      (#"{"list":[{"ratio":1e999,"name":"a"}]}"#, "list.Index 0.ratio"),
      (#"{"list":[{"ratio":[],"name":"a"}]}"#, "list.Index 0.ratio"),
      (#"{"list":[{"ratio":-0.1e-999,"name":"a"}]}"#, "list.Index 0.ratio"),
    ])
  func misfit(text: String, path: String) {
    let error = #expect(throws: DecodingError.self) { try JSON.decode(Outer.self, from: Array(text.utf8)) }
    #expect(error?.context.codingPath.map(\.stringValue).joined(separator: ".") == path)
  }

  @Test("a fault in the text itself is named by its offset")
  func offset() {
    let text = #"{"list":[{"name":"a","name":"b"}]}"#
    let error = #expect(throws: DecodingError.self) { try JSON.decode(Outer.self, from: Array(text.utf8)) }
    #expect(error?.context.debugDescription == "line 1, column 22: the same name appears twice in one object")
  }

  @Test("a number that is not finite, with the path to it", arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(number: Double) {
    let error = #expect(throws: EncodingError.self) { try JSON.bytes(of: ["a": [[1], [2, number]]]) }
    guard case .invalidValue(_, let context) = error else { return }
    #expect(context.codingPath.map(\.stringValue) == ["a", "Index 1", "Index 1"])
  }

  @Test("what was written can be read again: nesting has one limit")
  func depth() throws {
    func nested(_ depth: Int) -> Document { (1..<depth).reduce(.list([])) { inner, _ in .list([inner]) } }
    let text = try JSON.bytes(of: nested(JSONWriter.depthLimit))
    #expect(try JSON.decode(Document.self, from: text) == nested(JSONWriter.depthLimit))
    #expect(throws: EncodingError.self) { try JSON.bytes(of: nested(JSONWriter.depthLimit + 1)) }
  }

  @Test("two ways to write one letter are not two names of a request's body")
  func sameLetter() {
    #expect(throws: JSONFault.self) { try JSONReader.tree(Array("{\"\u{E9}\":1,\"e\u{301}\":2}".utf8), valueLimit: 10) }
  }
}
