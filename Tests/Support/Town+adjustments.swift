package import Contracts
package import ServiceKit

/// Requests for adjustments, each step through intake's interface.
extension Town {
  /// Records a request by that person which concerns those departments.
  package func requestAdjustment(
    for person: ServiceUser, departments: [String] = ["Casework"], by actor: Actor = People.rita
  ) throws -> AdjustmentRequest {
    let body: JSON = [
      "serviceUser": .text(person.id.text), "organisation": .text(actor.organisations.sorted().first ?? ""),
      "channel": "telephone", "request": .text(Self.need), "departments": .texts(departments),
    ]
    return try send(.intake, "/adjustment-requests", as: actor, body).decode()
  }

  /// What the person says they need, including what front-line staff must not see.
  package static let need = "An invented condition makes calls impossible; please write instead."

  /// Decides a request at its present version, with a recorded reason if departments have not answered.
  package func decide(
    _ request: AdjustmentRequest, _ changes: [String: JSON?] = [:], as actor: Actor = People.cora
  ) throws -> AdjustmentRequest {
    try askToDecide(request, changes.merging(["consultationWaived": "It is urgent."]) { given, _ in given }, as: actor).decode()
  }

  /// Asks to decide a request, at its present version unless another is given.
  package func askToDecide(
    _ request: AdjustmentRequest, _ changes: [String: JSON?] = [:], version: Int? = nil, as actor: Actor = People.cora
  ) throws -> Answer {
    let target = "/adjustment-requests/\(request.id)"
    let present: AdjustmentRequest = try get(.intake, target, as: People.audrey).decode()
    return try send(
      .intake, target + "/decision", as: actor, Self.grant.with(changes), version: version ?? present.version)
  }

  /// A decision that grants what is asked.
  package static let grant: JSON = [
    "outcome": "granted", "explanation": "Writing costs us nothing.", "agreed": "Write by e-mail.",
    "neededChannels": ["email"], "unusableChannels": ["telephone"],
  ]
}
