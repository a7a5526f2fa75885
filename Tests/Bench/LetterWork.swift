import Contracts
import Formats
import Foundation
import Policy

/// Letters made one after the other, each to another person, of two pages.
enum LetterWork {
  /// How many a second are made in those formats together, and the most memory that the process that sets pages took, in megabytes.
  static func run(_ formats: [DocumentFormat], times: Int) throws -> (perSecond: Int, megabytes: Int) {
    let maker = LetterFormats()
    for format in formats { _ = try maker.render(letter(0), as: format) }
    let begun = ContinuousClock.now
    for number in 1...times {
      for format in formats { _ = try maker.render(letter(number), as: format) }
    }
    let seconds = (ContinuousClock.now - begun) / .seconds(1)
    return (Int(Double(times) / seconds), maker.typesettingProcess.map(megabytes) ?? 0)
  }

  /// The requests for the process that sets pages, a line each, so that it can be measured alone.
  static func requests(_ times: Int) throws {
    let maker = LetterFormats()
    for number in 1...times { print(try maker.typesettingRequest(for: letter(number), number: number)) }
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
