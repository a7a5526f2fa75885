import Testing

@testable import ManagedContact

/// What one of the three packs makes of the story, written out: nothing here is read from the pack.
struct ToldStory: Sendable, CustomTestStringConvertible {
  let pack: String
  /// The paragraph and the office of every entry in the register, in order.
  let register: [String]
  /// Every letter, with how it names the office that decided; the last, which no one decides on, with why the plan ended.
  let letters: [(name: String, says: String)]
  /// Some of what the program says: its refusals, with their paragraphs.
  let says: [String]

  var folder: String { "\(Program.packs)/\(pack)" }
  var testDescription: String { pack }

  static let all = [opfcc, york, glasgow]

  private static func repeated(_ entry: String, _ count: Int) -> [String] { Array(repeating: entry, count: count) }

  private static let opfcc = ToldStory(
    pack: "opfcc-northamptonshire",
    register: [
      // The call that was held, and the one that was ended.
      "6.1, staff", "6.1, staff", "5.2, manager", "5.2, service",
      // The warning can be challenged too.
      "7.1, complaints-team", "7.1, complaints-team", "5.3, manager",
    ] + repeated("5.3, manager", 6) + [
      "5.9, manager", "5.4, manager", "6.2, manager", "6.2, senior-manager", "5.1, service", "5.1, service",
      // A repeat that is logged, one that is overruled, what was read and filed, and two records of one person.
      "4.3, staff", "4.3, staff", "5.5, staff", "1.1, manager",
      // The challenge, and the milder version that followed.
      "7.1, complaints-team", "7.1, complaints-team", "8.2, complaints-team", "5.9, manager", "5.4, manager", "6.2, manager",
      "6.2, senior-manager", "5.1, service", "5.1, service",
      // The review, overdue and then concluded, and the end.
      "8.1, service", "8.2, senior-manager", "5.7, service",
    ],
    letters: [
      ("warning", "This decision was made by a manager."),
      ("plan", "This decision was made by a senior manager who had no part in what happened."),
      ("plan", "This decision was made by a senior manager who had no part in what happened."),
      ("appeal-acknowledgement", "This letter was sent to you by a member of the complaints team."),
      ("appeal-acknowledgement", "This letter was sent to you by a member of the complaints team."),
      ("appeal-outcome", "This decision was made by a member of the complaints team."),
      ("appeal-outcome", "This decision was made by a member of the complaints team."),
      ("review-outcome", "This decision was made by a senior manager."),
      ("plan-ended", "The limits in the plan no longer apply to you"),
    ],
    says: [
      "(6.1) A call cannot be ended over everything", "(5.6; 5.7; 5.5) An incomplete plan is refused",
      "(6.2) Chris Fields, a manager, tries to authorise it, and is refused: Only a senior manager may do this.",
      "(6.2) Pat Hill, a senior manager, tries, and is refused",
      "(7.1) Dana Wood, who authorised the plan, tries to decide the challenge, and is refused: "
        + "Only a member of the complaints team may do this.",
      "Plan in force (5.1), by restriction-workflow, a service of this system",
      "(4.3) Robin",
      "makes the same complaint again, about “mt 2026/1”. It is logged as CT-2026-000003, and not opened: MT-2026-000001 is closed",
      "(4.3) Jo Marsh sees that it is no repeat after all, says why, and opens it as MT-2026-000002.",
      "The outcome is safeguarding: ",
      "The agreed number of contacts in a week (1) is used up.",
      "From then on the plan RC-2026-000001 is found by either number, under either name.", "The story is complete",
    ])

