import Contracts
import ServiceKit

/// What managers do, and those who decide.
extension Journeys {
  func warn() throws {
    writer.say(
      "## Manager: a report arrives", "The workflow. Every command names the version of the case that it was decided on.")
    let listed = try writer.wait(for: "case", get("/cases?serviceUser=\(person)", of: .workflow, by: mo)) {
      $0["items"].count == 1
    }
    (file, reference) = (listed["items"].first["id"].text, listed["items"].first["reference"].text)
    try writer.wait(for: "adjustment at the workflow", get("/cases/\(file)", of: .workflow, by: mo)) { $0["version"].number >= 3 }
    try writer.step(
      "The tasks of one's offices, the longest overdue first.", get("/tasks?limit=1", of: .workflow, by: mo), showing: ["items"])
    try writer.step(
      "The case, by the reference that people read out.", get("/cases?reference=\(reference)", of: .workflow, by: mo))
    try writer.step(
      "The case in full. Its `version` is the `ETag`.", get("/cases/\(file)", of: .workflow, by: mo),
      showing: ["id", "reference", "stage", "version", "serviceUser", "organisation", "concern", "incidents", "policy"])
    try writer.step(
      "What may be done with it now, and why not the rest.", get("/cases/\(file)/actions", of: .workflow, by: mo),
      showing: ["version", "actions"])
    let outcome: JSON = ["outcome": "warn", "reasons": "Nineteen messages in a day, each with threats."]
    try writer.step(
      "Somebody else was faster: the version is another by now. Read the case again.",
      ask(.post, "/cases/\(file)/triage", of: .workflow, by: mo, outcome, version: 1), expecting: 412)
    try writer.step("The person is warned.", try command("triage", by: mo, outcome), showing: ["stage", "version", "notice"])
    try waitForStage("warned")
    let notices = try writer.step(
      "The letter has gone out.", get("/notices?reference=\(reference)", of: .notification, by: mo))
    try writer.step(
      "As it went out. `letter.html` is the page that was printed.",
      get("/notices/\(notices["items"].first["id"].text)/letter.txt", of: .notification, by: mo))
  }

  func propose() throws {
    writer.say("## Manager: it goes on", "The workflow. A plan is prepared, criterion by criterion.")
    let again = try writer.quietly(
      ask(
        .post, "/incidents", of: .intake, by: alex,
        [
          "serviceUser": .text(person), "organisation": "opfcc", "channel": "telephone",
          "behaviours": ["swearing-or-threatening"],
          "whatHappened": "Called, and threatened again.",
        ]))
    try writer.wait(for: "incident in the case", get("/cases/\(file)", of: .workflow, by: mo)) { $0["incidents"].count == 3 }
    try writer.step(
      "There was another incident after the warning.",
      try command("record-continued", by: mo, ["incidents": [again["id"]], "reasons": "It went on within the hour."]),
      showing: ["stage", "version"])
    let criteria = ["a", "b", "c", "d", "e", "f"]
    try writer.step(
      "Each criterion is answered with its evidence.",
      try command("answer-criterion", by: mo, ["criterion": "a", "answer": "met", "evidence": "The letter of this morning."]),
      showing: ["version", "criteria"])
    for code in criteria.dropFirst() {
      try writer.quietly(
        try command("answer-criterion", by: mo, ["criterion": .text(code), "answer": "met", "evidence": "On file."]))
    }
    try writer.step(
      "Adjustments are considered first.",
      try command(
        "confirm-adjustments-considered", by: mo,
        ["consideration": "What was said is confirmed by e-mail; the plan leaves e-mail open."]),
      showing: ["version", "adjustmentsConsidered"])
    try writer.step(
      "The plan is drafted. What a kind of restriction has to say is in the policy's `kinds`.",
      try command("draft-plan", by: mo, Self.plan), showing: ["version", "plan"])
    try writer.step(
      "How its letter would go to the person, asked of notification. `draft-letter/document?format=large-print` is the letter itself.",
      get("/cases/\(file)/draft-letter", of: .notification, by: mo),
      showing: ["caseReference", "letter", "channel", "why"])
    try writer.step("It is submitted.", try command("submit", by: mo), showing: ["stage", "version"])
  }

  func decide() throws {
    writer.say("## Senior manager: a proposal", "The workflow. No one decides who took part in what happened.")
    try writer.step(
      "A manager cannot authorise it: the answer says why, and cites the paragraph.",
      try command("authorise", by: mo, Self.authorisation), expecting: 403)
    try writer.step(
      "A senior manager who had no part in it does.", try command("authorise", by: sam, Self.authorisation),
      showing: ["stage", "version", "notice"])
    try waitForStage("in-force")
    try writer.step(
      "Once its letter has gone out, the plan is in force.", get("/cases/\(file)", of: .workflow, by: sam),
      showing: ["stage", "version", "inForceFrom", "reviewOn", "review"])
    try writer.step(
      "Its review is in the calendar that calendar programs subscribe to.", get("/reviews.ics", of: .workflow, by: mo))
  }

  private static let plan: JSON = [
    "restrictions": [
      [
        "kind": "time-limits", "channels": ["telephone"],
        "weeklyWindows": [["weekday": "tuesday", "from": "10:00", "to": "11:00"]],
        "reasons": "The calls took hours.", "behaviours": ["swearing-or-threatening"],
      ]
    ],
    "howToContact": "By telephone on Tuesdays between 10:00 and 11:00, and by e-mail.",
    "serviceToExpect": "An answer within ten days.", "reasons": "The calls went on after our warning.",
    "proportionality": "Shorter calls were agreed, and were not kept.", "startsOn": "2026-11-23", "endsOn": "2027-07-10",
    "reviewOn": "2027-06-01",
  ]

  private static let authorisation: JSON = [
    "confirmedCriteria": ["a", "b", "c", "d", "e", "f"], "reasons": "Proportionate, and the least that helps.",
  ]
}
