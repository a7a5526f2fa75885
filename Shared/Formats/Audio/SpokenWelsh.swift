/// Welsh with numbers counted in tens, as in official use. A Welsh speaker has to listen to a body's letters before they are used.
struct SpokenWelsh: SpokenLanguage {
  let voice = "cy"
  let telephoneNought = "dim"
  let point = "pwynt"
  let perCent = "y cant"
  let to = "i"
  let letters = [
    "a", "bi", "ec", "di", "e", "eff", "eg", "aets", "i", "je", "cê", "el", "em", "en", "o", "pi", "ciw", "er", "es", "ti", "u",
    "fi",
    "dwbl iw", "ecs", "y", "sèd",
  ]
  let signs: [Character: String] = [
    ".": "dot", "@": "at", "/": "slaes", "-": "cysylltnod", "_": "tanlinell", "+": "plws", "&": "a",
  ]
  let abbreviations = ["e.e.": "er enghraifft", "h.y.": "hynny yw", "ayb": "ac yn y blaen", "ayyb": "ac yn y blaen"]
  let initials: Set<String> = []

  private static let small = ["dim", "un", "dau", "tri", "pedwar", "pump", "chwech", "saith", "wyth", "naw", "deg"]
  private static let tens = [
    "", "", "dau ddeg", "tri deg", "pedwar deg", "pum deg", "chwe deg", "saith deg", "wyth deg", "naw deg",
  ]
  private static let hundreds = [
    "", "cant", "dau gant", "tri chant", "pedwar cant", "pum cant", "chwe chant", "saith cant", "wyth cant", "naw cant",
  ]
  /// Of months after "o", in their mutated form.
  private static let months = [
    "Ionawr", "Chwefror", "Fawrth", "Ebrill", "Fai", "Fehefin", "Orffennaf", "Awst", "Fedi", "Hydref", "Dachwedd", "Ragfyr",
  ]
  private static let ordinals = [
    "dim", "cyntaf", "ail", "trydydd", "pedwerydd", "pumed", "chweched", "seithfed", "wythfed", "nawfed", "degfed",
    "unfed ar ddeg",
    "deuddegfed", "trydydd ar ddeg", "pedwerydd ar ddeg", "pymthegfed", "unfed ar bymtheg", "ail ar bymtheg", "deunawfed",
    "pedwerydd ar bymtheg", "ugeinfed", "unfed ar hugain", "ail ar hugain", "trydydd ar hugain", "pedwerydd ar hugain",
    "pumed ar hugain",
    "chweched ar hugain", "seithfed ar hugain", "wythfed ar hugain", "nawfed ar hugain", "degfed ar hugain",
    "unfed ar ddeg ar hugain",
  ]
  /// Feminine, with the word for pound as it changes after them.
  private static let pounds = [
    "dim punt", "un bunt", "dwy bunt", "tair punt", "pedair punt", "pum punt", "chwe phunt", "saith punt", "wyth punt",
    "naw punt", "deg punt",
  ]

  func number(_ number: Int) -> String {
    switch number {
    case ...10: return Self.small[max(0, number)]
    case ..<20: return "un deg \(Self.small[number - 10])"
    case ..<100: return joined(Self.tens[number / 10], number % 10)
    case ..<1000: return joined(Self.hundreds[number / 100], number % 100)
    case ..<1_000_000:
      let thousands = number / 1000
      let words = thousands == 1 ? "mil" : thousands == 2 ? "dwy fil" : "\(self.number(thousands)) mil"
      return joined(words, number % 1000)
    default: return joined("\(self.number(number / 1_000_000)) miliwn", number % 1_000_000)
    }
  }

  private func joined(_ words: String, _ rest: Int) -> String { rest == 0 ? words : "\(words) \(number(rest))" }

  func ordinal(_ number: Int) -> String { number < Self.ordinals.count ? Self.ordinals[max(0, number)] : self.number(number) }

  func year(_ year: Int) -> String { number(year) }

  func date(day: Int, month: Int, year: Int?) -> String {
    let words = ordinal(day)
    let article = words.first.map { "auw".contains($0) } ?? false ? "yr" : "y"
    return "\(article) \(words) o \(Self.months[month - 1])" + (year.map { " \(self.year($0))" } ?? "")
  }

  func time(hour: Int, minute: Int) -> String {
    let half = hour < 12 ? "y bore" : hour < 18 ? "y prynhawn" : "yr hwyr"
    return number(hour % 12 == 0 ? 12 : hour % 12) + (minute == 0 ? " o'r gloch" : " \(number(minute))") + " \(half)"
  }

  func money(pounds: Int, pence: Int, scale: Character?) -> String {
    if let scale, let name = ["k": "mil", "m": "miliwn", "b": "biliwn"][scale] { return "\(number(pounds)) \(name) o bunnoedd" }
    let coins = "\(number(pence)) ceiniog"
    guard pounds > 0 else { return coins }
    let notes = pounds < Self.pounds.count ? Self.pounds[pounds] : "\(number(pounds)) o bunnoedd"
    return pence == 0 ? notes : "\(notes) a \(coins)"
  }
}
