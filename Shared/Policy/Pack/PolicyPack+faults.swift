package import Contracts

/// What is wrong with the codes that a request names, one entry for each.
extension PolicyPack {
  /// The organisation must be one that the policy covers.
  package func faults(ofOrganisation code: String) -> [FieldProblem] {
    guard organisation(code) == nil else { return [] }
    let known = organisations.map(\.code).joined(separator: ", ")
    return [
      FieldProblem(
        field: "organisation", code: "notAllowed", detail: "is not an organisation under this policy; use one of: \(known)")
    ]
  }

  /// A reason must have the substance that the pack asks for.
  package func faults(ofReason text: String, field: String) -> [FieldProblem] {
    hasSubstance(text) ? [] : [FieldProblem(field: field, code: "missing", detail: "must be \(substanceWords)")]
  }

  /// Behaviours must be the policy's own.
  package func faults(ofBehaviours codes: [String]) -> [FieldProblem] {
    faults(of: codes) { $0 == nil ? Self.unknownBehaviour : nil }
  }

  /// Behaviours over which a call was ended must be the policy's own, and each a ground for that.
  package func faults(ofBehavioursEndingCall codes: [String]) -> [FieldProblem] {
    faults(of: codes) { behaviour in
      guard let behaviour else { return Self.unknownBehaviour }
      return endsCalls(behaviour)
        ? nil
        : "is not a ground for ending a call (\(citations[.endedCalls])); behaviour under these headings is: "
          + headings.filter(\.endsCalls).map(\.name).joined(separator: ", ")
    }
  }

  /// Whether staff may end a call over that behaviour: its heading is one that the pack gives as a ground.
  package func endsCalls(_ behaviour: Behaviour) -> Bool {
    headings.contains { $0.code == behaviour.heading && $0.endsCalls }
  }

  /// A behaviour that consists of contacts is logged with them.
  package func faults(ofContacts contacts: [String], making codes: [String]) -> [FieldProblem] {
    guard contacts.isEmpty, let behaviour = codes.lazy.compactMap(behaviour).first(where: \.isMadeOfContacts) else { return [] }
    return [
      FieldProblem(
        field: "contacts", code: "missing", detail: "name the contacts that it is made of: \(behaviour.code) consists of contacts"
      )
    ]
  }

  private static let unknownBehaviour = "is not a behaviour of this policy; GET /policy lists them"

  private func faults(of codes: [String], _ words: (Behaviour?) -> String?) -> [FieldProblem] {
    codes.enumerated().compactMap { index, code in
      words(behaviour(code)).map { FieldProblem(field: "behaviours[\(index)]", code: "notAllowed", detail: $0) }
    }
  }
}
