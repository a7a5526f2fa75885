import Foundation

/// A pack made for one test: what the three do not have.
enum UnlikePack {
  /// Writes it to `pack` in a new folder, with the bank holidays next to it; the folder.
  static func make() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "unlike-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let (files, name) = (FileManager.default, "bank-holidays.json")
    try files.copyItem(atPath: "\(Program.packs)/\(name)", toPath: "\(folder)/\(name)")
    try files.copyItem(atPath: "\(Program.packs)/york", toPath: "\(folder)/pack")
    let path = URL(filePath: "\(folder)/pack/policy.json")
    guard var policy = try JSONSerialization.jsonObject(with: Data(contentsOf: path)) as? [String: Any] else {
      throw CocoaError(.fileReadCorruptFile)
    }
    for (key, value) in changes { policy[key] = value }
    policy["paragraphs"] = (policy["paragraphs"] as? [String: String])?.mapValues { _ in "none" }
    policy["steps"] = (policy["steps"] as? [String: [String]])?.merging(steps) { $1 }
    policy["restrictions"] = restrictions
    try JSONSerialization.data(withJSONObject: policy).write(to: path)
    // Its warnings can be disputed, and say until when.
    for letter in ["warning", "informal-warning"] {
      let place = "\(folder)/pack/\(letter).letter"
      guard let text = try? String(contentsOfFile: place, encoding: .utf8) else { continue }
      let window = "You can dispute this {{appealWindow}}, and are answered within {{appealReplyDays}} working days."
      try text.replacing("{{>signature}}", with: window + "\n\n{{>signature}}")
        .write(toFile: place, atomically: true, encoding: .utf8)
    }
    return folder
  }

  /// Some of what the program says under it.
  static let says = [
    "(ending a call) A call cannot be ended over everything",
    "(consultation) Chris Fields records what an equality adviser said.",
    "(deciding without having taken part) Chris Fields, a team manager, tries to authorise it, and is refused",
    "Dana Wood, the Head of Legal Services, who had no part in it, confirms each criterion and is for the plan; it takes 2 votes.",
    "Erin Shaw, a head of service, who had no part in it, confirms each criterion and authorises the plan.",
    "Toby Gray, the Complaints and Feedback Team Manager, records it. The plan is suspended until the answer.",
    "Uma Reed, an Independent Person, upholds it in part", "(appeal) Robin", "(how long a plan lasts) The clock passes",
  ]

  private static var changes: [String: Any] {
    [
      "id": "unlike",
      "decision": [
        "kind": "panel", "quorum": 3, "offices": ["head-of-service"], "consultees": ["an equality adviser"],
        "harsherKinds": ["single-point-of-contact"], "harsherOffices": ["head-of-legal-services", "head-of-service"],
      ] as [String: Any],
      "review": ["months": 3, "noticeDays": 14, "maximumMonths": 9],
      "appeals": [
        "against": ["warning", "plan"], "windowWorkingDays": 10, "receiptWorkingDays": 1, "hearsLate": false,
        "grounds": [["code": "unfair", "words": "The decision is unfair."]], "acknowledgementWorkingDays": 3,
        "replyWorkingDays": 10, "suspends": true,
      ] as [String: Any],
      "criteria": [
        ["code": "fair", "question": "Were we fair?", "accepts": ["met"]] as [String: Any],
        ["code": "needed", "question": "Was help refused?", "accepts": ["not-applicable"]],
      ],
    ]
  }

  /// Steps that the three give to others.
  private static let steps = [
    "submit": ["head-of-service"], "conclude-review": ["head-of-legal-services"], "lodge-appeal": ["feedback-manager"],
    "decide-appeal": ["independent-person"],
  ]

  /// No message is only read and filed, and set times come with a number of calls.
  private static var restrictions: [[String: Any]] {
    [
      ["code": "time-limits", "name": "Set times", "needs": ["channels", "weekly-window", "contacts-per-week"]],
      ["code": "single-point-of-contact", "name": "One person to speak to", "needs": ["one-channel", "point-of-contact"]],
    ]
  }
}
