# A fact with a letter: the person is reminded of the plan's conditions.
WHAT = "a fact with a letter"
TESTS = "CaseFactWire|GoldenEvent|LetterCarrying|PolicyTests.StageTable"
CHAPTER = "Shared/Policy/Case/Facts/PlanFact.swift"
EDITS = [
  Edit("type in the workflow's catalogue", "Shared/Contracts/Case/WorkflowEvent.swift",
       '  case planBreached = "plan.breached.v1"\n', '  case planReminded = "plan.reminded.v1"\n'),
  Edit("contract of the type", "Shared/Contracts/Case/WorkflowEvent.swift",
       "    case .planBreached: PlanBreached.self\n", "    case .planReminded: PlanReminded.self\n"),
  Edit("that the contract carries a letter", "Shared/Contracts/Case/PlanEvents.swift",
       "/// `plan.breached.v1`: a condition of the plan was broken.\n",
       """/// `plan.reminded.v1`: the person was reminded of the plan's conditions (5.8).
package struct PlanReminded: CarriesLetter {
  package static let type = WorkflowEvent.planReminded.rawValue
  /// Why.
  package var reasons: String
  /// The letter.
  package var notice: LetterRequest

  package init(reasons: String, notice: LetterRequest) { (self.reasons, self.notice) = (reasons, notice) }
}

""",
       forgotten="""/// `plan.reminded.v1`: the person was reminded of the plan's conditions (5.8).
package struct PlanReminded: EventPayload {
  package static let type = WorkflowEvent.planReminded.rawValue
  /// Why.
  package var reasons: String
  /// The letter.
  package var notice: LetterRequest

  package init(reasons: String, notice: LetterRequest) { (self.reasons, self.notice) = (reasons, notice) }
}

""", before=True),
  Edit("the fact", CHAPTER, "  case breached(Breach)\n",
       "  /// The person was reminded of the conditions.\n  case reminded(reasons: String, notice: NoticeRequest)\n"),
  Edit("what it changes", CHAPTER, "    case .breached(let breach): return file.whileOpen { $0.breaches.append(breach) }\n",
       "    case .reminded(_, let notice): return file.whileOpen { $0.keep(notice, at: event.at) }\n"),
  Edit("what it leaves to do", CHAPTER, "    case .variationOpened: [aftermath.open(.prepareProposal)]\n",
       "    case .reminded: []\n"),
  Edit("what it carries", CHAPTER, "    case .suspended(let appeal): PlanSuspended(appeal: appeal)\n",
       "    case .reminded(let reasons, let notice): PlanReminded(reasons: reasons, notice: notice.wire(of: origin))\n"),
  Edit("its entry in the register", CHAPTER,
       '    case .tookEffect: RegisteredDecision(.restriction, "Plan in force", .notice)\n',
       '    case .reminded(let reasons, _): RegisteredDecision("Reminded of the plan", .breaches, reasons)\n'),
  Edit("how it is read", CHAPTER, "  init(_ suspended: PlanSuspended) { self = .suspended(appeal: suspended.appeal) }\n",
       """
  init(_ reminded: PlanReminded) throws(WireFault) {
    self = .reminded(reasons: reminded.reasons, notice: try NoticeRequest(reminded.notice))
  }
"""),
  Edit("where it is read", "Shared/Policy/Case/Facts/CaseFact+journal.swift",
       "    case .planBreached: .plan(PlanFact(try source.decode(PlanBreached.self)))\n",
       "    case .planReminded: .plan(try PlanFact(try source.decode(PlanReminded.self)))\n"),
  Edit("what the desk does about it", "Services/Intake/Feeds/PlanChange.swift", ".planBreached, ", ".planReminded, "),
  Edit("sample for the journal's test", "Tests/RestrictionWorkflow/CaseFactWireTests.swift",
       "      .plan(.suspended(appeal: ids[5])), ", '.plan(.reminded(reasons: "Rang.", notice: notice)), '),
  Edit("its name in the journal's test", "Tests/RestrictionWorkflow/CaseFactWireTests.swift",
       '    case .plan(.breached): "breachRecorded"\n', '    case .plan(.reminded): "reminded"\n'),
  Edit("what the account of a life makes of it", "Tests/Policy/Account.swift", ".plan(.breached), ", ".plan(.reminded), "),
  Edit("golden event", "Tests/Contracts/Golden/plan.reminded.v1.json", None, None),
]
golden = __import__("json").loads((ROOT / "Tests/Contracts/Golden/appeal.acknowledged.v1.json").read_text())
EDITS[-1].text = __import__("json").dumps({"reasons": "Rang.", "notice": golden["notice"]}, indent=2)
