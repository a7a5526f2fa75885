# A kind of restriction: contact by video only where it is by voice.
WHAT = "a restriction kind"
TESTS = "PolicyTests.PolicyPack|PolicyTests.RestrictionKind|PolicyTests.ContactKind|PolicyTests.PlanComparison|CaseFactWire"
KIND, READING = "Shared/Policy/Plan/Restriction.swift", "Shared/Policy/Contact/ReadingStep.swift"
EDITS = [
  Edit("the kind", KIND, '  case newIssuesLimit = "new-issues-limit"\n',
       '  /// Calls take place by video.\n  case videoCalls = "video-calls"\n'),
  Edit("channels that it can concern", KIND, "    case .premises: [.inPerson]\n", "    case .videoCalls: [.telephone]\n"),
  Edit("whether it closes a channel", KIND, "    case .blocking, .otherAction: channels.cover(channel)\n", "    case .videoCalls: false\n"),
  Edit("whether it leaves a way in", KIND, "    case .premises: !onlyThesePremises && kind.channels.cover(channel)\n",
       "    case .videoCalls: closes(channel)\n"),
  Edit("what it promises", KIND, "    case .appointmentOnly, .witnessPresent: channels.isEmpty ? kind.channels : channels\n",
       "    case .videoCalls: channels\n"),
  Edit("what contradicts it", "Shared/Policy/Plan/PlanContradictions.swift",
       '    case .timeLimits: return meets(other) ? nil : "no time in common with"\n', "    case .videoCalls: return nil\n"),
  Edit("its words", "Shared/Policy/Plan/Restriction+terms.swift",
       '    case .callsRecorded: sentences.append("Calls are recorded or monitored.")\n',
       '    case .videoCalls: sentences.append("Calls take place by video.")\n'),
  Edit("whether what comes under it is filed", "Shared/Policy/Filing/FilingRule.swift", "    case .readAndFile, .oneReply: true\n",
       "    case .videoCalls: false\n"),
  Edit("its words in the letter", "Shared/Policy/Letters/Restriction+sentences.swift",
       '    case .callsRecorded: ["We record your calls, or someone listens in."]\n', '    case .videoCalls: ["We take your calls by video."]\n'),
  Edit("its words in a Welsh letter", "Shared/Policy/Letters/Restriction+welsh.swift",
       '    case .callsRecorded: ["Rydym yn recordio eich galwadau, neu mae rhywun yn gwrando arnynt."]\n',
       '    case .videoCalls: ["Rydym yn cymryd eich galwadau drwy fideo."]\n'),
  Edit("one for the specimens of letters", "Shared/Policy/Letters/LetterSpecimen.swift", "    case .callsRecorded: break\n",
       "    case .videoCalls: break\n"),
  Edit("one for the story", "Services/ManagedContact/Demo/Restrictions.swift", "    case .singlePointOfContact:\n",
       """    case .videoCalls:
      own = [.newInformationExcepted]
      why = ("It helps to see each other.", conduct.other)
""", before=True),
  Edit("its step in the contact check", READING, "    case .readAndFile: .readAndFile\n", "    case .videoCalls: .terms\n"),
  Edit("whether a contact goes ahead under it", READING, "    case .blocking, .readAndFile: false\n", "    case .videoCalls: true\n"),
  Edit("what staff see to first", READING,
       '    case .premises: "Check first which premises the person may enter."\n', '    case .videoCalls: "Offer a video call."\n'),
  Edit("its rule in the body's pack", "Shared/PolicyPacks/opfcc-northamptonshire/policy.json", '"needs": ["reply-period-days", "new-information-excepted"] },\n',
       '    { "code": "video-calls", "name": "Calls by video", "needs": [] },\n'),
]
