import Contracts
private import Foundation
private import Synchronization
private import ServiceKit

/// The program that sets pages, started when it is first needed and kept; one letter at a time.
///
/// One that ends, or answers nonsense, is started again and asked again, once: setting a letter has no effect but its answer. One that takes too
/// long is ended, and started again for the next letter.
final class TypstWorker: Sendable {
  /// A letter takes a hundredth of a second; the longest there can be, two seconds on a slow machine.
  static let usualSeconds = 30.0
  /// What a letter in base64 may take: four megabytes as it is.
  static let usualAnswer = 6 << 20
  /// A new program after so many letters: what it keeps of them would otherwise grow for months.
  private static let lettersEach = 5_000

  private struct State {
    var program: ChildProgram?
    var number = 0
    var letters = 0
  }
  private let state = Mutex(State())
  private let path: String
  private let arguments: [String]
  private let seconds: Double
  private let longestAnswer: Int

  /// - Parameters:
  ///   - path: the program.
  ///   - seconds: how long one letter may take.
  ///   - longestAnswer: bytes of what it answers.
  init(
    path: String, arguments: [String], seconds: Double = TypstWorker.usualSeconds, longestAnswer: Int = TypstWorker.usualAnswer
  ) {
    (self.path, self.arguments, self.seconds, self.longestAnswer) = (path, arguments, seconds, longestAnswer)
  }

  /// The process that runs at the moment, for those who measure it.
  var process: Int32? { state.withLock { $0.program?.id } }

  /// Ends the program; it is started again when it is needed.
  func end() { state.withLock { $0.program = nil } }

  /// A letter set by that template; `day` is in seconds since 1970 and is the time of making that the document bears.
  func set(_ template: String, data: JSON, day: Int64) throws(FormatFault) -> (bytes: [UInt8], pages: Int) {
    let text = String(decoding: data.bytes, as: UTF8.self)
    let reply = try state.withLock { (state) throws(FormatFault) -> Reply in
      let deadline = Deadline(seconds: seconds)
      do throws(ChildProgram.Fault) { return try ask(template, text, day, &state, by: deadline) } catch {
        state.program = nil
        if error == .tooSlow { throw .programTooSlow("the typesetter", seconds: Int(seconds)) }
      }
      do throws(ChildProgram.Fault) { return try ask(template, text, day, &state, by: deadline) } catch {
        state.program = nil
        throw error == .tooSlow ? .programTooSlow("the typesetter", seconds: Int(seconds)) : .programFailed("the typesetter")
      }
    }
    return try Self.result(of: reply)
  }

  private struct Ready: Decodable {
    let ready: String
  }

  private struct Reply: Decodable {
    let id: Int?
    let pdf: String?
    let pages: Int?
    let error: String?
  }

  private func ask(
    _ template: String, _ data: String, _ day: Int64, _ state: inout State, by deadline: Deadline
  ) throws(ChildProgram.Fault) -> Reply {
    if state.letters >= Self.lettersEach { (state.program, state.letters) = (nil, 0) }
    let program: ChildProgram
    if let running = state.program { program = running } else { program = try started(by: deadline) }
    state.program = program
    state.number += 1
    state.letters += 1
    let request = Self.request(state.number, template, data, day)
    try program.write(request + [UInt8(ascii: "\n")], by: deadline)
    let line = try program.line(by: deadline, limit: longestAnswer)
    guard let reply = try? JSON.decode(Reply.self, from: line), reply.id == state.number else { throw .ended }
    return reply
  }

  /// A request as the program reads it, without the end of the line.
  private static func request(_ number: Int, _ template: String, _ data: String, _ day: Int64) -> [UInt8] {
    let request: JSON = [
      "id": .number(String(number)), "template": .text(template), "data": .text(data), "day": .number(String(day)),
    ]
    return request.bytes
  }

  private func started(by deadline: Deadline) throws(ChildProgram.Fault) -> ChildProgram {
    let program = try ChildProgram(path, arguments)
    let line = try program.line(by: deadline, limit: 4096)
    guard (try? JSON.decode(Ready.self, from: line)) != nil else { throw .ended }
    return program
  }

  private static func result(of reply: Reply) throws(FormatFault) -> (bytes: [UInt8], pages: Int) {
    switch reply.error {
    case nil: break
    case "address-does-not-fit": throw .addressTooLarge
    case "sender-does-not-fit": throw .senderTooLarge
    case "missing-character": throw .unprintable([])
    case "missing-title": throw .incomplete("title")
    // It works, and says no: the same letter would be refused for ever.
    case "refused": throw .refused("the typesetter")
    default: throw .programFailed("the typesetter")
    }
    guard let pdf = reply.pdf, let pages = reply.pages, let bytes = Data(base64Encoded: pdf),
      bytes.starts(with: Data("%PDF-".utf8))
    else {
      throw .programFailed("the typesetter")
    }
    return (Array(bytes), pages)
  }
}
