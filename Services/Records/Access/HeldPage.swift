import Contracts
import Policy
import ServiceKit

/// What is held about a person as a page that can be read alone: a list of contents, and each record with all that was recorded of it. It runs no script
/// and fetches nothing.
struct HeldPage {
  private let held: HeldBundle
  private let body: String
  private let audience: HeldAudience
  private let zone: BodyZone

  init(_ held: HeldBundle, body: String, for audience: HeldAudience, in zone: BodyZone) {
    (self.held, self.body, self.audience, self.zone) = (held, body, audience, zone)
  }

  var html: String {
    let title = "What \(body) holds about \(held.references.joined(separator: ", "))"
    var lines = [
      "<!DOCTYPE html>", "<html lang=\"en-GB\">", "<head>", "<meta charset=\"utf-8\">",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">", "<title>\(PageText.escaped(title))</title>",
      "<style>\(Self.style)</style>", "</head>", "<body>", "<main>", "<h1>\(PageText.escaped(title))</h1>",
      "<p>Put together on \(zone.day(of: held.at).words). \(audience == .person ? Self.leftOutWords : "")</p>",
      "<h2>Contents</h2>", "<ol>",
    ]
    lines += held.records.enumerated().map { "<li><a href=\"#r\($0)\">\(PageText.escaped(heading(of: $1)))</a></li>" }
    lines.append("</ol>")
    lines += held.records.enumerated().flatMap(section)
    if !held.decisions.isEmpty { lines += decisions }
    lines += listed("Requests about the data", held.requests.map(\.described))
    lines += listed("What was given to whom", held.disclosures.map(\.described))
    if !held.looks.isEmpty { lines += looks }
    return (lines + ["</main>", "</body>", "</html>"]).joined(separator: "\n") + "\n"
  }

  private static let leftOutWords = "Names of members of staff and instructions to staff are left out; each place says so."
  private static let style = """
    body{font:1.0625rem/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff;margin:0 auto;max-width:50rem;padding:1rem}\
    dl{margin:0 0 1rem}dt{font-weight:bold}dd{margin:0 0 .25rem 1.5rem;white-space:pre-wrap;overflow-wrap:anywhere}\
    h2{border-top:1px solid #767676;padding-top:1rem}a{color:#1d5c96}@media print{a{color:inherit}}
    """

  private func heading(of record: HeldRecord) -> String {
    let words = record.name.kind.words
    let name = words.prefix(1).uppercased() + words.dropFirst()
    let others = held.records.filter { $0.name == record.name }.count > 1 ? " (\(record.service))" : ""
    return [name, record.reference].compactMap { $0 }.joined(separator: " ") + others
  }

  private func section(_ index: Int, _ record: HeldRecord) -> [String] {
    ["<h2 id=\"r\(index)\">\(PageText.escaped(heading(of: record)))</h2>", "<p>\(PageText.escaped(record.because))</p>"]
      + record.events.flatMap { event -> [String] in
        let who = audience.actor(event.actor)
        return [
          "<h3>\(PageText.escaped(Self.words(ofType: event.type))), \(PageText.escaped(moment(event.at)))</h3>", "<dl>",
          Self.pair("By", who), "</dl>", Self.list(audience.shown(event.data)),
        ]
      }
  }

  private var decisions: [String] {
    ["<h2>Decisions</h2>", "<ul>"]
      + held.decisions.map { entry in
        let who = audience == .person ? entry.office.rawValue : "\(entry.office.rawValue) \(entry.decidedBy)"
        let reasons = entry.reasons.map { ". Reasons: \($0)" } ?? ""
        return "<li>\(PageText.escaped("\(moment(entry.at)), \(who): \(entry.decision) (\(entry.paragraph))\(reasons)"))</li>"
      } + ["</ul>"]
  }

  private func listed(_ title: String, _ items: [String]) -> [String] {
    guard !items.isEmpty else { return [] }
    return ["<h2>\(title)</h2>", "<ul>"] + items.map { "<li>\(PageText.escaped($0))</li>" } + ["</ul>"]
  }

  private var looks: [String] {
    ["<h2>Who looked</h2>", "<ul>"]
      + held.looks.map { look in
        let who = audience == .person ? look.office.rawValue : "\(look.office.rawValue) \(look.account)"
        let purpose = look.purpose.map { ": \($0)" } ?? ""
        return "<li>\(PageText.escaped("\(moment(look.at)), \(who), \(look.service)\(purpose)"))</li>"
      } + ["</ul>"]
  }

  private func moment(_ instant: Instant) -> String {
    let minute = zone.weekTime(of: instant).minute
    let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
    return "\(zone.day(of: instant).words) at \(two(minute / 60)):\(two(minute % 60))"
  }

  /// `adjustment.wording-confirmed.v1` as "Adjustment wording confirmed".
  private static func words(ofType type: String) -> String {
    let name = type.split(separator: ".").dropLast().joined(separator: " ").replacing("-", with: " ")
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  /// `whatHappened` as "What happened".
  private static func words(ofMember name: String) -> String {
    let spaced = name.reduce(into: "") { text, letter in
      if letter.isUppercase { text += " \(letter.lowercased())" } else { text.append(letter) }
    }
    return spaced.prefix(1).uppercased() + spaced.dropFirst()
  }

  private static func list(_ value: JSON) -> String {
    guard case .object(let members) = value else { return "<p>\(text(value))</p>" }
    let pairs = members.sorted { $0.key < $1.key }.map { pair(words(ofMember: $0.key), $0.value) }
    return "<dl>\(pairs.joined())</dl>"
  }

  private static func pair(_ name: String, _ value: JSON) -> String {
    switch value {
    case .object(let members):
      if members.count == 1, case .text(let why)? = members["leftOut"] {
        return "<dt>\(PageText.escaped(name))</dt><dd><em>Left out: \(PageText.escaped(why)).</em></dd>"
      }
      return "<dt>\(PageText.escaped(name))</dt><dd>\(list(value))</dd>"
    case .list(let values) where values.contains { if case .object = $0 { true } else { false } }:
      return "<dt>\(PageText.escaped(name))</dt>" + values.map { "<dd>\(list($0))</dd>" }.joined()
    case .list(let values): return "<dt>\(PageText.escaped(name))</dt>" + values.map { "<dd>\(text($0))</dd>" }.joined()
    case .null, .flag, .number, .text: return "<dt>\(PageText.escaped(name))</dt><dd>\(text(value))</dd>"
    }
  }

  private static func text(_ value: JSON) -> String {
    switch value {
    case .text(let text), .number(let text): PageText.escaped(text)
    case .flag(let flag): flag ? "yes" : "no"
    case .null: ""
    case .list(let values): values.map(text).joined(separator: ", ")
    case .object: list(value)
    }
  }
}

extension RightsRequest {
  /// In a sentence, without who dealt with it.
  fileprivate var described: String {
    let answered = answer.map { " Answered: \($0.outcome.rawValue). \($0.reasons)" } ?? " To be answered by \(dueOn.words)."
    return "\(reference), \(right.rawValue), received on \(receivedOn.words): \(request)\(answered)"
  }
}

extension Disclosure {
  /// In a sentence, without who wrote it down.
  fileprivate var described: String { "\(disclosedOn.words), to \(recipient): \(given) (\(basis))" }
}
