import Contracts
import Formats
import Foundation
import Policy

/// Letters made one after the other, each to another person, of two pages.
enum LetterWork {
  /// What making letters came to.
  struct Rate {
    /// How many a second were made in all formats together.
    let perSecond: Int
    /// How many a second the process that sets pages would have made with nothing to wait for, by the processor time that it used; 0 where it made none.
    let alonePerSecond: Int
    /// The most memory that it took.
    let megabytes: Int
  }

  /// Makes letters in those formats.
  static func run(_ formats: [DocumentFormat], times: Int) throws -> Rate {
    let maker = LetterFormats()
    for format in formats { _ = try maker.render(letter(0), as: format) }
    let used = maker.typesettingProcess.map(processorSeconds) ?? 0
    let begun = ContinuousClock.now
    for number in 1...times {
      for format in formats { _ = try maker.render(letter(number), as: format) }
    }
    let seconds = (ContinuousClock.now - begun) / .seconds(1)
    let alone = (maker.typesettingProcess.map(processorSeconds) ?? 0) - used
    return Rate(
      perSecond: Int(Double(times) / seconds), alonePerSecond: alone > 0 ? Int(Double(times) / alone) : 0,
      megabytes: maker.typesettingProcess.map(megabytes) ?? 0)
  }

  private static func processorSeconds(of process: Int32) -> Double {
    let stat = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
    // The name of the program, in brackets, may have spaces.
    let fields = stat.split(separator: ")").last?.split(separator: " ") ?? []
    guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else { return 0 }
    return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  private static func megabytes(of process: Int32) -> Int {
    let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line.flatMap { Int($0.filter(\.isNumber)) }.map { $0 / 1024 } ?? 0
  }

  private static func letter(_ number: Int) -> Letter {
    let sections = (1...4).flatMap { section -> [LetterBlock] in
      [
        .heading("\(section). One telephone call a week", level: 2),
        .paragraph([String(repeating: "You may call 01632 960001 on Tuesday between 10:00 and 11:00. ", count: 3)]),
        .heading("Why", level: 3), .paragraph([String(repeating: "Calls took several hours each day. ", count: 3)]),
      ]
    }
    let body: [LetterBlock] =
      [.paragraph(["Dear Robin Quist \(number)"]), .heading("Your communication plan", level: 1)] + sections
      + [
        .list([["Write to us at any time."], ["Come to the office, with an appointment."]]),
        .signature(["Yours sincerely", "Office of Example"]),
      ]
    return Letter(
      language: "en-GB", title: "Your communication plan", warning: nil,
      sender: ["Office of Example", "1 Example Street", "Example Town", "EX1 1AA", "01632 960003", "help@example.org"],
      addressee: ["Robin Quist \(number)", "3 Example Road", "Example Town", "EX1 1AC"], reference: "RC-2026-\(100_000 + number)",
      dated: Day(number: 20_783), body: body)
  }
}
