import Contracts

/// What the texts of contracts look like, for descriptions. What a field of another type looks like follows from its type.
///
/// A key is the name of a field, which means the same in every contract, or a contract and a field, where it does not. Of a list it is one element.
enum FieldExamples {
  /// The example of that field in the first of those contracts that has one; nil where its type says enough.
  static func example(of field: String, in contracts: [String], for schema: JSON) -> JSON? {
    guard case .object(let members) = schema else { return nil }
    let isList = members["type"] == "array"
    guard let own = contracts.lazy.compactMap({ all["\($0).\(field)"] }).first ?? named(field, isList ? members["items"] : schema)
    else { return nil }
    return isList ? [own] : own
  }

  /// What a field of that name is in any contract, as long as it is any text at all.
  private static func named(_ field: String, _ schema: JSON?) -> JSON? {
    guard case .object(let members)? = schema, members["type"] == "string", members["format"] == nil, members["enum"] == nil
    else { return nil }
    return all[field]
  }

  private static let all = people.merging(cases) { $1 }.merging(plans) { $1 }.merging(answers) { $1 }

  private static let people: [String: JSON] = [
    "name": "Robin Example", "organisation": "main", "telephone": "01632 960001", "telephoneNumbers": "+441632960001",
    "email": "robin@example.org", "emailAddresses": "robin@example.org", "postalAddress": "3 Example Road\nExampleton\nEX1 1AC",
    "adjustments": "Write by e-mail.", "matter": "HOUSING-204", "askingFor": "Jo Example",
    "summary": "Asked when the repair is due. Told: within ten days.", "takenBy": "alex.staff", "askedBy": "alex.staff",
    "endedBecause": "The caller did not stop swearing.", "LogEndedCall.reason": "The caller did not stop swearing.",
    "whatHappened": "Swore at the person who answered, and went on after a request to stop.",
    "behaviours": "swearing-or-threatening", "targets": "alex.staff", "handledBy": "kim.casework", "reportedBy": "alex.staff",
    "concern": "Colleagues are afraid to answer. Shorter calls were tried.", "departments": "Casework", "department": "Casework",
    "request": "Calls are impossible for me; please write instead.", "view": "Writing costs us nothing.",
    "explanation": "Writing is as quick for us.", "agreed": "Write by e-mail.",
    "consultationWaived": "The next call is tomorrow.", "answeredBy": "mo.manager", "by": "mo.manager", "decidedBy": "sam.senior",
    "givenBy": "Mo Manager", "contentDigest": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
    "delivery": "01a207ee-0000-7000-8000-000000000001-post", "carrierReference": "RC-2026-000001-warning",
    "NotifyReceipt.id": "7a64c5c5-3d21-4f5c-9d3c-0f9d1c3d2b10", "NotifyReceipt.status": "delivered",
    "NotifyReceipt.reference": "01a207ee-0000-7000-8000-000000000001-e-mail",
    "NotifyReceipt.completed_at": "2026-11-23T10:00:00.000000Z",
    "NotifyReceipt.notification_id": "7a64c5c5-3d21-4f5c-9d3c-0f9d1c3d2b10",
    "SentDocument.letter": "warning", "NoticeDocumentQuery.name": "policy-in-plain-words",
    "SentDocument.digest": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
    "retentionClass": "correspondence", "ReviewHold.reason": "The inquiry goes on.", "PlaceHold.reason": "An inquiry has begun.",
    "Hold.reason": "An inquiry has begun.", "authority": "Inquiries Act 2005, section 21", "placedBy": "kim.records",
    "releasedBy": "kim.records", "releasedBecause": "The inquiry is over.", "keptBecause": "It is held.",
    "proposedBy": "kim.records", "approvedBy": "lee.records", "withdrawnBy": "lee.records",
    "withdrawnBecause": "A claim has come in.",
    "DestroyedHere.hash": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
    "PolicyTold.from": "deemed-service", "RecordReturned.why": "addressee gone away",
    "ReprintLetters.why": "the printer tore a page",
    "BatchedLetter.folder": "RC-2026-000001-warning-01a207ee-0000-7000-8000-000000000001",
    "BatchedLetter.enclosures": "policy-in-plain-words",
    "responsible": "me",
    "inHandsOf": "mo.manager", "means": "outbox",
    "targetsDescribed": "the colleague at the front desk", "handledByDescribed": "the person who visited in October",
    "named": "kim.casework", "aliases": "Bobbie Example", "tellApart": "the postcode",
    "label": "sister", "caution": "Do not say why we call.", "memberOf": "Exampleton Tenants", "point": "+441632960001",
    "FurtherAddress.address": "Example House\nExampleton", "scope": "Everything about the tenancy.",
    "Representative.endedBecause": "The person withdrew the authority.", "mergedBy": "mo.manager",
    "OtherRecord.reference": "SU-2026-000002",
    "field": "telephoneNumbers", "before": "+441632960001", "FieldChange.after": "+441632960002",
    "unread": "The telephone number could not be read.",
    "caller": "Gave the name Robin; the number was withheld.", "handler": "kim.casework",
    "ContactRecord.outcome": "To be called back on Thursday.", "RecordContact.outcome": "To be called back on Thursday.",
    "because": "Called again, and gave the same reference.",
    "identifiedBecause": "Called again, and gave the same reference.", "heldBecause": "Would not stop shouting.",
    "LogHeldCall.reason": "Would not stop shouting.", "lineManagers": "mo.manager", "LogIncident.contacts": "CT-2026-000001",
    "behaviour": "swearing-or-threatening", "recordedBy": "alex.staff",
    "FormOutline.name": "contact", "FormOutline.title": "Record a contact", "FormOutline.path": "/forms/contact",
    "FormView.name": "contact", "FormView.title": "Record a contact", "FormView.path": "/forms/contact",
    "FormField.name": "summary", "FormField.label": "Summary", "help": "What was said or asked, and what was answered.",
    "requiredWhen": "the person is not named",
    "FormField.fields": ["name": "address", "label": "Address", "type": "text", "isRequired": true, "repeats": false],
    "autocomplete": "off", "recordsFrom": "/service-users", "inputType": "email", "FormField.value": "3",
    "FormValue.name": "summary",
    "FormValue.value": "Asked when the repair is due.",
    "elsewhere": "HOUSING-204", "OpenMatter.about": "HOUSING-204", "Matter.about": "HOUSING-204",
    "newInformation": "A letter that the first decision did not have.",
    "overruledBecause": "It is about another flat.", "OpenMatter.type": "other", "Matter.type": "other",
    "MatterFilter.type": "other", "GiveFiledItemOutcome.type": "other", "openedBy": "alex.staff",
    "MatterAnswer.why": "MT-2026-000001 is closed and its review exhausted.", "what": "A letter of two pages, of 20 November.",
    "movedUpTo": "head-of-section", "namedReader": "kim.casework", "filedBy": "alex.staff", "readBy": "kim.casework",
    "followedUpBy": "kim.casework",
    "followUp": "Answered on 24 November.",
    "FiledItemResult.next": "Answer what is new, under the terms of the plan.",
    "MoveMatter.words": "Not upheld: the repair was done on time.", "endedBy": "sam.senior",
    "MatterStepTaken.words": "Not upheld: the repair was done on time.", "waitingFor": "Casework",
    "GiveFiledItemOutcome.words": "A new address, and nothing else.", "FiledItemResult.words": "A new address, and nothing else.",
    "SettleFiledItem.words": "Answered on 24 November.", "ReassignFiledItem.reason": "The first reader is on leave.",
    "EndAdjustment.reason": "It is no longer needed.", "AdjustmentEnd.reason": "It is no longer needed.",
    "CheckContact.reference": "SU-2026-000001", "CheckContact.about": "subject access request", "about": "data-protection",
    "RecordContact.about": "subject access request",
    "AddEvidence.description": "The letter of 20 November, two pages.",
    "Evidence.description": "The letter of 20 November, two pages.",
    "fileName": "letter.pdf", "mediaType": "application/pdf", "claimedType": "application/msword",
    "Evidence.digest": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae", "Evidence.found": "Invented.Test-1",
    "receivedBy": "alex.staff",
    "FormField.note": "Nothing has been kept yet. Choose again: letter.pdf.",
    "details": "telephone:8f2c41d09be7a6530c1d94e2b7f0a35e", "href": "/contacts", "ContactStep.words": "Record the contact",
    "ContactStep.service": "intake", "counted": "Counted: contacts by telephone that are logged since 23 November 2026.",
    "terms": "Contact by telephone is taken on Tuesdays only.", "value": "+441632960001",
  ]

