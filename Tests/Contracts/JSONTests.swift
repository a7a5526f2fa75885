import Contracts
import Foundation
import Testing

@Suite("JSON, written and read")
struct JSONTests {
  private static let texts = [
    "", "Carry on as usual.", "“Quoted”, \"quoted\" and back\\slash/slash", "\"", "\\",
    "tab\tnew\nline\rreturn\u{8}\u{C}\u{0}\u{1F}",
    "Zoë 🙂 \u{7F}\u{2028}", String(repeating: "x", count: 5000) + "\"",
  ]

  @Test("a text is escaped as Foundation's encoder escapes it", arguments: texts)
  func escapes(text: String) throws {
    var json = JSONText()
    json.add(text)
    #expect(String(decoding: json.bytes, as: UTF8.self) == String(decoding: try JSON.bytes(of: text), as: UTF8.self))
    #expect(try JSON.decode(String.self, from: json.bytes) == text)
  }

  @Test("a tree that is written is read as the same tree, and by Foundation too")
  func trees() throws {
    let tree: JSON = [
      "empty": [:], "none": [], "list": [1, -2, .number("3.5e7"), "four", true, false, .null, ["nested": [[]]]],
      "texts": .list(Self.texts.map(JSON.text)), "a \"name\"\n": "x",
    ]
    let bytes = tree.bytes
    #expect(try JSONReader.tree(bytes, valueLimit: 100) == tree)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    #expect(object["texts"] as? [String] == Self.texts)
    #expect((object["list"] as? [Any])?.count == 8)
    #expect(object["a \"name\"\n"] as? String == "x")
  }

  @Test("names are sorted, and a member without a value is left out")
  func members() {
    let tree: JSON = ["b": 1, "a": 2, "aa": 3]
    #expect(String(decoding: tree.bytes, as: UTF8.self) == #"{"a":2,"aa":3,"b":1}"#)
    var json = JSONText()
    json.beginObject()
    json.member("none", nil as String?)
    json.member("some", "x")
    json.member("list", ["a", "b"])
    json.name("bytes")
    json.add(hexadecimal: [0, 0xAF])
    json.name("number")
    json.add(Int64(-7))
    json.endObject()
    #expect(String(decoding: json.bytes, as: UTF8.self) == #"{"some":"x","list":["a","b"],"bytes":"00af","number":-7}"#)
  }

  @Test(
    "a value that is skipped is returned byte for byte",
    arguments: [#"{"a": "}\"]", "b": [1, {"c": null}]}"#, "[]", #""\\""#, "-1.5e3", "true", #"[[["]"]]]"#])
  func passed(value: String) throws {
    let text = Array("[0, \(value) ,\"end\"]".utf8)
    let read = try JSONReader.read(text) { reader in
      var values: [String] = []
      try reader.eachElement { values.append(String(decoding: try $0.passed(), as: UTF8.self)) }
      return values
    }
    #expect(read == ["0", value, "\"end\""])
  }

  @Test(
    "a fault is reported with its line and column",
    arguments: [
      ("{\n  \"a\": 1,\n  \"a\": 2\n}", "the same name appears twice in one object", 3, 3), ("[1,", "it ends too early", 1, 4),
      ("[1] 2", "more follows the end of the JSON text", 1, 5), ("[\"\\q\"]", "an escape is not known", 1, 4),
    ])
  func faults(text: String, detail: String, line: Int, column: Int) throws {
    do {
      _ = try JSONReader.tree(Array(text.utf8), valueLimit: 100)
      Issue.record("it was read")
    } catch {
      #expect(error.detail == detail && error.position.line == line && error.position.column == column, "\(error)")
    }
  }
}
