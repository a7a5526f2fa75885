import Contracts
import Testing

@testable import ServiceKit

/// A body that a form reader may meet, with what is read of it or what is said about it.
struct OddForm: Sendable, CustomTestStringConvertible {
  let name: String
  let body: [UInt8]
  let contentType: String
  /// The names and values and `field=filename:bytes` that are read; nil where it is refused.
  let read: [String]?
  /// A part of what is said where it is refused.
  let fault: String

  var testDescription: String { name }

  init(
    _ name: String, _ body: String, contentType: String = "multipart/form-data; boundary=b", reads read: [String]? = nil,
    fault: String = ""
  ) {
    (self.name, self.body, self.contentType, self.read, self.fault) = (name, Array(body.utf8), contentType, read, fault)
  }

  /// A form of one part with that head, and its value.
  static func part(
    _ name: String, _ head: String, _ value: String = "v", reads read: [String]? = nil, fault: String = ""
  ) -> OddForm {
    OddForm(name, "--b\r\n\(head)\r\n\r\n\(value)\r\n--b--\r\n", reads: read, fault: fault)
  }

  /// The same of a part that is one of a form.
  static func field(
    _ name: String, _ parameters: String, _ value: String = "v", reads read: [String]? = nil, fault: String = ""
  ) -> OddForm {
    part(name, "Content-Disposition: form-data; \(parameters)", value, reads: read, fault: fault)
  }

  private static let head = "Content-Disposition: form-data; name=\"a\""
  private static let one = "--b\r\n\(head)\r\n\r\nv\r\n--b"

  static let boundaries: [OddForm] = [
    OddForm("no boundary", one + "--\r\n", contentType: "multipart/form-data", fault: "boundary is missing"),
    OddForm("an empty boundary", one + "--", contentType: "multipart/form-data; boundary=\"\"", fault: "not 1 to 70"),
    OddForm("a boundary of nothing", one + "--", contentType: "multipart/form-data; boundary=", fault: "cannot be read"),
    OddForm(
      "a boundary of 71 characters", one + "--",
      contentType: "multipart/form-data; boundary=" + String(repeating: "x", count: 71),
      fault: "not 1 to 70"),
    OddForm("two boundaries", one + "--", contentType: "multipart/form-data; boundary=b; boundary=c", fault: "cannot be read"),
    OddForm(
      "a boundary with a space at its end", one + "--", contentType: "multipart/form-data; boundary=\"b \"", fault: "may have"),
    OddForm("a boundary with a line end", one + "--", contentType: "multipart/form-data; boundary=\"b\r\n\"", fault: "may have"),
    OddForm("a boundary in brackets", one + "--", contentType: "multipart/form-data; boundary=\"<b>\"", fault: "may have"),
    OddForm(
      "a boundary whose mark does not end", one + "--", contentType: "multipart/form-data; boundary=\"b", fault: "cannot be read"),
    OddForm("a boundary in quotation marks", one + "--\r\n", contentType: "multipart/form-data; boundary=\"b\"", reads: ["a=v"]),
    OddForm(
      "a charset next to the boundary", one + "--\r\n", contentType: "multipart/form-data; charset=utf-8; boundary=b",
      reads: ["a=v"]),
    OddForm("the type in capitals", one + "--\r\n", contentType: "Multipart/Form-Data; BOUNDARY=b", reads: ["a=v"]),
    OddForm(
      "the end of Firefox",
      "-----------------------------974767299852498929531610575\r\n\(head)\r\n\r\nv\r\n-----------------------------974767299852498929531610575--\r\n",
      contentType: "multipart/form-data; boundary=---------------------------974767299852498929531610575", reads: ["a=v"]),
  ]

