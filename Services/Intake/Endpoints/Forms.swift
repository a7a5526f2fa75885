import Contracts
import Policy
import ServiceKit

/// What the desk fills in. A form is one row here; its fields are those of what its route takes.
extension Intake {
  static let forms = [
    OfferedForm(
      "service-user", "Register a person", "/service-users",
      ["notTheSameAs": "people already known are likely to be this one"]),
    OfferedForm("contact", "Record a contact", "/contacts", caller),
    OfferedForm(
      "held-call", "Log a call that was held", "/held-calls",
      caller.merging([
        "endedBecause": "staff ended the call", "behaviours": "staff ended the call",
      ]) { $1 }),
    OfferedForm("ended-call", "Log a call that was ended", "/ended-calls", caller),
    OfferedForm("incident", "Log an incident", "/incidents", ["contacts": "a behaviour consists of many contacts"]),
    OfferedForm("report", "Report incidents to the managers", "/reports"),
    OfferedForm("adjustment-request", "Take down a request for a reasonable adjustment", "/adjustment-requests"),
    OfferedForm("matter", "Open a matter", "/matters"),
    OfferedForm("filed-item", "Put what is read and filed in the queue of its reader", "/filed-items"),
  ]

  private static let caller = ["serviceUser": "the caller is identified", "caller": "the caller is not identified"]

  /// The codes of the policy that forms choose from, the lists that records are found in, and the body's clock.
  var formPolicy: FormPolicy {
    FormPolicy(
      options: { form in
        let view = pack.wire
        let endingCalls = Set(view.headings.filter(\.endsCalls).map(\.code))
        let behaviours =
          Self.ofCalls.contains(form.name) ? view.behaviours.filter { endingCalls.contains($0.heading) } : view.behaviours
        return [
          "organisation": view.organisations.map { PolicyChoice(code: $0.code, words: $0.name) },
          "type": view.matterTypes.map { PolicyChoice(code: $0.code, words: $0.words) },
          "behaviours": behaviours.map { PolicyChoice(code: $0.code, words: $0.words) },
        ]
      },
      records: [
        "serviceUser": "/service-users", "notTheSameAs": "/service-users", "incidents": "/incidents", "contacts": "/contacts",
        "contact": "/contacts",
      ], moment: { pack.zone.instant(of: $0, minute: $1) })
  }

  /// Forms that take only behaviours over which calls are ended.
  private static let ofCalls: Set = ["held-call", "ended-call"]
}
