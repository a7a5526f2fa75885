import Contracts
import Policy
import ServiceKit

/// Statistics as a page for the body's web site: each table with a chart of its totals. It runs no script and fetches nothing.
struct StatisticsPage {
  private let statistics: Statistics
  private let body: String
  private let organisations: [String]

  /// - Parameter organisations: the names of the columns.
  init(_ statistics: Statistics, body: String, organisations: [String]) {
    (self.statistics, self.body, self.organisations) = (statistics, body, organisations)
  }

  var html: String {
    let title = "Managed contact in \(statistics.year)"
    let lines =
      [
        "<!DOCTYPE html>", "<html lang=\"en-GB\">", "<head>", "<meta charset=\"utf-8\">",
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
        "<title>\(PageText.escaped(title)) - \(PageText.escaped(body))</title>", "<style>\(Self.style)</style>", "</head>",
        "<body>",
        "<main>", "<h1>\(PageText.escaped(title))</h1>",
        "<p>\(PageText.escaped(body.prefix(1).uppercased() + body.dropFirst())), from \(statistics.from.words) to \(statistics.to.words).</p>",
        "<p>Numbers from 1 to \(statistics.smallest - 1) are left out, and shown as \(Self.leftOut): they could tell of one person. "
          + "So are other numbers from which they could be worked out.</p>",
      ] + statistics.tables.filter { !$0.rows.isEmpty }.flatMap { section($0.measure.rawValue, $0.title, $0.rows) }
      + statistics.equality.flatMap { table in
        section("equality-\(table.group.rawValue)-\(table.question)", "\(table.title): \(table.group.words)", table.rows)
      } + ["</main>", "</body>", "</html>"]
    return lines.joined(separator: "\n") + "\n"
  }

  private static let leftOut = "<abbr title=\"left out\">c</abbr>"
  private static let style = """
    body{font:1.0625rem/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff;margin:0 auto;max-width:60rem;padding:1rem}\
    table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:bold;padding:.5rem 0}\
    th,td{border-bottom:1px solid #767676;padding:.375rem .5rem;text-align:left;vertical-align:top}\
    td,thead th+th{text-align:right}svg{max-width:100%;height:auto}.bar{fill:#1d5c96}text{font:13px sans-serif;fill:#1a1a1a}\
    abbr{text-decoration:none}@media print{section{break-inside:avoid}}
    """

  private func section(_ id: String, _ title: String, _ rows: [StatisticsRow]) -> [String] {
    let isOne = organisations.count == 1
    let heads = isOne ? ["Number"] : organisations + ["All"]
    return [
      "<section aria-labelledby=\"\(id)\">", "<h2 id=\"\(id)\">\(PageText.escaped(title))</h2>", chart(rows), "<table>",
      "<caption>\(PageText.escaped(title)), \(PageText.escaped(statistics.year))</caption>",
      "<thead><tr><th scope=\"col\">What</th>"
        + heads.map { "<th scope=\"col\">\(PageText.escaped($0))</th>" }.joined() + "</tr></thead>", "<tbody>",
    ]
      + rows.map { row in
        let counts = isOne ? [row.total] : row.counts + [row.total]
        return "<tr><th scope=\"row\">\(PageText.escaped(row.title))</th>"
          + counts.map { "<td>\($0.count.map(String.init) ?? Self.leftOut)</td>" }.joined() + "</tr>"
      } + ["</tbody>", "</table>", "</section>"]
  }

  /// The totals as bars; the table below says the same, so it is hidden from those who hear the page.
  private func chart(_ all: [StatisticsRow]) -> String {
    let rows = all.filter { $0.code != "all" || all.count == 1 }
    let most = max(1, rows.compactMap(\.total.count).max() ?? 1)
    let (label, width, line) = (300, 380, 24)
    let bars = rows.enumerated().map { index, row in
      let y = index * line
      let length = (row.total.count ?? 0) * width / most
      let title = row.title.count > 44 ? row.title.prefix(43) + "…" : row.title[...]
      return "<text x=\"\(label - 8)\" y=\"\(y + 16)\" text-anchor=\"end\">\(PageText.escaped(String(title)))</text>"
        + "<rect class=\"bar\" x=\"\(label)\" y=\"\(y + 4)\" width=\"\(length)\" height=\"\(line - 8)\"/>"
        + "<text x=\"\(label + length + 6)\" y=\"\(y + 16)\">\(row.total.count.map(String.init) ?? "c")</text>"
    }
    let size = "0 0 \(label + width + 60) \(max(1, rows.count) * line)"
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"\(size)\" aria-hidden=\"true\">\(bars.joined())</svg>"
  }
}

extension EqualityGroup {
  fileprivate var words: String {
    switch self {
    case .inContact: "people in contact"
    case .restricted: "people whose contact was managed by a plan"
    }
  }
}
