import Contracts

extension Problem {
  /// The answer to a request that another service was asked for, and could not meet: its own, where it is about the state of things.
  package init(passingOn error: ClientError, of service: Service) {
    switch error {
    case .problem(404, _): self = .notFound
    case .problem(410, _): self = .gone
    case .problem(409, let document?):
      guard let code = document.refusal, let paragraph = document.paragraph else {
        self = .conflict(document.detail ?? document.title)
        return
      }
      self = .refused(
        Refusal(
          kind: .wrongStage, code: code, paragraph: paragraph, sentence: document.detail ?? document.title,
          missing: document.missing ?? []))
    case .problem, .unreachable, .deadline, .tooLarge, .unproven, .undecodable:
      self = .unavailable("\(service.rawValue), which is asked for a part of this, does not answer")
    }
  }
}
