import Contracts

/// Why the policy does not allow something, by the rule that prevents it. A ``Refusal`` says the same with the paragraph of a pack.
struct Objection: Error, Sendable, Equatable {
  /// What prevents it.
  let kind: Refusal.Kind
  /// Stable, kebab-case; programs branch on it.
  let code: String
  /// The rule that prevents it.
  let rule: Rule
  /// One sentence for the person who asked.
  let sentence: String
  /// What must be supplied first, one line each.
  let missing: [String]
  /// The fields at fault, where the request itself is wrong and not the state of things.
  let fields: [FieldProblem]

  init(
    kind: Refusal.Kind, code: String, rule: Rule, sentence: String, missing: [String] = [], fields: [FieldProblem] = []
  ) {
    (self.kind, self.code, self.rule, self.sentence) = (kind, code, rule, sentence)
    (self.missing, self.fields) = (missing, fields)
  }

  /// An objection that something is missing.
  static func missing(_ missing: [String], _ rule: Rule, _ code: String, _ sentence: String) -> Objection {
    Objection(kind: .incomplete, code: code, rule: rule, sentence: sentence, missing: missing)
  }
}

extension Refusal {
  /// The refusal, citing the paragraph of that pack.
  init(_ objection: Objection, under pack: PolicyPack) {
    self.init(
      kind: objection.kind, code: objection.code, paragraph: pack.citations[objection.rule], sentence: objection.sentence,
      missing: objection.missing, fields: objection.fields)
  }
}

extension PolicyPack {
  /// The result of `body`; its objection cites this pack.
  func citing<Result>(_ body: () throws(Objection) -> Result) throws(Refusal) -> Result {
    do throws(Objection) { return try body() } catch { throw Refusal(error, under: self) }
  }
}
