import Contracts
import Foundation
import Testing

@testable import ServiceKit

/// A contract with one field of each kind.
private struct Everything: Codable, Equatable, Sendable {
  struct Inner: Codable, Equatable, Sendable {
    var name: String
    var tags: [String]
  }
  var text: String
  var flag: Bool
  var whole: Int
  var long: Int64
  var decimal: Double
  var at: Instant
  var on: Day
  var id: Identifier
  var kind: Kind
  var inner: Inner
  var list: [Inner]
  var maybe: Inner?
  var words: [String: String]?
}

/// A contract of one optional text.
private struct Word: Codable {
  var word: String?
}

/// A contract whose list may not be empty.
private struct Crowd: Codable, Bounded {
  var members: [String]
  static let limits: FieldLimits = ["members": .items(1...3)]
}

/// A pair, written as a list of two, that has a value to stand in for it.
private enum Pair: String, CaseIterable, Decodable {
  case ab

  init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    let text = try list.decode(String.self) + list.decode(String.self)
    guard let pair = Pair(rawValue: text) else {
      throw DecodingError.dataCorruptedError(in: list, debugDescription: "not a pair")
    }
    self = pair
  }
}

@Suite("Reading bodies by contract")
struct FieldDecoderTests {
  private func decoded<T: Decodable>(_ type: T.Type, _ json: String) throws -> T {
    try FieldDecoder.decode(type, from: BodyTape(tape: JSONReader.tape(Array(json.utf8)), isForm: false))
  }

  private func form<T: Decodable>(_ type: T.Type, _ text: String) throws -> T {
    try FieldDecoder.decode(type, from: BodyTape.form(FormPairs.urlEncoded(Array(text.utf8))))
  }

  private func faults(_ body: () throws -> Void) -> [String] {
    do {
      try body()
      return []
    } catch Problem.invalidFields(let fields) {
      return fields.map { "\($0.field) \($0.code)" }.sorted()
    } catch { return ["\(error)"] }
  }

  @Test("what Foundation encodes is read back the same")
  func roundTrip() throws {
    let inner = Everything.Inner(name: "n \"é\" 😀", tags: ["a", "b\\c"])
    let value = Everything(
      text: "t", flag: true, whole: -7, long: .max, decimal: 1.5e-3, at: Instant(milliseconds: 1),
      on: try #require(Day("2026-11-23")),
      id: Identifier(at: Instant(milliseconds: 5), random: []), kind: .email, inner: inner, list: [inner, inner], maybe: nil,
      words: ["k": "v"])
    let data = try JSONEncoder().encode(value)
    #expect(try decoded(Everything.self, String(decoding: data, as: UTF8.self)) == value)
  }

