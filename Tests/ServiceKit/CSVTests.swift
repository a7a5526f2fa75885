import ServiceKit
import Testing

@Suite("Tables for spreadsheets")
struct CSVTests {
  private func line(_ cells: String?...) -> String {
    var table = CSV(columns: [])
    table.add(cells)
    // After the mark and the line of names, which is empty.
    return String(decoding: table.text.utf8.dropFirst(5), as: UTF8.self)
  }

  @Test("a table begins with a byte order mark and a line of names, and every line ends with CRLF (RFC 4180)")
  func whole() {
    var table = CSV(columns: ["a", "b"])
    table.add(["1", nil])
    #expect(Array(table.text.utf8) == [0xEF, 0xBB, 0xBF] + Array("a,b\r\n1,\r\n".utf8))
  }

  @Test("a cell with a comma, a quote or the end of a line is quoted, and its quotes are doubled (RFC 4180)")
  func quoted() {
    #expect(
      line("a,b", "say \"no\"", "one\ntwo", "one\r\ntwo", "plain words")
        == "\"a,b\",\"say \"\"no\"\"\",\"one\ntwo\",\"one\r\ntwo\",plain words\r\n")
  }

  @Test(
    "a cell that a spreadsheet may take for a formula begins with an apostrophe, also after spaces and signs that are not seen",
    arguments: [
      "=1+1", "+441632960001", "-1", "@A1", "\tx", "\u{7}x", "  =1", "\u{200B}=1", "\u{A0}-1", "\u{FEFF}@x", "＝1", "－1", "＋1",
      "＠x",
    ])
  func formulas(text: String) {
    #expect(line(text) == "'\(text)\r\n")
  }

  @Test("a carriage return or a line feed in front does not hide one", arguments: ["\r=1", "\n=1", "\r\n=1"])
  func ends(text: String) {
    #expect(line(text) == "\"'\(text)\"\r\n")
  }

  @Test(
    "what is no formula stays as it is",
    arguments: ["2026-11-23T10:00:00.000Z", "'quoted'", "a=b", "01632 960001", "", " ", "e-mail"])
  func plain(text: String) {
    #expect(line(text) == "\(text)\r\n")
  }
}