  static let frames: [OddForm] = [
    OddForm("nothing", "", fault: "is empty"),
    OddForm("another boundary", one.replacing("--b", with: "--c") + "--", fault: "does not begin"),
    OddForm("text before the first boundary", "hello\r\n" + one + "--", fault: "does not begin"),
    OddForm("a line end before the first boundary", "\r\n" + one + "--", fault: "does not begin"),
    OddForm("text after the last", one + "--\r\nhello", fault: "follows the form's end"),
    OddForm("a form after the last", one + "--\r\n" + one + "--\r\n", fault: "follows the form's end"),
    OddForm("the last without a line end", one + "--", reads: ["a=v"]),
    OddForm("no last", one, fault: "does not end"),
    OddForm("half of the last", one + "-", fault: "does not end"),
    OddForm("no boundary after a part", "--b\r\n\(head)\r\n\r\nv\r\n", fault: "does not end"),
    OddForm("a part cut in its head", "--b\r\nContent-Dis", fault: "does not end"),
    OddForm("only the first boundary", "--b\r\n", fault: "does not end"),
    OddForm("no part at all", "--b--\r\n", reads: []),
    OddForm("white space after a boundary", "--b \r\n\(head)\r\n\r\nv\r\n--b--", fault: "does not end"),
    OddForm("LF after a boundary", "--b\n\(head)\n\nv\n--b--", fault: "does not end"),
    OddForm("a boundary that goes on", "--b\r\n\(head)\r\n\r\nv\r\n--bc\r\n--b--", fault: "does not end"),
    OddForm("dashes in a value", "--b\r\n\(head)\r\n\r\n--b\r\n--b--\r\n", fault: "no head"),
    OddForm("LF before a boundary is of the value", "--b\r\n\(head)\r\n\r\nx\n--b\r\n--b--\r\n", reads: ["a=x\n--b"]),
    OddForm("a part of nothing", "--b\r\n\r\n--b--", fault: "no head"),
    OddForm("a part without a body", "--b\r\n\(head)\r\n--b--\r\n", fault: "no head"),
    OddForm(
      "a head without its end, hiding the next part", "--b\r\n\(head)\r\n\r\n--b\r\n\(head)\r\n\r\nv\r\n--b--\r\n",
      fault: "no head"),
    OddForm("an empty value", "--b\r\n\(head)\r\n\r\n\r\n--b--\r\n", reads: ["a="]),
    OddForm(
      "1,001 fields", String(repeating: "--b\r\n\(head)\r\n\r\nv\r\n", count: 1_001) + "--b--\r\n", fault: "more than 1000 fields"
    ),
    OddForm(
      "10,000 parts", String(repeating: "--b\r\n\(head)\r\n\r\n\r\n", count: 10_000) + "--b--\r\n", fault: "more than 1000 fields"
    ),
    OddForm(
      "10,000 files", String(repeating: "--b\r\n\(head); filename=\"f\"\r\n\r\n\r\n", count: 10_000) + "--b--\r\n",
      fault: "more than 100 files"),
    OddForm(
      "a value of 64 KiB and one", "--b\r\n\(head)\r\n\r\n" + String(repeating: "x", count: 65_537) + "\r\n--b--\r\n",
      fault: "more than 65536 bytes"),
    OddForm("the same name twice", one + "\r\n\(head)\r\n\r\nw\r\n--b--\r\n", reads: ["a=v", "a=w"]),
  ]

  static let heads: [OddForm] = [
    part("no Content-Disposition", "Content-Type: text/plain", fault: "no Content-Disposition"),
    part("another disposition", "Content-Disposition: attachment; name=\"a\"", fault: "not form-data"),
    part("the disposition twice", head + "\r\n" + head, fault: "a header twice"),
    part("the type twice", head + "\r\nContent-Type: a/b\r\ncontent-type: a/c", fault: "a header twice"),
    part("a folded line", head + ";\r\n filename=\"f\"", fault: "folded line"),
    part("LF alone", head + "\nX: y", fault: "does not end with CRLF"),
    part("CR alone", head + "\rX: y", fault: "does not end with CRLF"),
    part("NUL", head + "\r\nX: \u{0}", fault: "control character"),
    part("a line that is no header", head + "\r\nhello", fault: "no header"),
    part("a header without a name", head + "\r\n: y", fault: "no header"),
    part("a space before the colon", "Content-Disposition : form-data; name=a", fault: "no header"),
    part("17 lines", head + String(repeating: "\r\nX: y", count: 16), fault: "more than 16 lines"),
    part("a huge head", head + "\r\nX: " + String(repeating: "x", count: 5_000), fault: "longer than 4096"),
    part("a header that is not known", head + "\r\nX-Thing: y", reads: ["a=v"]),
    part("base64", head + "\r\nContent-Transfer-Encoding: base64", fault: "Content-Transfer-Encoding"),
    part("binary", head + "\r\nContent-Transfer-Encoding: Binary", reads: ["a=v"]),
    part("a value in another charset", head + "\r\nContent-Type: text/plain; charset=iso-8859-1", fault: "another charset"),
    part("a value in UTF-8, which is said", head + "\r\nContent-Type: text/plain; charset=UTF-8", reads: ["a=v"]),
    part("parts of a part", head + "\r\nContent-Type: multipart/mixed; boundary=c", fault: "parts of its own"),
    part("a type that is none", head + "\r\nContent-Type: text", fault: "cannot be read"),
    part("the charset of the form", "Content-Disposition: form-data; name=\"_charset_\"", "utf-8", reads: []),
    part("another charset of the form", "Content-Disposition: form-data; name=\"_charset_\"", "koi8-r", fault: "another charset"),
  ]