  private static let york = ToldStory(
    pack: "york",
    register: [
      // The call that was held, and the one that was ended.
      "5(a), customer-adviser", "5(a), customer-adviser", "Section 6, team-manager", "Section 6, service",
      "Section 6, head-of-service", "Section 6, service", "6(b), team-manager",
    ] + repeated("7(a), team-manager", 6) + [
      "2(c), team-manager", "Section 8, team-manager", "7(b), team-manager", "7(b), head-of-service", "7(b), head-of-service",
      "8(i), service", "8(i), service",
      // A repeat that is logged, one that is overruled, what was read and filed, and two records of one person.
      "repeated complaints, customer-adviser", "repeated complaints, customer-adviser", "8(a), customer-adviser",
      "Section 1, team-manager",
      // The challenge, and the milder version that followed.
      "Section 11, monitoring-officer", "Section 11, monitoring-officer", "10(c), monitoring-officer", "2(c), team-manager",
      "Section 8, team-manager", "7(b), team-manager", "7(b), head-of-service", "7(b), head-of-service", "8(i), service",
      "8(i), service",
      // Extended once, and then not.
      "10(b), head-of-service", "Section 10, service",
    ],
    letters: [
      ("informal-warning", "The decision to send this letter was made by a team manager."),
      ("warning", "The decision to send this letter was made by a head of service."),
      (
        "plan",
        "Two officers made this decision together. Neither had any part in what happened. The second was a head of service."
      ),
      (
        "plan",
        "Two officers made this decision together. Neither had any part in what happened. The second was a head of service."
      ),
      ("appeal-acknowledgement", "This letter was sent to you by the Monitoring Officer."),
      ("appeal-outcome", "This decision was made by the Monitoring Officer."),
      ("review-coming", "We will soon review your plan"),
      ("review-outcome", "This decision was made by a head of service."),
      ("plan-ended", "The day of its review has passed, and it was not extended."),
    ],
    says: [
      "(5(a)) A call cannot be ended over everything",
      "(Section 6) Chris Fields tries to go on to a plan, and is refused: The policy requires a further warning first: Formal warning.",
      "(8(d); 8(e); 8(b); 8(a); 8(f)) An incomplete plan is refused", "(8(f)) A plan that lasts until",
      "(7(b)) Chris Fields, a team manager, tries to authorise it, and is refused: "
        + "Only a head of service or the Head of Legal Services may do this.",
      "(7(c)) Pat Hill, a head of service, tries, and is refused", "(7(b)) Dana Wood votes once more, and is refused",
      "(Section 11) Dana Wood, who authorised the plan, tries to decide the challenge, and is refused: "
        + "Only the Monitoring Officer or an Independent Person may do this.",
      "It has lapsed, and a letter says so.", "The story is complete",
    ])

  private static let glasgow = ToldStory(
    pack: "glasgow",
    register: [
      // The call that was held, and the one that was ended.
      "Part C, 3, service-desk", "Part C, 3, service-desk", "Part D, 1, complaints-officer", "Part D, 1, service",
      // The warning can be challenged too.
      "Part I, 1, resolution-officer", "Part I, 1, panel-member", "Part D, 5, complaints-officer",
    ] + repeated("Part E, 1, complaints-officer", 6) + [
      "Part B, 4, complaints-officer", "Part F, 1, complaints-officer", "Part E, 3, complaints-officer",
      "Part E, 3, head-of-complaints", "Part F, 9, service", "Part F, 9, service",
      // A repeat that is logged, one that is overruled, what was read and filed, and two records of one person.
      "repeated complaints, service-desk", "repeated complaints, service-desk", "Part F, 2, service-desk",
      "one person, one case, complaints-officer",
      // The challenge, and the milder version that followed.
      "Part I, 1, resolution-officer", "Part I, 1, panel-member", "Part H, 3, panel-member", "Part B, 4, complaints-officer",
      "Part F, 1, complaints-officer", "Part E, 3, complaints-officer", "Part E, 3, head-of-complaints", "Part F, 9, service",
      "Part F, 9, service",
      // The review, overdue and then concluded, and the end.
      "Part H, 1, service", "Part H, 2, head-of-complaints", "Part F, 7, service",
    ],
    letters: [
      ("warning", "This decision was made by a complaints officer."),
      ("plan", "This decision was made by the Head of Complaints, who was not involved before."),
      ("plan", "This decision was made by the Head of Complaints, who was not involved before."),
      ("appeal-acknowledgement", "This letter was sent to you by a complaints resolution officer."),
      ("appeal-acknowledgement", "This letter was sent to you by a complaints resolution officer."),
      ("appeal-outcome", "This decision was made by a panel member."),
      ("appeal-outcome", "This decision was made by a panel member."),
      ("review-outcome", "This decision was made by the Head of Complaints."),
      ("plan-ended", "Its last day has passed."),
    ],
    says: [
      "(Part C, 3) A call cannot be ended over everything", "(Part H, 1) A plan that is reviewed on",
      "(Part E, 3) Chris Fields, a complaints officer, tries to authorise it, and is refused: "
        + "Only the Head of Complaints or an executive director may do this.",
      "(Part E, 4) Pat Hill, the Head of Complaints, tries, and is refused",
      "(Part I, 1) Dana Wood, who authorised the plan, tries to decide the challenge, and is refused: Only a panel member may do this.",
      "(Part I, 1) Robin", "long after 10 working days: refused.", "The story is complete",
    ])
}
