import Contracts
import Foundation
import Policy
import ServiceKit
import Testing

@testable import Formats

/// A letter to someone who does not exist, and the programs to make it with.
enum Invented {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL.path()
  static let programs = LetterPrograms(folder: "\(root)/.build/letter-programs")
  /// Whether pages can be set and looked at here; `compose/test` sees to it.
  static let hasPages =
    programs.missingForPages == nil && ["pdftotext", "pdfinfo", "pdftoppm"].allSatisfy { programs.path(of: $0) != nil }
  static let hasBraille = programs.path(of: "lou_translate") != nil
  static let hasAudio = AudioLetter(programs) != nil
  static let formats = LetterFormats(programs: programs)

  static func letter(
    to addressee: [String] = ["Robin Quist", "3 Example Road", "Example Town", "EX1 1AC"], language: String = "en-GB",
    sections: Int = 3,
    sentences: Int = 4, more: [LetterBlock] = []
  ) -> Letter {
    var body: [LetterBlock] = [.paragraph(["Dear \(addressee.first ?? "")"]), .heading("Your communication plan", level: 1)]
    for section in 0..<sections {
      body += [
        .heading("\(section + 1). One telephone call a week", level: 2),
        .paragraph([
          String(repeating: "You may call 01632 960001 on Tuesday between 10:00 and 11:00. ", count: sentences),
          "Not on 25 December 2026.",
        ]),
        .list([["Write to us at any time."], ["Come to the office,", "with an appointment (RC-2026-000001)."]]),
        .heading("Why", level: 3), .paragraph(["Calls took hours."]),
      ]
    }
    body +=
      more + [
        .paragraph(["We will review this by 1 June 2027."]), .signature(["Yours sincerely", "Mara Lindqvist", "Senior manager"]),
      ]
    return Letter(
      language: language, title: "Your communication plan, RC-2026-000001", warning: "Training: this letter is an exercise.",
      sender: ["Office of Example", "1 Example Street", "Example Town", "EX1 1AA", "01632 960003", "help@example.org"],
      addressee: addressee, reference: "RC-2026-000001", dated: Day(number: 20_783), body: body)
  }

  /// What a program prints of that input.
  static func output(of program: String, _ words: [String], input: [UInt8] = []) throws -> [UInt8] {
    let child = try ChildProgram(try #require(programs.path(of: program)), words)
    let deadline = Deadline(seconds: 60)
    try child.write(input, by: deadline, thenCloses: true)
    return try child.rest(by: deadline, limit: 1 << 28)
  }

  /// Everything but white space, which falls elsewhere in each format, and the dots of lists.
  static func squeezed(_ text: String) -> String { String(text.filter { !$0.isWhitespace && $0 != "•" }) }

  /// All that a letter says, in the order of reading.
  static func said(_ letter: Letter, labels: (reference: String, day: String) = ("Our reference", "26 November 2026")) -> String {
    let clean = (try? letter.clean()) ?? letter
    var head = [clean.warning ?? ""] + clean.sender + clean.addressee
    head += [labels.day, "\(labels.reference): \(clean.reference)"]
    let texts = clean.texts
    return squeezed(
      (head + texts.dropFirst((clean.warning == nil ? 0 : 1) + clean.sender.count + clean.addressee.count + 1)).joined())
  }
}

/// A file that is removed again.
func withFile<Result>(_ bytes: [UInt8], named name: String = "letter.pdf", _ body: (String) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "formats-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appending(path: name)
  try Data(bytes).write(to: file)
  return try body(file.path())
}
