# A field of a restriction: how many hours ahead a visit is announced.
WHAT = "a field of a restriction"
TESTS = "PolicyTests.RestrictionParts|PolicyTests.PlanComparison|CaseFactWire|PlanDraft|RequestLimit"
DOMAIN, WIRE, MAP = "Shared/Policy/Plan/Restriction.swift", "Shared/Contracts/Plan/Plans.swift", "Shared/Policy/Wire/Plan+wire.swift"
EDITS = [
  Edit("the field", DOMAIN, "  package internal(set) var replyPeriodDays: Int?\n",
       "  /// How many hours ahead a visit is announced.\n  package internal(set) var noticeHours: Int?\n"),
  Edit("how it is given", DOMAIN, "newIssues: NewIssuesLimit? = nil, ", "noticeHours: Int? = nil, "),
  Edit("how it is kept", DOMAIN, "    (self.reviewOn, self.reasons, self.behaviours) = (reviewOn, reasons, behaviours)\n",
       "    self.noticeHours = noticeHours\n"),
  Edit("its words for staff", "Shared/Policy/Plan/Restriction+terms.swift",
       '    let own = forStaff.hasContent ? forStaff : detail\n',
       '    if let noticeHours { sentences.append("A visit is announced \\(noticeHours) hours ahead.") }\n', before=True),
  Edit("its words in the letter", "Shared/Policy/Letters/Restriction+sentences.swift",
       '      sentences.append("We take \\(quota(count)) a week from you. A week starts on Monday.")\n    }\n',
       '    if let hours = restriction.noticeHours { sentences.append("We tell you \\(hours) hours before a visit.") }\n'),
  Edit("its words in a Welsh letter", "Shared/Policy/Letters/Restriction+welsh.swift",
       '      sentences.append("Mae galwad neu ymweliad yn para \\(minutes) munud ar y mwyaf.")\n    }\n',
       '    if let hours = restriction.noticeHours { sentences.append("Byddwn yn dweud wrthych \\(hours) awr cyn ymweliad.") }\n'),
  Edit("the field of the contract", WIRE, "  package var replyPeriodDays: Int?\n",
       "  /// How many hours ahead a visit is announced.\n  package var noticeHours: Int?\n"),
  Edit("how the contract is given it", WIRE, "newIssues: NewIssuesTerms? = nil, ", "noticeHours: Int? = nil, "),
  Edit("how the contract keeps it", WIRE, "    (self.kind, self.channels, self.weeklyWindows, self.pointOfContact) = (kind, channels, weeklyWindows, pointOfContact)\n",
       "    self.noticeHours = noticeHours\n"),
  Edit("its limit", WIRE, '    "kind": .pack(.restrictionKinds), ', '"noticeHours": .number(1...720), '),
  Edit("from the contract", MAP, "replyPeriodDays: terms.replyPeriodDays, ", "noticeHours: terms.noticeHours, ", before=True),
  Edit("to the contract", MAP, "replyPeriodDays: replyPeriodDays, ", "noticeHours: noticeHours, ", before=True),
  Edit("a value in the journal's test", "Tests/RestrictionWorkflow/CaseFactWireTests.swift", "replyPeriodDays: 14, ",
       "noticeHours: 48, ", before=True),
  Edit("what it does to the comparison", "Tests/Policy/PlanPartsTests.swift",
       '    "replyPeriodDays": { $0.replyPeriodDays = 90 },\n', '    "noticeHours": { $0.noticeHours = 90 },\n'),
  Edit("how it is told", "Tests/Policy/PlanPartsTests.swift",
       '    "startsOn": { $0.startsOn = Day("2027-01-11") },\n', '    "noticeHours": { $0.noticeHours = 7 },\n'),
]
