/// Words that go with names and are no names.
enum NameWords {
  /// Before a name. Some are surnames, too: the last word of a name is never taken for a title.
  static let titles: Set<String> = [
    "mr", "mrs", "ms", "miss", "mx", "dr", "doctor", "prof", "professor", "rev", "revd", "reverend", "fr", "father", "sister",
    "brother", "pastor",
    "sir", "dame", "lady", "lord", "madam", "mme", "mlle", "monsieur", "herr", "frau", "sr", "sra", "senor", "senora", "signor",
    "signora", "hon",
    "honourable", "rt", "right", "the", "cllr", "councillor", "ald", "alderman", "mp", "pc", "wpc", "dc", "ds", "di", "dci",
    "pcso", "sgt",
    "sergeant", "inspector", "insp", "constable", "capt", "captain", "major", "maj", "col", "colonel", "lt", "lieutenant", "gen",
    "general",
    "cpl", "pte", "judge", "justice", "imam", "rabbi", "sheikh", "shaikh", "hajji", "haji", "canon", "dean", "bishop",
    "archdeacon", "baron",
    "baroness", "earl", "count", "countess", "viscount", "duke", "duchess", "master", "mister", "missus", "messrs", "nurse",
    "wing", "flight", "squadron", "commander", "ing", "dipl", "mag",
    "shri", "smt", "sri", "kumari", "ustad", "bwana", "pan", "pani", "gospodin", "mgr", "monsignor", "brig", "brigadier", "adm",
    "admiral",
  ]

  /// After a name, and never a name.
  private static let honours: Set<String> = [
    "jr", "jnr", "snr", "ii", "iii", "iv", "esq", "esquire", "obe", "mbe", "cbe", "kbe", "dbe", "bem", "kcb", "qc", "jp", "phd",
    "dphil", "msc", "bsc",
    "frcs", "frs", "llb", "llm", "mba", "mep", "msp", "frcp", "pgce", "rgn", "deceased", "decd", "dcd", "qpm", "kpm",
  ]

  /// After a name, and surnames, too.
  private static let ambiguous: Set<String> = ["junior", "senior", "sr", "kc", "mp", "ma", "ba", "md", "dl", "rn", "mc"]

  /// Whether the word follows names.
  static func isSuffix(_ word: String) -> Bool { honours.contains(word) || ambiguous.contains(word) || titles.contains(word) }

  /// Every word that can be something else than a name.
  static let notNames = titles.union(honours).union(ambiguous).union(particles)

  /// Small words before a surname, which are written with it, apart from it, or left out.
  static let particles: Set<String> = [
    "van", "von", "vom", "der", "den", "de", "la", "le", "du", "di", "da", "del", "della", "dos", "das", "do", "al", "el", "bin",
    "ibn", "ben",
    "bint", "ap", "ab", "ter", "ten", "te", "zu", "zur", "af", "av", "st", "mac", "mc", "o", "ni", "nic", "ui", "y", "i", "e",
    "und", "and", "d", "l", "t", "abu", "abd",
  ]

  /// The words without titles before them and honours after; all of them, where there is nothing else.
  static func named(_ words: [NameWord]) -> [NameWord] {
    var named = words[...]
    while named.count > 1, let first = named.first, titles.contains(first.letters) { named = named.dropFirst() }
    let hadTitle = named.count < words.count
    while let last = named.last?.letters {
      // "Ma" after two names is a degree, and after one a surname.
      let isHonour = honours.contains(last) ? named.count > 1 : ambiguous.contains(last) && named.count > (hadTitle ? 1 : 2)
      guard isHonour else { break }
      named = named.dropLast()
    }
    return Array(named)
  }
}
