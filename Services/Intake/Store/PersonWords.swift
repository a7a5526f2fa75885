import Contracts
import Policy
import Storage

/// The words by which people are found by name, and which of them are under a plan.
///
/// A name that is given is compared with the different words of all names first, and only then with people: there are far fewer words.
enum PersonWords {
  /// Notes the words of a person's names, in place of those before.
  static func set(_ name: PersonName, of person: Identifier, in tx: Transaction) throws {
    try remove(person, in: tx)
    try add(name.words, of: person, in: tx)
  }

  /// Notes the words of a person's names who has none yet.
  static func add(_ words: [PersonName.FindableWord], of person: Identifier, in tx: Transaction) throws {
    for word in words {
      try tx.execute(
        """
        INSERT INTO name_word (skeleton, word, is_foreign) VALUES ($1, $2, $3)
        ON CONFLICT (skeleton, word) DO UPDATE SET is_foreign = 1 WHERE is_foreign < excluded.is_foreign
        """, .text(word.skeleton), .text(word.word), .int(word.isForeign ? 1 : 0))
      try tx.execute(
        """
        INSERT INTO person_word (word, service_user, is_surname, is_planned)
        VALUES ($1, $2, $3, EXISTS (SELECT 1 FROM plan_holder WHERE service_user = $2))
        """, .text(word.word), .identifier(person), .int(word.isSurname ? 1 : 0))
    }
  }

  /// Notes whether a person is under a plan, after that may have changed.
  static func updatePlanned(_ person: Identifier, in tx: Transaction) throws {
    try tx.execute(
      """
      UPDATE person_word SET is_planned = EXISTS (SELECT 1 FROM plan_holder WHERE service_user = $1)
      WHERE service_user = $1
      """, .identifier(person))
  }

  static func remove(_ person: Identifier, in tx: Transaction) throws {
    let before = try tx.all("SELECT word FROM person_word WHERE service_user = $1", .identifier(person), as: { $0.text(0) })
    if before.isEmpty { return }
    try tx.execute("DELETE FROM person_word WHERE service_user = $1", .identifier(person))
    // A word that nobody has any longer would tell that somebody had it.
    for word in before {
      try tx.execute(
        "DELETE FROM name_word WHERE skeleton = $2 AND word = $1 AND NOT EXISTS (SELECT 1 FROM person_word WHERE word = $1)",
        .text(word), .text(PersonName.skeleton(ofWord: word)))
    }
  }

  /// A person found by a name.
  struct Hit {
    let id: Identifier
    let match: NameMatch
  }

  /// Everybody, or everybody under a plan, whose name may be the one given; the likeliest first.
  static func people(named given: PersonName, isPlanned: Bool, in reader: Reader) throws -> [Hit] {
    var words: Set<String> = []
    for lookup in given.lookups {
      for skeleton in lookup.skeletons {
        try reader.each("SELECT word, is_foreign FROM name_word WHERE skeleton = $1", .text(skeleton)) { row in
          let word = row.text(0)
          if !words.contains(word), lookup.isLike(word, isForeign: row.int(1) == 1) { words.insert(word) }
        }
      }
    }
    var found: [Identifier: NameMatch?] = [:]
    // Many people have the commonest names.
    var compared: [[String]: NameMatch?] = [:]
    for word in words.sorted() {
      for person in try people(withWord: word, anyName: given.isOneWord, isPlanned: isPlanned, in: reader)
      where found[person.id] == nil {
        let match = compared[person.names] ?? given.match(person.name)
        compared[person.names] = match
        found[person.id] = match
      }
    }
    return found.compactMap { id, match in match.map { Hit(id: id, match: $0) } }
      .sorted { ($0.match.degree, $0.id.text) < ($1.match.degree, $1.id.text) }
  }

  /// People under a plan who have one of these names, whole.
  static func namesakes(_ names: [String], in reader: Reader) throws -> [Hit] {
    var found: [Identifier: NameMatch] = [:]
    for written in names.count == 1 ? names : Set(names).sorted() {
      lazy var name = PersonName(written)
      for whole in PersonName.wholes(of: written) {
        for person in try people(withWord: whole, anyName: false, isPlanned: true, in: reader) where found[person.id] == nil {
          // Those who are written alike, as most are, need not be read.
          let match = person.names.contains(written) ? .identical : name.match(person.name)
          if let match, match.degree == .same { found[person.id] = match }
        }
      }
    }
    return found.map { Hit(id: $0, match: $1) }.sorted { $0.id.text < $1.id.text }
  }

  /// Somebody in that organisation who has the same name, whole; nil where nobody is found. Names that many have cost no more than others: of
  /// those with a word, so many are looked at.
  static func namesake(
    of names: PersonName, by wholes: [PersonName.Whole], in organisation: String, _ reader: Reader
  ) throws -> (reference: String, match: NameMatch)? {
    for whole in wholes {
      let words = try reader.all(
        "SELECT word FROM name_word WHERE skeleton = $1 LIMIT $2", .text(whole.skeleton), .int(mostWords), as: { $0.text(0) })
      for word in words where whole.sounds(like: word) {
        let people = try reader.all(
          """
          SELECT s.reference, s.name, s.aliases FROM person_word w JOIN service_user s ON s.id = w.service_user
          WHERE w.word = $1 AND w.is_surname = 1 AND s.organisation = $2 LIMIT $3
          """, .text(word), .text(organisation), .int(mostNamesakes),
          as: { ($0.text(0), PersonName([$0.text(1)] + (ServiceUserStore.aliases($0.textIfPresent(2)) ?? []))) })
        for (reference, name) in people {
          if let match = names.match(name), match.degree == .same { return (reference, match) }
        }
      }
    }
    return nil
  }

  private static let mostWords = 200
  private static let mostNamesakes = 20

  private static func people(
    withWord word: String, anyName: Bool, isPlanned: Bool, in reader: Reader
  ) throws -> [PersonCandidate] {
    let sql =
      switch (isPlanned, anyName) {
      case (true, true): peopleWithWord + " AND w.is_planned = 1"
      case (true, false): plannedWithSurname
      case (false, true): peopleWithWord
      case (false, false): peopleWithWord + " AND w.is_surname = 1"
      }
    return try reader.all(
      sql, .text(word),
      as: {
        PersonCandidate(
          id: try $0.identifier(0), name: $0.text(1), aliases: ServiceUserStore.aliases($0.textIfPresent(2)) ?? [])
      })
  }

  private static let peopleWithWord = """
    SELECT s.id, s.name, s.aliases FROM person_word w JOIN service_user s ON s.id = w.service_user WHERE w.word = $1
    """
  /// Asked at every contact check of someone without a plan.
  private static let plannedWithSurname = peopleWithWord + " AND w.is_planned = 1 AND w.is_surname = 1"
}
