import Contracts
private import Foundation
import Policy

/// A letter as one page for a screen: no script, nothing loaded from elsewhere, readable on paper and with a screen reader.
enum HTMLLetter {
  /// - Parameter letter: a clean one.
  static func page(_ letter: Letter, logo: Logo?) -> String {
    let words = LetterWords.of(letter.language)
    let language = letter.language
    var body = ""
    if let warning = letter.warning { body += "<p class=\"warning\"><strong>\(marked(warning, language))</strong></p>\n" }
    body += "<header>\n"
    if let logo {
      body += "<p class=\"logo\"><img src=\"data:\(logo.mediaType);base64,\(Data(logo.bytes).base64EncodedString())\""
      body += " alt=\"\(escaped(logo.alternative))\"></p>\n"
    }
    body += "<address class=\"sender\">\(broken(letter.sender, language, isFirstStrong: true))</address>\n"
    if !letter.addressee.isEmpty { body += "<p class=\"addressee\">\(broken(letter.addressee, language))</p>\n" }
    body += "<p>\(escaped(words.day(letter.dated)))<br>\n\(escaped("\(words.reference): \(letter.reference)"))</p>\n</header>\n"
    body += letter.body.map { block($0, language) }.joined()
    return """
      <!DOCTYPE html>
      <html lang="\(escaped(language))" dir="\(language.isRightToLeftLanguage ? "rtl" : "ltr")">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(escaped(letter.title))</title>
      <style>
      \(style)
      @page { @bottom-left { content: "\(quoted(letter.reference))"; } }
      @page { @bottom-right { content: "\(quoted(words.page)) " counter(page) " \(quoted(words.of)) " counter(pages); } }
      </style>
      </head>
      <body>
      <main>
      \(body)</main>
      </body>
      </html>

      """
  }

  private static let style = """
    body { font: 12pt/1.5 Arial, "Liberation Sans", Helvetica, sans-serif; color: #000; background: #fff; max-width: 42em; margin: 2em auto;
      padding: 0 1.5em; overflow-wrap: anywhere; }
    h1 { font-size: 1.4em; line-height: 1.25; margin: 1.5em 0 .5em; }
    h2 { font-size: 1.15em; margin: 1.5em 0 .4em; }
    h3 { font-size: 1em; margin: 1em 0 .2em; }
    h1, h2, h3 { break-after: avoid; break-inside: avoid; }
    p, ul { margin: 0 0 .8em; orphans: 2; widows: 2; }
    li { margin-bottom: .3em; }
    address { font-style: normal; text-align: end; margin-bottom: 1.6em; }
    .warning { border: 2pt solid #000; padding: .5em .8em; }
    .logo img { max-width: 88mm; max-height: 21mm; }
    .addressee { margin-bottom: 1.6em; }
    .before-signature { break-after: avoid; }
    .signature { margin-top: 2em; break-inside: avoid; }
    @page { size: A4; margin: 2.2cm 2cm; }
    @media print { body { margin: 0; padding: 0; max-width: none; } }
    """

  private static func block(_ block: LetterBlock, _ language: String) -> String {
    switch block {
    case .heading(let text, let level): "<h\(level)>\(marked(text, language))</h\(level)>\n"
    case .paragraph(let lines): "<p>\(broken(lines, language))</p>\n"
    case .list(let items): "<ul>\n" + items.map { "<li>\(broken($0, language))</li>\n" }.joined() + "</ul>\n"
    case .signature(let lines): "<p class=\"signature\">\(broken(lines, language))</p>\n"
    }
  }

  /// Lines that stay lines.
  private static func broken(_ lines: [String], _ language: String, isFirstStrong: Bool = false) -> String {
    lines.enumerated().map { index, line in
      index == 0 && isFirstStrong ? "<strong>\(marked(line, language))</strong>" : marked(line, language)
    }.joined(separator: "<br>\n")
  }

  /// Text, with passages in another script marked as their language.
  private static func marked(_ text: String, _ language: String) -> String {
    ScriptRun.runs(of: text, in: language).map { run in
      guard let script = run.script else { return escaped(run.text) }
      return "<bdi lang=\"\(script.language)\" dir=\"\(script.isRightToLeft ? "rtl" : "ltr")\">\(escaped(run.text))</bdi>"
    }.joined()
  }

  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { [0x26, 0x3C, 0x3E, 0x22, 0x27].contains($0) }) else { return text }
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }

  /// Text within a string of CSS: only letters, digits and a few signs, which is all that a reference has.
  private static func quoted(_ text: String) -> String {
    String(text.filter { $0.isLetter || $0.isNumber || $0 == "-" || $0 == " " })
  }
}
