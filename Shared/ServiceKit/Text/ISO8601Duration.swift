/// Durations as ISO 8601 writes them (`P30D`, `PT36H`, `-P1W`), counted in whole seconds.
///
/// A year counts 365 days and a month 30: the duration moves a clock, it does not compute a deadline.
package enum ISO8601Duration {
  /// The longest duration read, in seconds: a hundred years.
  package static let longest = 36_500 * 86_400

  /// The seconds of a duration, negative after a leading `-`; nil when the text is anything else, has fractions, or is longer than `longest`.
  package static func seconds(_ text: String) -> Int? {
    var rest = Substring(text)
    guard text.utf8.count <= 40 else { return nil }
    let isNegative = rest.first == "-"
    if isNegative || rest.first == "+" { rest.removeFirst() }
    guard rest.popFirst() == "P", !rest.isEmpty else { return nil }
    let parts = rest.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    guard let days = total(of: parts[0], units: [("Y", 365 * 86_400), ("M", 30 * 86_400), ("W", 7 * 86_400), ("D", 86_400)])
    else {
      return nil
    }
    var sum = days
    if parts.count == 2 {
      guard !parts[1].isEmpty, let time = total(of: parts[1], units: [("H", 3600), ("M", 60), ("S", 1)]) else { return nil }
      sum += time
    }
    guard sum <= longest else { return nil }
    return isNegative ? -sum : sum
  }

  /// The duration of that many seconds, in days, hours, minutes and seconds; `PT0S` when none.
  package static func text(seconds: Int) -> String {
    guard seconds != 0 else { return "PT0S" }
    let size = seconds.magnitude
    var text = seconds < 0 ? "-P" : "P"
    if size >= 86_400 { text += "\(size / 86_400)D" }
    let time = [(size % 86_400 / 3600, "H"), (size % 3600 / 60, "M"), (size % 60, "S")].filter { $0.0 > 0 }
    if !time.isEmpty { text += "T" + time.map { "\($0.0)\($0.1)" }.joined() }
    return text
  }

  /// Adds up `1Y2M`-like text whose units are in the order given, each at most once.
  private static func total(of text: Substring, units: [(letter: Character, seconds: Int)]) -> Int? {
    var units = units[...]
    var sum = 0
    var number: Int?
    for character in text {
      if character.isASCII, let digit = character.wholeNumberValue {
        let next = (number ?? 0) * 10 + digit
        guard next <= longest else { return nil }
        number = next
      } else {
        guard let count = number, let index = units.firstIndex(where: { $0.letter == character }) else { return nil }
        let (product, overflow) = count.multipliedReportingOverflow(by: units[index].seconds)
        guard !overflow, product <= longest else { return nil }
        sum += product
        number = nil
        units = units[(index + 1)...]
      }
    }
    return number == nil ? sum : nil
  }
}