  private static let cases: [String: JSON] = [
    "caseReference": "RC-2026-000001", "reference": "RC-2026-000001", "ContactRecord.reference": "CT-2026-000001",
    "Incident.reference": "IN-2026-000001", "Report.reference": "RP-2026-000001", "ServiceUser.reference": "SU-2026-000001",
    "AdjustmentRequest.reference": "AR-2026-000001", "ServiceUserFilter.reference": "SU-2026-000001",
    "ContactFilter.reference": "CT-2026-000001", "IncidentFilter.reference": "IN-2026-000001",
    "ReportFilter.reference": "RP-2026-000001", "AdjustmentFilter.reference": "AR-2026-000001",
    "Evidence.reference": "EV-2026-000001",
    "Matter.reference": "MT-2026-000001", "MatterFilter.reference": "MT-2026-000001", "FiledItem.reference": "FI-2026-000001",
    "FiledItemFilter.reference": "FI-2026-000001",
    "CaseReferral.reference": "29000123456", "ReferCase.reference": "29000123456",
    "reasons": "Three calls in a week, each with threats.", "outcomeReasons": "The calls have stopped.",
    "CaseView.outcome": "adapted", "CaseReferral.outcome": "A caution was given.",
    "RecordReferralOutcome.outcome": "A caution was given.", "criterion": "a",
    "evidence": "On file: the letters of 3 and 9 November.",
    "question": "Was the person warned?", "consideration": "No need is known; the person was asked on 3 November.",
    "adjustmentsConsidered": "No need is known; the person was asked on 3 November.", "confirmedCriteria": "a",
    "beforeNotice": "A visit is announced for tonight.", "missing": "Say why calls of ten minutes would not do.",
    "returnedFor": "Say why calls of ten minutes would not do.", "consultee": "The head of the service",
    "CaseStatement.text": "Proportionate, and the least that helps.", "account": "Called nine times on Monday.",
    "response": "Told about the plan, and ended the call.", "statement": "The calls were about an urgent matter.",
    "wordsForPerson": "You called us nine times on Monday.", "IntakeLetter.letter": "adjustment-decided",
    "IntakeLetter.reference": "AR-2026-000001", "IntakeLetter.reasons": "They come to the counter on Fridays.",
    "SendLetterAgain.reasons": "They come to the counter on Fridays.",
    "grounds": "new-information", "lateReason": "I was in hospital.", "remedy": "ombudsman", "letter": "warning",
    "why": "no postal address is known", "CaseTaskView.id": "01a207ee-0000-7000-8000-000000000002",
    "CaseTaskView.kind": "triage", "sentence": "Decide what the report calls for.", "CaseAction.name": "triage",
    "CaseAction.code": "wrong-stage", "CaseAction.reason": "A warning is on its way.", "PolicyReference.id": "example-body",
    "PolicyReference.version": "1.0", "PolicyView.title": "Policy on unacceptable behaviour", "body": "Example Council",
    "timeZone": "Europe/London", "PolicyChoice.code": "new-information", "words": "There is something that was not known.",
    "PolicyOrganisation.code": "main", "PolicyOrganisation.name": "Example Council", "PolicyOffice.title": "case officer",
    "PolicyHeading.code": "abusive", "PolicyHeading.name": "Abusive behaviour", "PolicyBehaviour.code": "swearing-or-threatening",
    "heading": "abusive", "headings": "abusive", "PolicyBehaviour.words": "Swearing at staff, or threatening them.",
    "PolicyWarning.code": "formal", "PolicyWarning.name": "Formal warning", "PolicyCriterion.code": "a",
    "CaseCriterion.code": "a", "PolicyKind.code": "time-limits", "PolicyKind.name": "Contact at agreed times only",
    "PolicyKind.parts": "weeklyWindows", "PolicyKind.partsOneOf": "channels", "consultees": "The head of the service",
  ]

