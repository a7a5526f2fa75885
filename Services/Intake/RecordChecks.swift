import Contracts
import ServiceKit

/// What is wrong with a record that can be told from the record alone, whether it is sent to intake or imported.
protocol RecordChecks {}

extension RecordChecks {
  /// What is recorded has happened: five minutes are granted to clocks that differ.
  func momentFaults(_ at: Instant?, _ field: String = "at", now: Instant) -> [FieldProblem] {
    guard let at, at > now.adding(seconds: 300) else { return [] }
    return [FieldProblem(field: field, code: "outOfRange", detail: "is in the future")]
  }

  /// What has a beginning and an end: each moment that is given is not before the one before it, and at most a day after the first.
  func periodFaults(from start: Instant?, _ later: (field: String, at: Instant?)...) -> [FieldProblem] {
    var (first, latest) = (start, start)
    return later.compactMap { field, at in
      guard let at else { return nil }
      defer { (first, latest) = (first ?? at, at) }
      if let latest, at < latest {
        return FieldProblem(field: field, code: "outOfRange", detail: "comes before \(latest.text), and should not")
      }
      guard let first, at > first.adding(seconds: 86_400) else { return nil }
      return FieldProblem(field: field, code: "outOfRange", detail: "is more than a day after it began")
    }
  }

  /// What is wrong with when a contact was.
  func timeFaults(_ request: RecordContact, now: Instant) -> [FieldProblem] {
    momentFaults(request.at, now: now) + momentFaults(request.endedAt, "endedAt", now: now)
      + periodFaults(from: request.at ?? now, ("endedAt", request.endedAt))
  }

  /// What is wrong with what a record says of a caller who is not identified; nothing where it names a person.
  func callerFaults(_ request: some FromCaller) -> [FieldProblem] {
    let isKnown = request.serviceUser != nil || request.caller?.contains { $0.isLetter || $0.isNumber } ?? false
    return
      (isKnown
      ? []
      : [
        FieldProblem(
          field: "serviceUser", code: "missing",
          detail: "name the person, or say in caller what is known of a caller who is not identified")
      ])
  }
}
