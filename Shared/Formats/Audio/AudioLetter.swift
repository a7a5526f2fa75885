import Contracts
import Policy
private import ServiceKit

/// A letter read aloud: espeak-ng speaks, opusenc makes it small, or lame where there is no opusenc. The same letter gives the same bytes.
struct AudioLetter: Sendable {
  private enum Encoder {
    case opus(String), mp3(String)
  }

  private let speaker: String
  private let encoder: Encoder
  private static let seconds = 120.0
  /// Two hours as they are spoken.
  private static let longestSpeech = 320 << 20
  private static let longestFile = 100 << 20

  /// Nil when a program is missing.
  init?(_ programs: LetterPrograms) {
    guard let speaker = programs.path(of: "espeak-ng") else { return nil }
    self.speaker = speaker
    if let opus = programs.path(of: "opusenc") {
      encoder = .opus(opus)
    } else if let lame = programs.path(of: "lame") {
      encoder = .mp3(lame)
    } else {
      return nil
    }
  }

  /// How HTTP names what it makes, and how a file of it ends.
  var type: (media: String, ending: String) {
    switch encoder {
    case .opus: ("audio/ogg", "opus")
    case .mp3: ("audio/mpeg", "mp3")
    }
  }

  /// - Parameter letter: a clean one.
  func file(_ letter: Letter) throws(FormatFault) -> [UInt8] {
    guard let language = SpokenLetter.language(letter.language) else {
      throw .notOnOffer(.audio, why: "there are no spoken numbers and dates for \(letter.language)")
    }
    let markup = SpokenLetter.markup(letter, in: language)
    let speech = try run(
      speaker, "espeak-ng", ["-m", "-v", language.voice, "-s", "150", "--stdin", "--stdout"], Array(markup.utf8),
      limit: Self.longestSpeech)
    // A head of 44 bytes and nothing after it is a voice that is not installed.
    guard speech.count > 1000 else { throw .programFailed("espeak-ng") }
    switch encoder {
    case .opus(let path):
      return try run(
        path, "opusenc", ["--quiet", "--ignorelength", "--bitrate", "24", "--comp", "5", "--serial", "1", "-", "-"], speech,
        limit: Self.longestFile)
    case .mp3(let path):
      return try run(path, "lame", ["--quiet", "-m", "m", "-b", "64", "-", "-"], speech, limit: Self.longestFile)
    }
  }

  private func run(_ path: String, _ name: String, _ words: [String], _ input: [UInt8], limit: Int) throws(FormatFault) -> [UInt8]
  {
    let deadline = Deadline(seconds: Self.seconds)
    do throws(ChildProgram.Fault) {
      let program = try ChildProgram(path, words)
      try program.write(input, by: deadline, thenCloses: true)
      return try program.rest(by: deadline, limit: limit)
    } catch {
      throw error == .tooSlow ? .programTooSlow(name, seconds: Int(Self.seconds)) : .programFailed(name)
    }
  }
}
