/// English as it is said in Britain.
struct SpokenEnglish: SpokenLanguage {
  let voice = "en-gb"
  let telephoneNought = "oh"
  let point = "point"
  let perCent = "per cent"
  let to = "to"
  let letters = [
    "ay", "bee", "see", "dee", "ee", "eff", "gee", "aitch", "eye", "jay", "kay", "ell", "em", "en", "oh", "pee", "cue", "are",
    "ess", "tee",
    "you", "vee", "double-you", "ex", "why", "zed",
  ]
  let signs: [Character: String] = [
    ".": "dot", "@": "at", "/": "slash", "-": "hyphen", "_": "underscore", "+": "plus", "&": "and",
  ]
  let abbreviations = [
    "e.g.": "for example", "eg": "for example", "i.e.": "that is", "ie": "that is", "etc.": "and so on", "etc": "and so on",
    "and/or": "and or",
    "No.": "number", "no.": "number", "Cllr": "Councillor", "Rd": "Road", "Ave": "Avenue", "c/o": "care of", "vs": "versus",
    "approx.": "about",
  ]
  let initials: Set = ["UK", "EU", "US", "ICO", "FOI", "IOPC", "OPFCC", "LGSCO", "PHSO", "DPO", "SAR", "ID", "IT", "HR", "OK"]

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
  ]
  private static let small = [
    "nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
  ]
  private static let tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
  private static let irregular = [
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth", "twelve": "twelfth",
  ]

  func number(_ number: Int) -> String {
    switch number {
    case 0: "zero"
    case ..<20: Self.small[max(0, number)]
    case ..<100: Self.tens[number / 10] + (number % 10 == 0 ? "" : "-" + Self.small[number % 10])
    case ..<1000:
      "\(Self.small[number / 100]) hundred" + (number % 100 == 0 ? "" : " and " + self.number(number % 100))
    case ..<1_000_000: large(number, 1000, "thousand")
    default: large(number, 1_000_000, "million")
    }
  }

  private func large(_ number: Int, _ unit: Int, _ name: String) -> String {
    let rest = number % unit
    return "\(self.number(number / unit)) \(name)" + (rest == 0 ? "" : (rest < 100 ? " and " : " ") + self.number(rest))
  }

  func ordinal(_ number: Int) -> String {
    let words = self.number(number)
    let start = words.lastIndex { $0 == " " || $0 == "-" }.map { words.index(after: $0) } ?? words.startIndex
    let last = String(words[start...])
    let ordinal = Self.irregular[last] ?? (last.hasSuffix("y") ? last.dropLast() + "ieth" : last + "th")
    return words[..<start] + ordinal
  }

  func year(_ year: Int) -> String {
    let (century, rest) = (year / 100, year % 100)
    if year >= 2000, year < 2010 { return number(year) }
    return number(century) + (rest == 0 ? " hundred" : rest < 10 ? " oh " + number(rest) : " " + number(rest))
  }

  func date(day: Int, month: Int, year: Int?) -> String {
    "the \(ordinal(day)) of \(Self.months[month - 1])" + (year.map { " " + self.year($0) } ?? "")
  }

  func time(hour: Int, minute: Int) -> String {
    if minute == 0, hour == 0 { return "midnight" }
    if minute == 0, hour == 12 { return "midday" }
    let words =
      number(hour % 12 == 0 ? 12 : hour % 12) + (minute == 0 ? "" : minute < 10 ? " oh " + number(minute) : " " + number(minute))
    return words + (hour < 12 ? " ay em" : " pee em")
  }

  func money(pounds: Int, pence: Int, scale: Character?) -> String {
    if let scale, let name = ["k": "thousand", "m": "million", "b": "billion"][scale] {
      return "\(number(pounds)) \(name) pounds"
    }
    let coins = pence == 1 ? "one penny" : "\(number(pence)) pence"
    guard pounds > 0 else { return coins }
    let notes = pounds == 1 ? "one pound" : "\(number(pounds)) pounds"
    return pence == 0 ? notes : "\(notes) and \(coins)"
  }
}
