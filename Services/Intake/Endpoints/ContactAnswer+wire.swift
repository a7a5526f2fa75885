import Contracts
import Policy

extension ContactCheckAnswer {
  /// The policy's answer as it is sent.
  init(
    id: Identifier, at: Instant, _ answer: ContactAnswer, match: Policy.ContactMatch, reference: String?, adjustments: [String]
  ) {
    self.init(
      id: id, at: at, instruction: Contracts.ContactInstruction(answer.instruction), match: Contracts.ContactMatch(match),
      adjustments: adjustments, alwaysOpen: answer.alwaysOpen, sentences: answer.sentences + answer.terms,
      script: answer.script.isEmpty ? nil : answer.script,
      clause: answer.clause, paragraph: answer.paragraph, plan: reference, endsOn: answer.endsOn, reviewOn: answer.reviewOn)
  }
}

extension Contracts.ContactInstruction {
  init(_ instruction: Policy.ContactInstruction) {
    switch instruction {
    case .proceed: self = .proceed
    case .proceedUnderTerms: self = .proceedUnderTerms
    case .directToPointOfContact: self = .directToPointOfContact
    case .readAndFile: self = .readAndFile
    case .doNotEngage: self = .doNotEngage
    case .possibleMatchOnly: self = .possibleMatchOnly
    }
  }
}

extension Contracts.ContactMatch {
  init(_ match: Policy.ContactMatch) {
    switch match {
    case .exact: self = .exact
    case .possible: self = .possible
    case .none: self = .none
    }
  }
}
