import Contracts

extension Actor {
  /// Whether what belongs to that organisation is shown to them: they work for it, or are another service of the deployment.
  package func sees(_ organisation: String) -> Bool {
    organisations.contains(organisation) || offices.contains(.service)
  }
}

extension Exchange {
  /// How the journal names the person asking: by the office that opened the door to them.
  package var author: String { actor.journalName(as: office) }

  /// Throws `Problem.notPermitted` when they do not work for that organisation.
  package func requireOrganisation(_ code: String) throws(Problem) {
    guard actor.sees(code) else { throw .notPermitted("the token does not name the organisation \(code)") }
  }
}