  private static let plans: [String: JSON] = [
    "AppealChange.parts": "weeklyWindows", "AppealChange.words": "Calls are also taken on Thursdays.",
    "forStaff": "Offer the next Tuesday.", "kind": "time-limits", "WeeklyWindowTerms.from": "10:00",
    "WeeklyWindowTerms.to": "11:30", "pointOfContact": "Jo Example",
    "matters": "HOUSING-204", "RestrictionTerms.detail": "No visits without an appointment.", "premises": "Example House",
    "thirdParty": "Example Advice", "organisations": "main", "howToContact": "By telephone on Tuesdays.",
    "serviceToExpect": "An answer within ten days.", "proportionality": "Shorter calls were agreed, and were not kept.",
    "severeReason": "Threats to kill, in three letters.", "plan": "RC-2026-000001", "clause": "time-limits",
    "alwaysOpen": "Emergencies: 999.", "sentences": "Contact by telephone is taken on Tuesdays only.",
    "script": "We can speak on Tuesday between 10:00 and 11:30.", "paragraph": "Section 4",
    "paragraphFrom": "Policy on unacceptable behaviour",
  ]

  private static let answers: [String: JSON] = [
    "next": "01a207ee-0000-7000-8000-000000000002", "after": "01a207ee-0000-7000-8000-000000000002",
    "Statistics.year": "2026-27", "StatisticsRow.code": "given",
    "Checkpoint.previous": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "SignedCheckpoint.key": "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
    "SignedCheckpoint.signature": "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac",
    "CheckpointHead.hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "RegisteredRestriction.kinds": "time-limits", "authorisedBy": "sam.senior", "ending": "lifted",
    "Look.account": "mo.manager", "LookFilter.account": "mo.manager", "Look.route": "/service-users/{id}",
    "Look.details": "telephone:2c26b46b68ffc68ff99b453c1d304134", "purpose": "The review of the plan",
    "decision": "Warning given", "source": "intake", "type": "incident.logged.v1", "FileEntry.actor": "case-officer:mo.manager",
    "findings": "plan_holder 01a207ee-0000-7000-8000-000000000001 is missing",
    "missed": "the tables were not compared: intake does not answer",
    "stream": "case/01a207ee-0000-7000-8000-000000000001", "service": "intake", "fault": "row 7: the hash does not match",
    "hashAt": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "headHash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "what": "the hash does not match",
    "proof": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
    "HealthAnswer.status": "alive", "ReadinessAnswer.status": "ready", "ReadinessAnswer.checks": ["database": "ready"],
    "offset": "P30D",
    "mode": "training", "ProblemDocument.type": "urn:managed-contact:problem:invalidFields",
    "title": "Some fields are not right", "ProblemDocument.detail": "1 field is not right",
    "instance": "urn:uuid:01a207ee-0000-7000-8000-000000000009", "refusal": "wrong-stage", "FieldProblem.field": "behaviours[0]",
    "FieldProblem.code": "notAllowed", "FieldProblem.detail": "is not a behaviour of this policy",
  ]
}
