/// A script that is not that of the letter's language, as far as it makes a difference to how a name is set, spoken or put in braille.
enum Script: String, Sendable {
  case arabic = "ar"
  case hebrew = "he"
  case greek = "el"

  /// The script of a character that has one of these.
  init?(of scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x0600...0x06FF, 0x0750...0x077F, 0x08A0...0x08FF, 0xFB50...0xFDFF, 0xFE70...0xFEFC: self = .arabic
    case 0x0590...0x05FF, 0xFB1D...0xFB4F: self = .hebrew
    case 0x0370...0x03FF, 0x1F00...0x1FFF: self = .greek
    default: return nil
    }
  }

  /// Its language as a BCP 47 tag: the one that is nearly always meant.
  var language: String { rawValue }

  var isRightToLeft: Bool { self != .greek }
}

/// A run of text in one script.
struct ScriptRun: Equatable {
  var text: String
  /// Nil for the letter's own.
  var script: Script?

  /// The runs of a text: a passage goes from the first to the last letter of its script, with what is between them.
  static func runs(of text: String, in language: String) -> [ScriptRun] {
    guard text.utf8.contains(where: { $0 >= 0xCD }) else { return [ScriptRun(text: text, script: nil)] }
    var runs: [ScriptRun] = []
    // What has no script of its own, such as a space, after a passage: it belongs to the passage if that goes on.
    var between = ""
    for scalar in text.unicodeScalars {
      let script = Script(of: scalar).flatMap { language.hasPrefix($0.language) ? nil : $0 }
      if let script {
        if runs.last?.script == script {
          runs[runs.count - 1].text += between
        } else {
          if !between.isEmpty { runs.append(ScriptRun(text: between, script: nil)) }
          runs.append(ScriptRun(text: "", script: script))
        }
        between = ""
        runs[runs.count - 1].text.unicodeScalars.append(scalar)
      } else if scalar.properties.canonicalCombiningClass != .notReordered, between.isEmpty, !runs.isEmpty {
        runs[runs.count - 1].text.unicodeScalars.append(scalar)
      } else {
        between.unicodeScalars.append(scalar)
      }
    }
    if !between.isEmpty { runs.append(ScriptRun(text: between, script: nil)) }
    return runs
  }
}
