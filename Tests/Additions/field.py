# A field of a restriction: how many hours ahead a visit is announced.
WHAT = "a field of a restriction"
TESTS = "PolicyTests.PlanParts|PolicyTests.RestrictionParts|PolicyTests.PlanComparison|CaseFactWire|PlanDraft|RequestLimit"
DOMAIN, WIRE, MAP = "Shared/Policy/Plan/Restriction.swift", "Shared/Contracts/Plan/Plans.swift", "Shared/Policy/Wire/Plan+wire.swift"
EDITS = [
  Edit("the field", DOMAIN, "  package internal(set) var replyPeriodDays: Int?\n",
       "  /// How many hours ahead a visit is announced.\n  package internal(set) var noticeHours: Int?\n"),
  Edit("how it is given", DOMAIN, "newIssues: NewIssuesLimit? = nil, ", "noticeHours: Int? = nil, "),
  Edit("how it is kept", DOMAIN, "    (self.reviewOn, self.reasons, self.behaviours) = (reviewOn, reasons, behaviours)\n",
       "    self.noticeHours = noticeHours\n"),
  Edit("its words in the letter", "Shared/Policy/Plan/Restriction+terms.swift",
       '    if let own = words(for: reader) { sentences.append(own) }\n',
       '    if let noticeHours { sentences.append("A visit is announced \\(noticeHours) hours ahead.") }\n', before=True),
  Edit("the field of the contract", WIRE, "  package var replyPeriodDays: Int?\n",
       "  /// How many hours ahead a visit is announced.\n  package var noticeHours: Int?\n"),
  Edit("how the contract is given it", WIRE, "newIssues: NewIssuesTerms? = nil, ", "noticeHours: Int? = nil, "),
  Edit("how the contract keeps it", WIRE, "    (self.kind, self.channels, self.weeklyWindows, self.pointOfContact) = (kind, channels, weeklyWindows, pointOfContact)\n",
       "    self.noticeHours = noticeHours\n"),
  Edit("its limit", WIRE, '    "kind": .line(1...60), ', '"noticeHours": .number(1...720), '),
  Edit("from the contract", MAP, "replyPeriodDays: terms.replyPeriodDays, ", "noticeHours: terms.noticeHours, ", before=True),
  Edit("to the contract", MAP, "replyPeriodDays: replyPeriodDays, ", "noticeHours: noticeHours, ", before=True),
  Edit("a value in the journal's test", "Tests/RestrictionWorkflow/CaseFactWireTests.swift", "replyPeriodDays: 14, ",
       "noticeHours: 48, ", before=True),
  Edit("what it does to the comparison", "Tests/Policy/PlanPartsTests.swift",
       '    "replyPeriodDays": { $0.replyPeriodDays = 90 },\n', '    "noticeHours": { $0.noticeHours = 90 },\n'),
  Edit("how it is told", "Tests/Policy/PlanPartsTests.swift",
       '    "startsOn": { $0.startsOn = Day("2027-01-11") },\n', '    "noticeHours": { $0.noticeHours = 7 },\n'),
]