  static let names: [OddForm] = [
    field("no name", "filename=\"f\"", fault: "no name"),
    field("an empty name", "name=\"\"", fault: "no name"),
    field("a name that is a token", "name=a", reads: ["a=v"]),
    field("a name that does not end", "name=\"a", fault: "cannot be read"),
    field("two names", "name=\"a\"; name=\"b\"", fault: "cannot be read"),
    field("two names in different case", "name=\"a\"; NAME=\"b\"", fault: "cannot be read"),
    field("a semicolon at the end", "name=\"a\";", fault: "cannot be read"),
    field("something after a name", "name=\"a\"x", fault: "cannot be read"),
    field("a quotation mark as browsers send it", "name=\"a%22b\"", reads: ["a\"b=v"]),
    field("a quotation mark as curl sends it", "name=\"a\\\"b\"", reads: ["a\"b=v"]),
    field("other escapes are text", "name=\"a%41%zz\"", reads: ["a%41%zz=v"]),
    field("a line end in a name", "name=\"a%0D%0Ab\"", fault: "control character"),
    field("a name of 1,025 bytes", "name=\"" + String(repeating: "x", count: 1_025) + "\"", fault: "more than 1024 bytes"),
    field("filename*", "name=\"a\"; filename*=UTF-8''f.txt", fault: "RFC 7578, 4.2"),
    field("name*", "name*=UTF-8''a", fault: "RFC 7578, 4.2"),
    field("both names of a file", "name=\"a\"; filename=\"f\"; filename*=UTF-8''g", fault: "RFC 7578, 4.2"),
    field("a file", "name=\"a\"; filename=\"f.txt\"", reads: ["a=f.txt:1"]),
    field(
      "a file with the path that old browsers send", "name=\"a\"; filename=\"C:\\dir\\f.txt\"", reads: ["a=C:\\dir\\f.txt:1"]),
    field("a file whose name ends with a backslash", "name=\"a\"; filename=\"C:\\\"", fault: "cannot be read"),
    field("a file that was not chosen", "name=\"a\"; filename=\"\"", "", reads: []),
    field("a file without a name", "name=\"a\"; filename=\"\"", reads: ["a=:1"]),
    field("a file without bytes", "name=\"a\"; filename=\"f\"", "", reads: ["a=f:0"]),
    field("a line end in a file's name", "name=\"a\"; filename=\"f%0D%0Ag\"", reads: ["a=f\r\ng:1"]),
    field("two names of a file", "name=\"a\"; filename=\"f\"; filename=\"g\"", fault: "cannot be read"),
    field("a file named in Welsh and Greek", "name=\"a\"; filename=\"tŷ λ.txt\"", reads: ["a=tŷ λ.txt:1"]),
  ]

  static var all: [OddForm] { boundaries + frames + heads + names }
}

