private import Contracts
private import Policy
private import ServiceKit

extension Paper {
  /// The paper as one page for a screen: it runs no script and fetches nothing.
  package var html: String {
    let title = PageText.escaped(title)
    var lines = [
      "<!DOCTYPE html>", "<html lang=\"en-GB\">", "<head>", "<meta charset=\"utf-8\">",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">", "<title>\(title)</title>",
      "<style>\(Self.style)</style>", "</head>", "<body>", "<main>", "<h1>\(title)</h1>",
    ]
    lines += ([dated.words] + introduction).map { "<p>\(PageText.escaped($0))</p>" }
    if sections.count > 1 {
      lines += ["<nav aria-labelledby=\"contents\">", "<h2 id=\"contents\">Contents</h2>", "<ol>"]
      lines += sections.enumerated().map { "<li><a href=\"#s\($0)\">\(PageText.escaped($1.title))</a></li>" }
      lines += ["</ol>", "</nav>"]
    }
    for (index, section) in sections.enumerated() {
      lines.append("<h2 id=\"s\(index)\">\(PageText.escaped(section.title))</h2>")
      lines += section.blocks.map(\.html)
    }
    return (lines + ["</main>", "</body>", "</html>"]).joined(separator: "\n") + "\n"
  }

  private static let style = """
    body{font:1.0625rem/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff;margin:0 auto;max-width:50rem;padding:1rem}\
    dl{margin:0 0 1rem}dt{font-weight:bold}dd{margin:0 0 .25rem 1.5rem}p,li,dd{white-space:pre-wrap;overflow-wrap:anywhere}\
    h2{border-top:1px solid #767676;padding-top:1rem}a{color:#1d5c96}@media print{a{color:inherit}h2,h3{break-after:avoid}}
    """
}

extension PaperBlock {
  fileprivate var html: String {
    switch self {
    case .heading(let text): "<h3>\(PageText.escaped(text))</h3>"
    case .text(let text): "<p>\(PageText.escaped(text))</p>"
    case .leftOut(let why): "<p><em>\(Self.words(leftOut: why))</em></p>"
    case .list(let items): "<ul>\(items.map { "<li>\(PageText.escaped($0))</li>" }.joined())</ul>"
    case .pairs(let pairs):
      "<dl>"
        + pairs.map { pair in
          "<dt>\(PageText.escaped(pair.name))</dt>" + pair.values.map { "<dd>\($0.htmlWithin)</dd>" }.joined()
        }.joined() + "</dl>"
    }
  }

  /// Within a pair, where a text is no paragraph.
  private var htmlWithin: String {
    switch self {
    case .text(let text): PageText.escaped(text)
    case .leftOut(let why): "<em>\(Self.words(leftOut: why))</em>"
    case .heading, .list, .pairs: html
    }
  }

  private static func words(leftOut why: String) -> String { "Left out: \(PageText.escaped(why))." }
}
