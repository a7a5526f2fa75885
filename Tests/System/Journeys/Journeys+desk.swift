import Contracts
import ServiceKit

/// What staff who take calls do.
extension Journeys {
  func answerACall() throws {
    writer.say("## Staff: somebody calls", "Intake. The first question is whether anything has to be kept to.")
    try writer.step(
      "With what is known of the caller: a number, an address, a name, or all of them.",
      ask(
        .post, "/contact-checks", of: .intake, by: alex,
        ["organisation": "opfcc", "channel": "telephone", "telephone": "01632 960001", "name": "Robin Example"]))
    let registered = try writer.step(
      "They are not known, and are registered.",
      ask(
        .post, "/service-users", of: .intake, by: alex,
        [
          "name": "Robin Example", "organisation": "opfcc", "telephoneNumbers": ["01632 960001"],
          "postalAddress": "3 Example Road\nExampleton\nEX1 1AC",
        ], headers: [("Idempotency-Key", "registration-1")]), expecting: 201)
    person = registered["id"].text
    try writer.step(
      "They have moved. Only what changes is sent; the telephone number stays.",
      ask(
        .patch, "/service-users/\(person)", of: .intake, by: alex, ["postalAddress": "4 Example Road\nExampleton\nEX1 1AC"],
        version: 1))
    try writer.step(
      "What was said is recorded.",
      ask(
        .post, "/contacts", of: .intake, by: alex,
        [
          "serviceUser": .text(person), "organisation": "opfcc", "channel": "telephone",
          "summary": "Asked when the repair is due. Told: within ten days.",
        ]), expecting: 201)
    try writer.step(
      "Later somebody reads out a reference, in whatever case.",
      get("/service-users?reference=su-2026-000001", of: .intake, by: alex))
    try writer.step(
      "A name that the query does not have is refused: the list is never longer than was meant.",
      get("/service-users?telefone=01632960001", of: .intake, by: alex), expecting: 400)
  }

  func reportBehaviour() throws {
    writer.say("## Staff: a call is abusive", "Intake. An ended call is a contact and an incident at once.")
    let call = try writer.step(
      "The caller is put on hold first, goes on, and the call is ended.",
      ask(
        .post, "/ended-calls", of: .intake, by: alex,
        [
          "serviceUser": .text(person), "organisation": "opfcc", "reason": "The caller did not stop swearing.",
          "whatHappened": "Swore at the person who answered, and went on after a request to stop.",
          "behaviours": ["swearing-or-threatening"], "heldFirst": true,
        ]), expecting: 201)
    incidents.append(call["incident"].text)
    try writer.step(
      "All that is wrong in a body is answered at once, with a line for each field.",
      ask(
        .post, "/incidents", of: .intake, by: alex,
        [
          "serviceUser": .text(person), "organisation": "elsewhere", "chanel": "telephone", "at": "2026-02-30T10:00:00Z",
          "behaviours": ["rude"], "targets": ["Alex.Staff"],
        ]), expecting: 422)
    let incident = try writer.step(
      "Another incident, by e-mail.",
      ask(
        .post, "/incidents", of: .intake, by: alex,
        [
          "serviceUser": .text(person), "organisation": "opfcc", "channel": "email", "behaviours": ["swearing-or-threatening"],
          "whatHappened": "Nineteen messages in a day, each with threats.",
        ]), expecting: 201)
    incidents.append(incident["id"].text)
    try writer.step(
      "The incidents are reported to the managers: the workflow opens a case on the report.",
      ask(
        .post, "/reports", of: .intake, by: alex,
        [
          "serviceUser": .text(person), "organisation": "opfcc", "incidents": .list(incidents.map { .text($0) }),
          "concern": "Colleagues are afraid to answer. Shorter calls were tried.", "handledBy": ["kit.casework"],
        ]), showing: ["id", "reference", "serviceUser", "concern", "handledBy", "reportedBy", "at"], expecting: 201)
  }

  func adjust() throws {
    writer.say("## Staff and those who adjust: a need", "Intake. Departments are asked what they think, and one office decides.")
    let request = try writer.step(
      "The person says on the telephone what they need.",
      ask(
        .post, "/adjustment-requests", of: .intake, by: alex,
        [
          "serviceUser": .text(person), "organisation": "opfcc", "channel": "telephone",
          "request": "Calls are hard for me; please also write.", "departments": ["Casework"],
        ]), expecting: 201)
    let id = request["id"].text
    try writer.step(
      "The manager of the department answers.",
      ask(
        .post, "/adjustment-requests/\(id)/consultations", of: .intake, by: mo,
        ["department": "Casework", "view": "Writing costs us nothing."]), showing: ["state", "consultations", "version"])
    try writer.step(
      "What waits for a decision.", get("/adjustment-requests?state=requested&order=newest-first", of: .intake, by: cora),
      showing: ["items"])
    try writer.step(
      "It is granted. From now on every contact check says what was agreed, and never why.",
      ask(
        .post, "/adjustment-requests/\(id)/decision", of: .intake, by: cora,
        ["outcome": "granted", "explanation": "Writing is as quick for us.", "agreed": "Confirm by e-mail what was said."],
        version: 2),
      showing: ["state", "decision", "version"])
  }

  func keepToThePlan() throws {
    writer.say("## Staff: somebody under a plan calls", "Intake, and the workflow for a breach.")
    let check: JSON = [
      "organisation": "opfcc", "channel": "telephone", "telephone": "01632 960001", "at": "2026-11-25T10:30:00+00:00",
    ]
    try writer.wait(for: "plan at intake", ask(.post, "/contact-checks", of: .intake, by: alex, check)) { $0["plan"].text != "" }
    let began = try writer.quietly(get("/cases/\(file)", of: .workflow, by: kim))["inForceFrom"]
    try writer.step(
      "A Wednesday, outside the agreed time.", ask(.post, "/contact-checks", of: .intake, by: alex, check))
    try writer.step(
      "They had called on Monday as well, again and again. That is a breach, recorded by the reference that the check gave.",
      ask(
        .post, "/breaches", of: .workflow, by: alex,
        [
          "plan": .text(reference), "occurredAt": began, "account": "Called nine times.",
          "response": "Told about the plan, and ended the call.",
        ]), expecting: 201)
    // What the person is told of it goes out at its own time, and is an event of the case.
    try writer.wait(for: "letter about the breach", get("/cases/\(file)", of: .workflow, by: kim)) { $0["letters"] == .null }
  }
}