@Suite("Multipart forms (RFC 7578): read as browsers write them, and in no other way (issue 12, Evidence)")
struct MultipartTests {
  @Test("each body has its one answer", arguments: OddForm.all)
  func one(form: OddForm) throws {
    do throws(Problem) {
      let sent = try MultipartReader.read(form.body, contentType: form.contentType)
      let read = sent.pairs.map { "\($0.name)=\($0.value)" } + sent.files.map { "\($0.field)=\($0.name):\($0.content.count)" }
      #expect(read == form.read)
    } catch {
      #expect(error.status == 400 && form.read == nil, "\(error)")
      #expect(error.detail?.contains(form.fault) == true && !form.fault.isEmpty, "\(error.detail ?? "")")
    }
  }

  @Test("there are as many bodies as the table promises") func count() { #expect(OddForm.all.count >= 60) }

  @Test("what is not UTF-8 is refused in a head and a value, and kept as it is in a file")
  func bytes() throws {
    func body(_ head: String, _ value: [UInt8]) -> [UInt8] {
      Array("--b\r\nContent-Disposition: form-data; \(head)\r\n\r\n".utf8) + value + Array("\r\n--b--\r\n".utf8)
    }
    let type = "multipart/form-data; boundary=b"
    #expect(throws: Problem.self) { try MultipartReader.read(body("name=a", [0xFF]), contentType: type) }
    let broken = Array("--b\r\nContent-Disposition: form-data; name=\"".utf8) + [0xFF] + Array("\"\r\n\r\nv\r\n--b--".utf8)
    #expect(throws: Problem.self) { try MultipartReader.read(broken, contentType: type) }
    let all = (0...255).map { UInt8($0) } + [0x0D, 0x0A, 0x2D, 0x2D, 0x0D, 0x0D]
    let sent = try MultipartReader.read(body("name=a; filename=f", all), contentType: type)
    #expect(sent.files.map { Array($0.content) } == [all])
  }

  @Test("a body that ends anywhere before its end is refused, and never read as a shorter form")
  func cut() {
    let whole = Array("--b\r\nContent-Disposition: form-data; name=\"a\"; filename=\"f\"\r\n\r\nv\r\nw\r\n--b--".utf8)
    for length in 0..<whole.count {
      #expect(throws: Problem.self) {
        try MultipartReader.read(Array(whole[..<length]), contentType: "multipart/form-data; boundary=b")
      }
    }
  }

  @Test(
    "a file's name is made harmless, and stays what people can read",
    arguments: [
      ("scan.pdf", "scan.pdf"), ("../../etc/passwd", "passwd"), ("C:\\Users\\jo\\scan.pdf", "scan.pdf"), ("..", "file"),
      ("", "file"),
      ("a\r\nSet-Cookie: x=y", "aSet-Cookie_ x=y"), ("a\"; filename=\"b.exe", "a__ filename=_b.exe"),
      ("\u{202E}fdp.exe", "fdp.exe"),
      ("no\u{200B}gap\u{0}.txt", "nogap.txt"), (".htaccess", "htaccess"), ("-rf", "rf"), ("CON.txt", "_CON.txt"),
      ("two  spaces .txt. ", "two spaces .txt"), ("tŷ λ.txt", "tŷ λ.txt"), ("a|b*c?.txt", "a_b_c_.txt"), ("/", "file"),
      (String(repeating: "x", count: 500) + ".pdf", String(repeating: "x", count: 116) + ".pdf"),
    ])
  func fileNames(sent: String, safe: String) { #expect(FileName.safe(sent) == safe) }

  @Test("the header under which a file is saved is one line of ASCII, with the whole name encoded (RFC 8187)")
  func attachment() {
    #expect(FileName.attachment("tŷ.pdf") == "attachment; filename=\"t_.pdf\"; filename*=UTF-8''t%C5%B7.pdf")
    #expect(
      FileName.safe("photo.exe", ending: ["pdf"]) == "photo.exe.pdf"
        && FileName.safe("a.JPEG", ending: ["jpg", "jpeg"]) == "a.JPEG")
    let hostile = FileName.attachment(FileName.safe("x\r\n\"%0d%0aA: b\u{202E}.pdf"))
    #expect(hostile.utf8.allSatisfy { (0x20...0x7E).contains($0) })
  }
}
