import Contracts
import Policy

extension ContactCheckAnswer {
  /// The policy's answer as it is sent.
  init(
    id: Identifier, at: Instant, _ answer: ContactAnswer, match: ContactMatch, reference: String?, adjustments: [String]
  ) {
    self.init(
      id: id, at: at, instruction: answer.instruction, match: match,
      adjustments: adjustments, alwaysOpen: answer.alwaysOpen, sentences: answer.sentences + answer.terms,
      script: answer.script.isEmpty ? nil : answer.script,
      clause: answer.clause, paragraph: answer.paragraph, plan: reference, endsOn: answer.endsOn, reviewOn: answer.reviewOn)
  }
}
