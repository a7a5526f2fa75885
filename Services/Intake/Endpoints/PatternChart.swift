import Contracts
import Policy
import ServiceKit

/// A pattern of contact as a picture: contacts and staff time by day, or by week where there are many days, and by channel.
///
/// It names the person by their reference alone, runs no script and fetches nothing. Its title and description say in words what it shows.
struct PatternChart {
  private let pattern: ContactPattern
  private let reference: String
  /// What each bar is of, and its amount.
  private let bars: [(label: String, amount: PatternAmount)]
  private let unit: String

  private static let (left, right, width, panel) = (64, 736, 760, 130)
  private static let mostDayBars = 62

  init(_ pattern: ContactPattern, reference: String) {
    (self.pattern, self.reference) = (pattern, reference)
    if pattern.days.count <= Self.mostDayBars {
      (bars, unit) = (pattern.days.map { (Self.short($0.day), $0.amount) }, "day")
    } else {
      (bars, unit) = (pattern.weeks.map { (Self.short($0.monday), $0.amount) }, "week")
    }
  }

  /// The picture, in SVG.
  var svg: String {
    let channelTop = 2 * (Self.panel + 70) + 76
    let height = channelTop + 34 + 24 * max(1, pattern.channels.count)
    var lines = [
      #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \#(Self.width) \#(height)" width="\#(Self.width)" height="\#(height)" role="img" aria-labelledby="title desc">"#,
      #"<title id="title">\#(PageText.escaped(title))</title>"#, #"<desc id="desc">\#(PageText.escaped(description))</desc>"#,
      "<style>text{font:13px sans-serif;fill:#1a1a1a}.h{font-weight:bold}.e{text-anchor:end}.m{text-anchor:middle}"
        + ".in{fill:#1d5c96}.out{fill:#8fbce6}.time{fill:#8a4b08}.line{stroke:#767676;stroke-width:1}</style>",
      #"<rect width="\#(Self.width)" height="\#(height)" fill="white"/>"#,
      text(12, 24, title, "h"),
    ]
    lines += panel(
      at: 56, "Contacts a \(unit)", upper: \.contacts, parts: [("in", \.incoming), ("out", { $0.contacts - $0.incoming })])
    lines += legend(at: 56)
    lines += panel(at: 56 + Self.panel + 70, "Minutes of staff time a \(unit)", upper: \.minutes, parts: [("time", \.minutes)])
    lines += channels(at: channelTop)
    return (lines + ["</svg>"]).joined(separator: "\n") + "\n"
  }

  private var title: String { "Contact with \(reference), \(pattern.from.words) to \(pattern.to.words)" }

  /// What it shows, for those who hear it.
  private var description: String {
    let most = bars.max { $0.amount.contacts < $1.amount.contacts }
    var sentences = ["\(Self.words(pattern.total)) in \(Self.count(pattern.days.count, "day"))."]
    if let most, most.amount.contacts > 0 {
      sentences.append(
        "Most in one \(unit): \(Self.count(most.amount.contacts, "contact")), \(unit == "week" ? "from \(most.label)" : "on \(most.label)")."
      )
    }
    sentences += pattern.channels.map { "\(Self.capitalised($0.channel.words)): \(Self.words($0.amount))." }
    return sentences.joined(separator: " ")
  }

  /// Bars on a line, with the highest value and the half of it.
  private func panel(
    at top: Int, _ heading: String, upper: (PatternAmount) -> Int, parts: [(style: String, value: (PatternAmount) -> Int)]
  ) -> [String] {
    let (base, highest) = (top + 20 + Self.panel, Self.roundedUp(bars.map { upper($0.amount) }.max() ?? 0))
    var lines = [text(12, top, heading, "h")]
    for value in highest == 1 ? [0, 1] : [0, highest / 2, highest] {
      let height = base - value * Self.panel / highest
      lines.append(#"<line class="line" x1="\#(Self.left)" y1="\#(height)" x2="\#(Self.right)" y2="\#(height)"/>"#)
      lines.append(text(Self.left - 8, height + 4, "\(value)", "e"))
    }
    let step = Double(Self.right - Self.left) / Double(bars.count)
    let every = max(1, Int((70 / step).rounded(.up)))
    for (index, bar) in bars.enumerated() {
      let x = Double(Self.left) + step * Double(index)
      var y = Double(base)
      for part in parts where part.value(bar.amount) > 0 {
        let height = Double(part.value(bar.amount) * Self.panel) / Double(highest)
        y -= height
        lines.append(
          #"<rect class="\#(part.style)" x="\#(Self.number(x + step * 0.1))" y="\#(Self.number(y))" width="\#(Self.number(step * 0.8))" height="\#(Self.number(height))"/>"#
        )
      }
      if index.isMultiple(of: every) { lines.append(text(Int(x + step / 2), base + 18, bar.label, "m")) }
    }
    return lines
  }

  private func legend(at top: Int) -> [String] {
    [
      #"<rect class="in" x="420" y="\#(top - 10)" width="12" height="12"/>"#, text(438, top, "from the person", ""),
      #"<rect class="out" x="580" y="\#(top - 10)" width="12" height="12"/>"#, text(598, top, "to the person", ""),
    ]
  }

  private func channels(at top: Int) -> [String] {
    guard let most = pattern.channels.first?.amount.contacts, most > 0 else {
      return [text(12, top, "No contact is recorded on these days.", "h")]
    }
    return [text(12, top, "By channel", "h")]
      + pattern.channels.enumerated().flatMap { index, entry in
        let y = top + 26 + 24 * index
        return [
          text(150, y, Self.capitalised(entry.channel.words), "e"),
          #"<rect class="in" x="160" y="\#(y - 12)" width="\#(max(1, entry.amount.contacts * 260 / most))" height="16"/>"#,
          text(168 + max(1, entry.amount.contacts * 260 / most), y, Self.words(entry.amount), ""),
        ]
      }
  }

  private func text(_ x: Int, _ y: Int, _ words: String, _ style: String) -> String {
    #"<text x="\#(x)" y="\#(y)" class="\#(style)">\#(PageText.escaped(words))</text>"#
  }

  /// An even number at the top of an axis: one figure and zeroes.
  private static func roundedUp(_ value: Int) -> Int {
    guard value > 2 else { return max(1, value) }
    var scale = 1
    while value > scale * 10 { scale *= 10 }
    let steps = [2, 4, 6, 8, 10].first { $0 * scale >= value } ?? 10
    return steps * scale
  }

  private static func words(_ amount: PatternAmount) -> String {
    let length =
      switch amount.untimed {
      case 0: ""
      case amount.contacts: ", of no known length"
      default: ", \(amount.untimed) of no known length"
      }
    let time = amount.untimed == amount.contacts ? "" : ", \(count(amount.minutes, "minute"))"
    return count(amount.contacts, "contact") + time + length
  }

  private static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

  private static func short(_ day: Day) -> String {
    day.words.split(separator: " ").enumerated().map { $0 == 1 ? $1.prefix(3) : $1 }.prefix(2).joined(separator: " ")
  }

  private static func capitalised(_ words: String) -> String { words.prefix(1).uppercased() + words.dropFirst() }

  /// With two decimals at most.
  private static func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    return hundredths.isMultiple(of: 100) ? "\(hundredths / 100)" : "\(Double(hundredths) / 100)"
  }
}