  @Test("every field that is missing is reported once, an object as a whole")
  func missing() {
    #expect(
      faults { _ = try decoded(Everything.self, "{}") }
        == ["text", "flag", "whole", "long", "decimal", "at", "on", "id", "kind", "inner", "list"].sorted().map {
          $0 + " missing"
        })
  }

  @Test("every field of the wrong type or value is reported with its path")
  func wrong() {
    let json = """
      {"text":1,"flag":"true","whole":1.5,"long":"1","decimal":[],"at":"noon","on":"2026-02-30","id":"x","kind":"fax","inner":{"name":" ",
      "tags":["ok",null,7]},"list":[{"name":"\\u0000\\u200b","tags":[],"x":1},3],"maybe":{},"extra":{}}
      """
    let expected = [
      "at malformed", "decimal wrongType", "extra unknown", "flag wrongType", "id malformed", "inner.name missing",
      "inner.tags[1] wrongType",
      "inner.tags[2] wrongType", "kind notAllowed", "list[0].name missing", "list[0].x unknown", "list[1] wrongType",
      "long wrongType", "maybe.name missing", "maybe.tags missing", "on malformed", "text wrongType", "whole wrongType",
    ]
    #expect(faults { _ = try decoded(Everything.self, json) } == expected)
  }

  @Test("an optional text that is blank is absent")
  func blank() throws {
    #expect(try decoded(Word.self, #"{"word":" "}"#).word == nil)
  }

  @Test("the codes of an enumeration are named when another is given")
  func codes() {
    do {
      _ = try decoded(Note.self, #"{"subject":"a","kind":"fax","count":1}"#)
      Issue.record("a code that is not known was taken")
    } catch {
      #expect((error as? Problem)?.document.errors?.first?.detail == "codes allowed are phone, email")
    }
  }

  @Test("a contract's own limits are kept to: text, numbers and lists")
  func limits() {
    let json = #"{"subject":"\#(String(repeating: "é", count: 21))","kind":"phone","count":101,"tags":["a","b","c","d"]}"#
    #expect(faults { _ = try decoded(Note.self, json) } == ["count outOfRange", "subject tooLong", "tags tooMany"])
    let fits = #"{"subject":"\#(String(repeating: "é", count: 20))","kind":"phone","count":100,"tags":["a","b","c"]}"#
    #expect(faults { _ = try decoded(Note.self, fits) }.isEmpty)
  }

  @Test("a long list of faults is cut and counted")
  func manyFaults() throws {
    let names = (0..<50).map { "\"f\($0)\":1" }.joined(separator: ",")
    do {
      _ = try decoded(Note.self, "{\"subject\":\"a\",\"kind\":\"phone\",\"count\":1,\(names)}")
      Issue.record("unknown fields were taken")
    } catch Problem.invalidFields(let fields) {
      #expect(fields.count == 31)
      #expect(fields.last?.detail == "20 more fields are not right")
    }
  }

  @Test("a form says the same as JSON: groups, lists, numbers, boxes that are ticked or not, and empty means absent")
  func forms() throws {
    let note = try form(
      Note.self, "subject=+a+b+&kind=phone&count=7&urgent=on&parts[0].title=x&parts[0][weight]=2&parts[1].title=y&tags=t&at=")
    #expect(
      note
        == Note(
          subject: "a b", kind: .phone, count: 7, urgent: true, at: nil, parts: [Part(title: "x", weight: 2), Part(title: "y")],
          tags: ["t"]))
    #expect(try form(Note.self, "subject=a&kind=phone&count=7&tags=t&tags=u").tags == ["t", "u"])
    #expect(try form(Note.self, "subject=a&kind=phone&count=7&tags[]=t").tags == ["t"])
    #expect(
      faults { _ = try form(Everything.self, "text=+&whole=x") }.filter { $0 == "whole wrongType" || $0 == "text missing" }.count
        == 2)
    #expect(faults { _ = try form(Everything.self, "text=a") }.contains("flag missing") == false)
  }

  @Test(
    "a hidden field and a checkbox of one name are one value: the box, where it is ticked (fault: a ticked box was refused)",
    arguments: [
      ("urgent=false&urgent=on", true), ("urgent=0&urgent=1", true), ("urgent=off&urgent=true", true),
      ("urgent=no&urgent=yes", true),
      ("urgent=&urgent=on", true), ("urgent=false", false), ("urgent=0", false), ("urgent[]=false&urgent[]=on", true),
    ])
  func boxes(box: String, isTicked: Bool) throws {
    #expect(try form(Note.self, "subject=a&kind=phone&count=7&" + box).urgent == isTicked)
    let parts = box.split(separator: "&").map {
      "--b\r\nContent-Disposition: form-data; name=\"\($0.split(separator: "=")[0])\"\r\n\r\n"
        + ($0.split(separator: "=").dropFirst().first.map(String.init) ?? "") + "\r\n"
    }
    let pairs = try MultipartReader.read(
      Array((parts.joined() + "--b--\r\n").utf8), contentType: "multipart/form-data; boundary=b"
    ).pairs
    let note = try FieldDecoder.decode(
      Note.self, from: BodyTape.form(pairs + [("subject", "a"), ("kind", "phone"), ("count", "7")]))
    #expect(note.urgent == isTicked)
  }

  @Test("the same of a box that chooses a code; two texts of one name are not one value")
  func codesOfBoxes() throws {
    #expect(try form(Note.self, "subject=a&kind=phone&kind=email&count=7").kind == .email)
    #expect(faults { _ = try form(Note.self, "subject=a&subject=b&kind=phone&count=7") } == ["subject wrongType"])
    #expect(faults { _ = try form(Note.self, "subject=a&kind=phone&count=7&count=8") } == ["count wrongType"])
    #expect(faults { _ = try decoded(Note.self, #"{"subject":"a","kind":["phone","email"],"count":7}"#) } == ["kind wrongType"])
  }

  @Test("a number of a form is one that JSON could say", arguments: ["0x10", "1_0", "nan", "inf", "1e400", "seven", "٧"])
  func formNumbers(text: String) {
    #expect(faults { _ = try form(Note.self, "subject=a&kind=phone&count=\(text)") } == ["count wrongType"])
  }

  @Test(
    "a name that is not like a field, or is used in two ways, is refused",
    arguments: ["[0]=1", "a[=1", "a..b=1", "a=1&a.b=2", "a[5000].b=1"])
  func formNames(text: String) {
    #expect(throws: Problem.self) { try FormTree.tree(of: FormPairs.urlEncoded(Array(text.utf8))) }
  }

  @Test(
    "JSON that the standard does not allow is refused",
    arguments: [
      "", "{", "[1,]", "{\"a\":1,}", "{\"a\":1,\"a\":2}", "01", "1.", "+1", "nul", "\"\\x\"", "\"\\ud800\"", "\"\u{1}\"", "[1] 2",
      "{a:1}", "'a'",
      "NaN", "[" + String(repeating: "9", count: 60) + "]",
    ])
  func badJSON(text: String) {
    #expect(throws: JSONFault.self) { try JSONReader.tree(Array(text.utf8), valueLimit: 100) }
  }

  @Test(
    "JSON that is not valid UTF-8 is refused, overlong forms too",
    arguments: [[0xC0, 0xAF], [0xFF], [0xED, 0xA0, 0x80]] as [[UInt8]])
  func badUTF8(bytes: [UInt8]) {
    #expect(throws: JSONFault.self) { try JSONReader.tree([0x22] + bytes + [0x22], valueLimit: 100) }
  }

  @Test("escapes are read, surrogate pairs too", arguments: [(#""\u00e9\n\/""#, "é\n/"), (#""\ud83d\ude00""#, "😀")])
  func escapes(text: String, meaning: String) throws {
    #expect(try JSONReader.tree(Array(text.utf8), valueLimit: 1) == .text(meaning))
  }

  @Test("a list that needs an element is not left out of a form either")
  func emptyListOfForm() {
    #expect(faults { _ = try decoded(Crowd.self, #"{"members":[]}"#) } == ["members tooFew"])
    #expect(faults { _ = try decoded(Crowd.self, "{}") } == ["members missing"])
    #expect(faults { _ = try form(Crowd.self, "a=1") } == ["a unknown", "members tooFew"])
  }

  @Test("a type that reads itself in a way that is not known here is refused, not stood in for")
  func unknownWays() {
    #expect(faults { _ = try decoded([String: Pair].self, #"{"p":["a"]}"#) } == ["p notAllowed"])
  }
}
