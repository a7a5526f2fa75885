# A rule of the policy, that each pack must say where it has.
WHAT = "a rule"
TESTS = "RuleTests|PolicyPackTests|PolicyPackFaultTests|RegisterTests"
RULE = "Shared/Policy/Pack/Rule.swift"
EDITS = [
  Edit("the rule", RULE, "  case retention\n", "  case reminders\n"),
  Edit("its words", RULE, '    case .retention: "how long records are kept"\n', '    case .reminders: "reminding the person of the plan"\n'),
] + [
  Edit("where " + pack + " has it", "Shared/PolicyPacks/" + pack + "/policy.json", '    "retention": "' + last + '"\n',
       '    "retention": "' + last + '",\n    "reminders": "' + paragraph + '"\n', instead=True)
  for pack, last, paragraph in (("opfcc-northamptonshire", "9.1", "5.1"), ("york", "Section 13", "8(i)"), ("glasgow", "Part J", "none"))
]
