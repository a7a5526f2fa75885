import Contracts
import ServiceKit

/// What those do who hear appeals, and who keep the records.
extension Journeys {
  func appealAgainstIt() throws {
    writer.say("## Complaints team: the plan is disputed", "The workflow. An appeal is recorded however it came.")
    try writer.step(
      "A letter has come. Someone who may not see the case gets its reference and no more.",
      try command(
        "lodge-appeal", by: noor,
        ["against": "plan", "channel": "letter", "statement": "The calls were about an urgent matter, and no one listened."]))
    let lodged = try writer.step(
      "The appeal in the case.", get("/cases/\(file)", of: .workflow, by: noor), showing: ["stage", "version", "appeals"])
    appeal = lodged["appeals"].first["id"].text
    try writer.step(
      "The person is told that it is being heard.", try command("acknowledge-appeal", by: noor, ["appeal": .text(appeal)]),
      showing: ["version", "letters"])
    try writer.wait(for: "acknowledgement", get("/cases/\(file)", of: .workflow, by: kim)) { $0["letters"] == .null }
    try writer.step(
      "It is decided, and the letter names who can be turned to outside.",
      try command(
        "decide-appeal", by: noor,
        [
          "appeal": .text(appeal), "outcome": "not-upheld", "reasons": "The urgent matter was answered on the same day.",
          "remedy": .text(try remedy()),
        ]),
      showing: ["stage", "version", "appeals"])
  }

  func readTheRecords() throws {
    writer.say("## Records officer: what was decided", "Records follows every other service.")
    let register = "/register?reference=\(reference)&order=newest-first"
    try writer.wait(for: "appeal in the register", get(register, of: .records, by: kim)) {
      $0["items"].first["decision"].text.hasPrefix("Appeal decided")
    }
    try writer.step(
      "The decisions in a case, the latest first.", get(register + "&limit=2", of: .records, by: kim))
    try writer.step(
      "Everything on file about it, in order.", get("/case-files/\(file)", of: .records, by: kim),
      showing: ["case", "reference", "serviceUser", "organisation"])
    try writer.step(
      "Whether every journal is intact, and is what records has witnessed.", get("/verification", of: .records, by: kim),
      showing: ["holds"])
    try writer.step(
      "Who looked the person up.", get("/contact-checks?serviceUser=\(person)&order=newest-first&limit=1", of: .intake, by: kim),
      showing: ["items"])
  }

  private func remedy() throws -> String {
    try writer.quietly(get("/policy", of: .intake, by: kim))["remedies"].first["code"].text
  }
}
