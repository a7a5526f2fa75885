import Contracts

extension LetterTemplate {
  /// Whether the letter promises what the body does: one about a decision that can be disputed says until when and how soon it is
  /// answered, and a warning that cannot be disputed says neither.
  func disputeFaults(for letter: LetterName, _ appeals: AppealRules) -> [String] {
    let (promises, named) = (["appealWindow", "appealReplyDays"], names)
    func missing() -> [String] {
      promises.filter { !named.contains($0) }.map {
        "\(file): must name \($0), because people may dispute what this letter tells them"
      }
    }
    switch letter {
    case .plan, .reviewOutcome: return missing()
    case .warning, .informalWarning:
      if appeals.against.contains(.warning) { return missing() }
      return (promises + ["lateAppeals", "appealGrounds"]).filter(named.contains).map {
        "\(file): must not name \($0), because appeals.against has no warning"
      }
    case .appealAcknowledgement, .appealOutcome, .planEnded, .caseClosed, .warningWithdrawn, .policyInPlainWords: return []
    }
  }

  /// Every value, list and condition that it names.
  private var names: Set<String> { Set(blocks.flatMap(\.names)) }
}

extension LetterTemplate.Block {
  fileprivate var names: [String] {
    switch self {
    case .heading(let spans, _), .paragraph(let spans, _), .item(let spans, _):
      spans.compactMap { if case .value(let name) = $0 { name } else { nil } }
    case .each(let name, let inner, _), .ifPresent(let name, let inner, _): [name] + inner.flatMap(\.names)
    }
  }
}
