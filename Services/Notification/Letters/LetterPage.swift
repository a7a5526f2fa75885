/// The two forms of a letter.
enum LetterPage {
  /// A self-contained page: no script, no outside resource, readable on paper, on a screen and with a screen reader.
  static func html(_ blocks: [LetterBlock]) -> String {
    var title = ""
    var body = ""
    for block in blocks {
      switch block {
      case .notice(let text): body += "<p class=\"notice\"><strong>\(escaped(text))</strong></p>\n"
      case .heading(let text, _) where title.isEmpty:
        title = text
        body += "<h1>\(escaped(text))</h1>\n"
      case .heading(let text, let depth): body += depth == 0 ? "<h2>\(escaped(text))</h2>\n" : "<h3>\(escaped(text))</h3>\n"
      case .paragraph(let text): body += "<p>\(broken(text))</p>\n"
      case .lines(let lines): body += "<p class=\"lines\">\(lines.map(escaped).joined(separator: "<br>\n"))</p>\n"
      case .list(let items): body += "<ul>\n" + items.map { "<li>\(broken($0))</li>\n" }.joined() + "</ul>\n"
      }
    }
    return """
      <!DOCTYPE html>
      <html lang="en-GB">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(escaped(title))</title>
      <style>
      body { font: 12pt/1.5 Arial, Helvetica, sans-serif; color: #000; background: #fff; max-width: 42em; margin: 2em auto; padding: 0 1.5em; }
      h1 { font-size: 1.4em; line-height: 1.25; margin: 1.5em 0 .5em; }
      h2 { font-size: 1.15em; margin: 1.5em 0 .4em; break-after: avoid; }
      h3 { font-size: 1em; margin: 1em 0 .2em; break-after: avoid; }
      p, ul { margin: 0 0 .8em; }
      li { margin-bottom: .3em; }
      p { overflow-wrap: anywhere; }
      .notice { border: 2pt solid #000; padding: .5em .8em; }
      .lines { margin-bottom: 1.6em; }
      @page { size: A4; margin: 2.2cm; }
      @media print { body { margin: 0; padding: 0; max-width: none; } }
      </style>
      </head>
      <body>
      <main>
      \(body)</main>
      </body>
      </html>

      """
  }

  /// Lines of at most 72 characters, headings underlined, for e-mail and for software that reads text aloud.
  static func plain(_ blocks: [LetterBlock]) -> String {
    blocks.map { block in
      switch block {
      case .heading(let text, let depth): "\(text)\n\(String(repeating: depth == 0 ? "=" : "-", count: min(72, text.count)))\n"
      case .notice(let text): wrapped(Substring(text.uppercased()), indent: "")
      case .paragraph(let text):
        text.split(separator: "\n", omittingEmptySubsequences: false).map { wrapped($0, indent: "") }.joined()
      case .lines(let lines): lines.map { $0 + "\n" }.joined()
      case .list(let items): items.map { wrapped(Substring($0), indent: "  ", first: "- ") }.joined()
      }
    }.joined(separator: "\n")
  }

  private static func wrapped(_ text: Substring, indent: String, first: String = "") -> String {
    var lines: [String] = []
    var line = first
    var isBegun = false
    for word in text.split(separator: " ") {
      if isBegun, line.count + 1 + word.count > 72 {
        lines.append(line)
        (line, isBegun) = (indent, false)
      }
      line += (isBegun ? " " : "") + word
      isBegun = true
    }
    return (lines + [line]).joined(separator: "\n") + "\n"
  }

  /// What people wrote on several lines stays on several lines.
  private static func broken(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { escaped(String($0)) }.joined(separator: "<br>\n")
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.append(character)
      }
    }
    return result
  }
}
