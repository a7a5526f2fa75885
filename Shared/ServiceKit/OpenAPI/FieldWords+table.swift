// swift-format-ignore-file

extension FieldWords {
  static let table = #"""
    AcknowledgeAdjustment.at When; now, if absent. Never in the future.
    AcknowledgeAdjustment.channel How they were told.
    AcknowledgeAppeal.appeal The appeal.
    Actor.name The name that colleagues see.
    Actor.offices The offices that they hold; which doors those open is for the pack to say, and the policy still checks the person.
    Actor.organisations The organisations that they work for.
    Actor.pack The pack whose offices those are; nil for a service, and in a token made before tokens named their pack.
    Actor.subject The account, or the service's name; never shown to a service user.
    AddEvidence.description What the file is.
    AddEvidence.owner What kind of record it belongs to.
    AddEvidence.record The identifier of that record.
    AdjustmentAcknowledged.adjustment The request with the acknowledgement, whole.
    AdjustmentAcknowledgement.at When they were told.
    AdjustmentAcknowledgement.by Who recorded it.
    AdjustmentAcknowledgement.channel How they were told.
    AdjustmentConsultation.answeredAt When.
    AdjustmentConsultation.answeredBy Who gave the answer.
    AdjustmentConsultation.department The department.
    AdjustmentConsultation.view What its manager thinks; absent while they have not answered.
    AdjustmentConsulted.adjustment The request with that answer, whole.
    AdjustmentDated.adjustment The request with its dates, whole.
    AdjustmentDecided.adjustment The request with the decision, whole.
    AdjustmentDecided.person How the person is written to; absent from an event of before that was said.
    AdjustmentDecision.agreed What is done for the person, in words for everyone who deals with them.
    AdjustmentDecision.consultationWaived Why it was decided before every department had answered, where it was.
    AdjustmentDecision.decidedAt When.
    AdjustmentDecision.decidedBy Who decided.
    AdjustmentDecision.explanation Why, in words for the person.
    AdjustmentDecision.neededChannels Channels the person needs.
    AdjustmentDecision.neededFormats Formats the person needs; absent where none are, and from a decision of before there were any.
    AdjustmentDecision.outcome The decision.
    AdjustmentDecision.reviewOn The day by which what was agreed is looked at again; absent from a refusal, and from a decision of before there was one.
    AdjustmentDecision.unusableChannels Channels the person cannot use.
    AdjustmentEnd.endedAt When.
    AdjustmentEnd.endedBy Who ended it.
    AdjustmentEnd.reason Why, in words for the person.
    AdjustmentEnd.replacedBy The request on which what takes its place was agreed; absent where nothing does.
    AdjustmentEnded.adjustment The request with why, whole.
    AdjustmentEnded.person How the person is written to; absent from an event of before that was said.
    AdjustmentEnded.replacement What takes its place; absent where nothing does, and from an event of before that was said.
    AdjustmentFilter.overdue Whether only requests are listed that are not decided and should have been.
    AdjustmentFilter.reference The request's own reference (`AR-2026-000001`).
    AdjustmentFilter.reviewBy Only what was agreed and is to be looked at again by then.
    AdjustmentFilter.serviceUser Who needs the adjustment.
    AdjustmentFilter.state How far it has come.
    AdjustmentFilter.waitingFor A department that is consulted and has not answered, as the request names it.
    AdjustmentReplacement.agreed What is done for the person from then on, in words for everyone.
    AdjustmentReplacement.id The request on which it was agreed.
    AdjustmentReplacement.reference Its reference.
    AdjustmentReplacement.reviewOn The day by which that is looked at again; absent from a decision of before there was one.
    AdjustmentRequest.acknowledgeBy When it is to be acknowledged; absent from one that was taken down before there was a date.
    AdjustmentRequest.acknowledgement That the person was told that it was received; absent until then.
    AdjustmentRequest.at When.
    AdjustmentRequest.channel How they asked.
    AdjustmentRequest.consultBy When every department is to have answered; absent from one that was taken down before there was a date.
    AdjustmentRequest.consultations Every department that is consulted, with its answer once there is one.
    AdjustmentRequest.decideBy When it is to be decided; absent from one that was taken down before there was a date.
    AdjustmentRequest.decision What was decided; absent until then.
    AdjustmentRequest.end Why what was agreed is no longer done; absent while it is, or nothing was agreed.
    AdjustmentRequest.id Its identifier.
    AdjustmentRequest.organisation The organisation that was asked.
    AdjustmentRequest.reference The reference to read out (`AR-2026-000001`).
    AdjustmentRequest.request What they ask for, in words.
    AdjustmentRequest.serviceUser Who needs it.
    AdjustmentRequest.state How far it has come.
    AdjustmentRequest.takenBy Who took it down.
    AdjustmentRequest.version How often it has changed; the `ETag`.
    AdjustmentRequest.wording What staff may see, as a second reader has confirmed it; absent where none has.
    AdjustmentRequested.adjustment The request, whole.
    AdjustmentRequested.person How the person is written to; absent from an event of before that was said.
    AdjustmentWording.agreed The words.
    AdjustmentWording.at When.
    AdjustmentWording.by Who confirmed them.
    AdjustmentWordingConfirmed.adjustment The request with the wording, whole.
    AdjustmentsConsidered.consideration What was considered.
    AggregateFilter.dueBy Only those that may be destroyed on that day.
    AggregateFilter.kind Their kind.
    AggregateFilter.organisation The organisation that they belong to.
    AggregateFilter.serviceUser Whose they are, by any record of theirs.
    AggregateName.id Its identifier.
    AggregateName.kind Its kind.
    AgreedNeeds.channels The channels that they need; absent where none were agreed.
    AgreedNeeds.formats The formats that they need; absent where none were agreed.
    AgreedNeeds.unusableChannels The channels that they cannot use; absent where there are none.
    AmendServiceUser.aliases Other names that they use or used, all of them; null for none.
    AmendServiceUser.emailAddresses E-mail addresses, all of them; null for none.
    AmendServiceUser.furtherAddresses Addresses besides the one that letters go to, all of them; null for none.
    AmendServiceUser.memberOf The body that they belong to, such as a tenants' association; null for none.
    AmendServiceUser.name The name they use, as they give it.
    AmendServiceUser.neededChannel How they have to be contacted, since no other way reaches them; null for any way.
    AmendServiceUser.neededFormat The only form in which they can read or hear letters; null for ordinary print.
    AmendServiceUser.pointNotes What staff need to know of single numbers and addresses, all of it; null for nothing.
    AmendServiceUser.postalAddress Where letters go, one line after another; null for nowhere.
    AmendServiceUser.postalAddressKind What the postal address is; null where that is not known.
    AmendServiceUser.preferredChannel How they would rather be contacted; null where they did not say.
    AmendServiceUser.preferredFormat The form in which they would rather have letters; null where they did not say.
    AmendServiceUser.representatives Those who act for them, all of them, with those whose authority has ended; null for none.
    AmendServiceUser.telephoneNumbers Telephone numbers, all of them; null for none.
    AnswerConsultation.department The department, as the request names it.
    AnswerConsultation.view What its manager thinks of it.
    AnswerCriterion.answer The answer.
    AnswerCriterion.criterion The criterion, by the pack's code.
    AnswerCriterion.evidence The evidence.
    AnswerRightsRequest.given What the person was given; it is in the log of disclosures then.
    AnswerRightsRequest.outcome What was done.
    AnswerRightsRequest.reasons Why, as the person is told.
    AppealAcknowledged.appeal The appeal.
    AppealAcknowledged.notice The letter.
    AppealChange.change Whether it goes or is loosened.
    AppealChange.parts The parts of it that must change, as `kinds` of `GET /policy` names them (`weeklyWindows`, `pointOfContact`); absent where any milder one will do. The codes that packs have for them are read too.
    AppealChange.restriction The restriction's number in the plan, from 1, as in its letter.
    AppealChange.words What changes, in words for the person: they go into the letter.
    AppealDecided.appeal The appeal.
    AppealDecided.behaviours The pack's codes of the behaviours that no longer count, where the appeal against a warning is partly upheld.
    AppealDecided.changes What must change in the plan, where the appeal against it is partly upheld.
    AppealDecided.endsBy The day by which the plan must end, where that must change.
    AppealDecided.notice The letter.
    AppealDecided.outcome The outcome.
    AppealDecided.reasons Why, in words for the person.
    AppealLodged.against What it is against.
    AppealLodged.appeal The appeal.
    AppealLodged.channel How it came.
    AppealLodged.grounds The pack's codes of its grounds.
    AppealLodged.lateReason Why it is late, where it is.
    AppealLodged.planVersion Which version of the plan, where it is not the one in force.
    AppealLodged.receivedAt When it was received.
    AppealLodged.replyBy When the reply is due.
    AppealLodged.statement What the person says.
    AppealLodged.takenBy Who took it down, where that is not the author of this event.
    AuthorisePlan.beforeNotice Why the plan must bind before its letter has gone out, where the pack allows that; refused where the plan would not bind at once.
    AuthorisePlan.confirmedCriteria The criteria that the person who authorises is satisfied are met, by the pack's codes.
    AuthorisePlan.reasons Why.
    BatchedLetter.caseReference The case's reference, which every page of the letter has.
    BatchedLetter.enclosures The names of what goes with it.
    BatchedLetter.folder The folder in the outbox that has its files.
    BatchedLetter.formats The formats that go into the envelope: all that the person needs.
    BatchedLetter.letter The pack's name of the letter.
    BatchedLetter.notice The notice.
    BatchedLetter.pages How many pages all of it has, in formats that have pages.
    BatchedLetter.postage The class by which it is posted.
    BatchedLetter.prints How often it was printed.
    BatchedLetter.state Its state.
    BehaviourContinued.incidents The incidents that show it.
    BehaviourContinued.reasons Why a plan is considered.
    BlockedContactPoint.endsOn The last day of the block, where there is one: the list is without it from the midnight after.
    BlockedContactPoint.kind What it is.
    BlockedContactPoint.organisations The codes of the organisations for which it is blocked.
    BlockedContactPoint.plan The plan, by the reference of its case.
    BlockedContactPoint.value The number, in the international form, or the address.
    BlockedContactPoints.points Each number and address once for each plan that blocks it, in the order of the plans' references.
    BreachFilter.handler Who recorded it, by the subject of their sign-in.
    BreachFilter.organisation The code of the organisation whose plan it is.
    BreachFilter.reference The reference of the case (`RC-2026-000001`), which is the plan's too.
    BreachFilter.serviceUser The person.
    BreachesConsidered.reasons What comes of them, and why.
    CallEnded.contact The contact, with why it was ended.
    CallHeld.contact The contact, with why it was held and what became of it.
    CaseAction.code The code of the refusal, when it is not.
    CaseAction.missing What must be supplied first.
    CaseAction.name The command: `POST /cases/{id}/{name}`.
    CaseAction.paragraph The paragraph that the refusal rests on.
    CaseAction.permitted Whether they may do it now.
    CaseAction.reason The refusal in a sentence.
    CaseActions.actions Every command that a person can give, in order of name.
    CaseActions.version The version they were computed for.
    CaseAdjustmentsNoted.agreed Requests on which something was agreed; absent where there are none.
    CaseAdjustmentsNoted.neededChannels Channels the person needs.
    CaseAdjustmentsNoted.openRequests Requests that have not been decided yet.
    CaseAdjustmentsNoted.unusableChannels Channels the person cannot use, where an adjustment rules any out.
    CaseAppeal.against What it is against.
    CaseAppeal.behaviours The behaviours that no longer count, where it was against a warning and partly upheld.
    CaseAppeal.changes What must change in the plan, where it was partly upheld.
    CaseAppeal.channel How it came.
    CaseAppeal.endsBy The day by which the plan must end, where that must change.
    CaseAppeal.grounds The pack's codes of its grounds.
    CaseAppeal.id The appeal.
    CaseAppeal.lateReason Why it is late, where it is.
    CaseAppeal.outcome The outcome; absent while it is open.
    CaseAppeal.planVersion Which version of the plan it is against, where that is not the one in force.
    CaseAppeal.reasons Why; absent while it is open.
    CaseAppeal.receivedAt When it was received.
    CaseAppeal.replyBy When the reply is due.
    CaseAppeal.state `lodged`, `acknowledged` or `decided`.
    CaseAppeal.statement What the person says.
    CaseAppeal.takenBy Who took it down.
    CaseBreach.account What was done.
    CaseBreach.id The breach.
    CaseBreach.occurredAt When it happened.
    CaseBreach.response What staff did about it.
    CaseClosed.outcome How it ended.
    CaseClosed.reasons Why.
    CaseClosed.serviceUser Whose case it was; absent in events from before it was said.
    CaseConsultation.consultee Who, as the pack names them.
    CaseConsultation.view What they said, and who wrote it down.
    CaseCriterion.answer The answer; absent while it is open.
    CaseCriterion.answeredAt When.
    CaseCriterion.answeredBy Who answered.
    CaseCriterion.code The pack's code.
    CaseCriterion.evidence The evidence.
    CaseCriterion.question The question.
    CaseFile.case The case.
    CaseFile.decisions The decisions, in the order they were made.
    CaseFile.entries Everything that happened in the case and to its letters, with the person's contacts and incidents, in order.
    CaseFile.organisation The organisation that opened it.
    CaseFile.reference Its reference.
    CaseFile.serviceUser The person concerned.
    CaseFilter.organisation The code of the organisation that opened it.
    CaseFilter.overdue Whether only cases with something overdue are listed.
    CaseFilter.reference The case's own reference (`RC-2026-000001`).
    CaseFilter.responsible Who has a task in it: an office, the name of an account, or `me` for one's own offices.
    CaseFilter.serviceUser The person it concerns.
    CaseFilter.stage The stage it is at.
    CaseIncident.account What was done or said.
    CaseIncident.at When it happened.
    CaseIncident.behaviours The pack's codes of the behaviours.
    CaseIncident.handledBy Who handled the underlying matter.
    CaseIncident.handledByDescribed Others who handled the matter, likewise.
    CaseIncident.id As in intake.
    CaseIncident.reportedBy Who logged it.
    CaseIncident.serviceUser Whose behaviour.
    CaseIncident.targets Who it was aimed at.
    CaseIncident.targetsDescribed Others it was aimed at, in words, until a manager says who they are; absent where there are none.
    CaseIncidentAdded.incident The incident.
    CaseLetterDispatched.dispatchedAt When it went out.
    CaseLetterDispatched.notice Which.
    CaseLetterRequested.notice The letter.
    CaseLetterReturned.notice Which.
    CaseLetterReturned.why What the carrier says, in a few words.
    CaseNotice.id The notice, as in notification.
    CaseNotice.letter The pack's name of the letter.
    CaseNotice.state `requested`, `failed` or `dispatched`.
    CaseNotice.why Why it failed.
    CaseNoticeFailed.notice Which.
    CaseNoticeFailed.why Why, in a few words.
    CaseNoticeRequestedAgain.notice The letter, under its new identifier.
    CaseNoticeRequestedAgain.reasons Why by another channel, where a person chose one.
    CaseOpened.concern The effect of the behaviour on the work and the people, as reported.
    CaseOpened.earlier The person's previous case in that organisation, which stays closed, if there was one.
    CaseOpened.incidents What it began with, at least one.
    CaseOpened.organisation The organisation that opened it.
    CaseOpened.policy The policy it runs under until it ends.
    CaseOpened.reference The reference to read out (`RC-2026-000001`).
    CaseOpened.report The report that led to it.
    CaseOpened.serviceUser The one person it concerns.
    CaseOpened.settled The person's incidents that an appeal in an earlier case has settled, on which this one cannot rest; absent where there are none.
    CaseOpened.struck Of which of them such an appeal has struck only some behaviours, that no longer count; absent where there are none.
    CaseOpened.tookPart Who took part in that case, where it was about one of these incidents; absent where no one did.
    CaseReceipt.reference The case's reference.
    CaseReceipt.version How many events it has had.
    CaseReferral.id The referral.
    CaseReferral.outcome The outcome, once known.
    CaseReferral.reasons Why.
    CaseReferral.reference Their reference; empty until they give one.
    CaseReferral.to Who it went to.
    CaseReview.outcome The outcome.
    CaseReview.reasons Why.
    CaseReview.reviewOn The day by which the plan is reviewed again; absent when it ended.
    CaseSettled.by The other case.
    CaseSettled.settled The incidents, whether this case has them or not.
    CaseStatement.at When.
    CaseStatement.by Who wrote it, by the name of their account.
    CaseStatement.text The words.
    CaseSummary.id The case.
    CaseSummary.openedAt When it began.
    CaseSummary.organisation The organisation that opened it.
    CaseSummary.reference Its reference.
    CaseSummary.reviewOn The day by which its plan in force is reviewed.
    CaseSummary.serviceUser The one person it concerns.
    CaseSummary.stage Its stage.
    CaseSummary.version How many events it has had.
    CaseTaskView.case The case it belongs to; absent for an incident that is not in a case.
    CaseTaskView.dueAt By when, by the pack's service standard.
    CaseTaskView.id The task.
    CaseTaskView.inHandsOf Who last acted on the case in that office, or was named as the line manager before anyone did, by the name of their account; absent without either.
    CaseTaskView.kind What kind (`triage`, `send-notice-again`, `decide-proposal`, ...).
    CaseTaskView.movedUpTo The office above, once the task has been overdue for the pack's days: it is on that office's list as well.
    CaseTaskView.office The office that does it.
    CaseTaskView.organisation The organisation it belongs to.
    CaseTaskView.overdue Whether that moment has passed.
    CaseTaskView.paragraph The paragraph of the case's policy that asks for it.
    CaseTaskView.reference The reference of the case, or of the incident, it belongs to.
    CaseTaskView.sentence What to do, in words.
    CaseTaskView.serviceUser The person it concerns; absent for an incident whose caller is not identified.
    CaseVariation.appeal The appeal that led to it, where one did.
    CaseVariation.notice Its letter, once it is authorised.
    CaseVariation.origin What led to it.
    CaseVariation.plan The version as drafted, proposed or authorised.
    CaseVariation.reasons Why.
    CaseVariation.stage `checklist`, `awaiting-authorisation` or `notice-pending`.
    CaseView.adjustmentsConsidered What was considered about adjustments.
    CaseView.appeals Every appeal.
    CaseView.breaches Every breach.
    CaseView.concern The effect of the behaviour on the work and the people, as reported.
    CaseView.conflicts Who could have decided, but declared a conflict.
    CaseView.consultations What those who must be consulted said.
    CaseView.criteria The criteria and their answers, in the pack's order; from the checklist on.
    CaseView.deathReport What someone recorded as evidence that the person has died, while a second person has yet to confirm it.
    CaseView.earlier The person's previous case in that organisation.
    CaseView.id The case.
    CaseView.inForceFrom Since when the plan binds.
    CaseView.inForceUntil Until when the plan binds, where it has an end.
    CaseView.incidents The incidents on the file.
    CaseView.letters Letters that do not hold up the case, until they have gone out.
    CaseView.notice The letter that is on its way, if any.
    CaseView.openedAt When it began.
    CaseView.organisation The organisation that opened it.
    CaseView.outcome How it ended.
    CaseView.outcomeReasons Why it ended that way.
    CaseView.plan The plan, as drafted, proposed, authorised or in force.
    CaseView.policy The policy it runs under.
    CaseView.reference The reference to read out (`RC-2026-000001`).
    CaseView.referrals Every referral to the police or a lawyer.
    CaseView.returnedFor What those who decide needed first, when it was last sent back.
    CaseView.review The state of its review: `scheduled`, `coming-up`, `opened` or `overdue`.
    CaseView.reviewOn The day by which the plan in force is reviewed.
    CaseView.reviews Every concluded review.
    CaseView.serviceUser The one person it concerns.
    CaseView.settled The incidents of the person that an appeal in another case of theirs settled: nothing in this case rests on them.
    CaseView.stage Its stage (`reported` to `closed`).
    CaseView.suspendedBy The appeal that suspends the plan until it is decided.
    CaseView.variation The plan's next version in preparation; criteria and adjustments above are then those of that version.
    CaseView.version How many events it has had; the `ETag`, and the value for `If-Match`.
    CaseView.votes The votes so far, where several decide.
    CaseView.warning The last warning, once it went out.
    CaseView.warnings Every warning that went out, in order.
    CaseView.withoutWarning The ground on which no warning was given, if so.
    CaseVote.approves For or against.
    CaseVote.by Who voted.
    CaseWarned.dispatchedAt When it went out.
    CaseWarned.endsAt The midnight after the last day of the opportunity.
    CaseWarned.notice The letter.
    CaseWarned.stage Which of the pack's warnings, from 0; absent for the first.
    CaseWarning.dispatchedAt When it went out.
    CaseWarning.endsAt When the opportunity to adapt ends.
    CaseWarning.notice The letter.
    CaseWarning.stage Which of the pack's warnings, from 0.
    CheckContact.about What kind of contact it is, in the words used: what no plan closes, new information, a new complaint. What is not understood is said in the answer.
    CheckContact.askingFor Whom they ask for, by the name or post that a plan would use.
    CheckContact.at When; now, if absent.
    CheckContact.channel How they make contact.
    CheckContact.email The address they write from, as the mail program shows it.
    CheckContact.matter The matter it is about, by its reference elsewhere.
    CheckContact.name The name they give.
    CheckContact.organisation The code of the organisation they contact.
    CheckContact.reference Any reference that names them, as it is read out: of the person, or of one of their contacts, incidents, reports, requests or plans. The contact that it names is the one this check is for, and does not count towards a limit.
    CheckContact.serviceUser The person, when already known by identifier.
    CheckContact.telephone The number they call from, as the telephone shows it: what cannot be read is said in the answer.
    CheckIdentity.confirmed Whether it is known who they are.
    CheckIdentity.on The day on which they were asked, or it was known; today, if absent.
    Checkpoint.at When it was made.
    Checkpoint.journals The newest row of each journal: records' own, and of the others as far as records had read them.
    Checkpoint.number Its number, from 1.
    Checkpoint.previous The SHA-256 of the checkpoint before, in hexadecimal; absent from the first.
    CheckpointHead.hash Its hash, in hexadecimal.
    CheckpointHead.journal The journal, which is made with its database.
    CheckpointHead.row The number of the row; 0 of an empty journal.
    CheckpointHead.service The service whose journal it is.
    CheckpointSettings.mail The mailer, where there is such an address.
    CheckpointSettings.mailTo `MC_CHECKPOINTS_MAIL_TO`: the address that they are sent to by e-mail; nil for none.
    CheckpointSettings.postTo `MC_CHECKPOINTS_POST_TO`: the HTTP address that they are posted to; nil for none.
    CheckpointSettings.postToken What the file of `MC_CHECKPOINTS_POST_TOKEN_FILE` holds: the bearer token for that address; nil for none.
    ChildProgram.id Its process.
    ClientAnswer.body The body, whole.
    ClientAnswer.headers Values by the name of the header in lower case.
    ClientAnswer.status The HTTP status.
    ClientRequest.address The base address and the target.
    ClientRequest.body The body; nil when there is none.
    ClientRequest.headers Names and values.
    ClientRequest.method What is asked for.
    ClientRequest.target Path and query, percent-encoded.
    ClockAnswer.mode `training` or `production`.
    ClockAnswer.now The time that the service acts on.
    ClockAnswer.offset How far the first is ahead, as an ISO 8601 duration.
    ClockAnswer.offsetSeconds The same in seconds.
    ClockAnswer.wall The time on the wall.
    ClockMove.offset An ISO 8601 duration, such as `P30D`.
    ClockMoved.beforeSeconds Seconds by which the clock was ahead of the wall clock before.
    ClockMoved.offsetSeconds Seconds by which it is ahead from now on.
    ClockMoved.wall The time on the wall.
    ConcludeReview.outcome The outcome.
    ConcludeReview.reasons Why, in words for the person: they go into the letter.
    ConcludeReview.reviewOn The day by which the plan is reviewed again; needed unless it is lifted.
    ConcludeReviews.reviews The reviews.
    ConfigurationFault.example A value that would do.
    ConfigurationFault.problem What is wrong with it, as the end of a sentence that begins with the variable.
    ConfigurationFault.variable The variable's name.
    ConfigurationFaults.faults One for each faulty variable, sorted by name.
    ConfirmAdjustmentWording.agreed The words, as the decision will have them.
    ConfirmAdjustmentsConsidered.consideration What was considered about reasonable adjustments, even where none is known.
    ConfirmDeath.confirmed Whether the evidence shows it. If so, the case and everything in it ends, and no letters are sent.
    ConfirmDeath.reasons What was checked.
    ConfirmPosted.notices Which, each once.
    ConfirmPosted.postedAt When; now, if absent. Never in the future.
    ConflictDeclared.reasons What the conflict is.
    ConsulteeHeard.consultee Who, as the pack names them.
    ConsulteeHeard.view What they said.
    ContactCandidate.adjustments What was agreed to be done for them, in words.
    ContactCandidate.name The name they use.
    ContactCandidate.reasons Why it may be them.
    ContactCandidate.reference The reference to read out.
    ContactCandidate.serviceUser Their record: the same check with it is about them.
    ContactCandidate.tellApart What to ask for, to know whether it is them.
    ContactCheckAnswer.about What kind of contact it was understood to be: the code of what is always open, `new-information` or `new-complaint`; absent where none was said or understood.
    ContactCheckAnswer.adjustments What was agreed to be done for the person, in words; empty unless the match is exact.
    ContactCheckAnswer.alwaysOpen What no restriction closes, to be offered first; empty where nothing is restricted.
    ContactCheckAnswer.at When it was answered for.
    ContactCheckAnswer.candidates Whom it may be, where that is not certain and somebody may be under a plan; to ask again with one's `serviceUser` confirms it.
    ContactCheckAnswer.clause The plan's clause that decided, where one did.
    ContactCheckAnswer.clauses Every restriction that concerns this contact, of every plan that binds it: the one that decides first, then the strictest.
    ContactCheckAnswer.endsOn The last day of the clause, or else of the plan, where there is one.
    ContactCheckAnswer.id The check's identifier in the log.
    ContactCheckAnswer.instruction What to do.
    ContactCheckAnswer.match How sure it is that this is the person.
    ContactCheckAnswer.next What to record next, and where, in the order in which it is likely.
    ContactCheckAnswer.paragraph The policy's paragraph that the clause rests on.
    ContactCheckAnswer.paragraphFrom The policy and version whose paragraph that is, where the version under which the plan's case began is not installed; absent where it is.
    ContactCheckAnswer.plan The plan, by the reference of its case.
    ContactCheckAnswer.quotas How far each limit on the number of contacts is used up, where one concerns this contact.
    ContactCheckAnswer.reviewOn The day by which that is reviewed.
    ContactCheckAnswer.script Words to say to the person, where there are any.
    ContactCheckAnswer.sentences What to do in plain words.
    ContactCheckAnswer.unread What of the number, the address, the name, the reference or the kind of contact could not be read, or was withheld, in sentences.
    ContactCheckFilter.serviceUser Whom they were about, under whichever of their records: whose plan answered, or who it certainly was.
    ContactCheckLogEntry.askedBy Who asked.
    ContactCheckLogEntry.at When it was asked.
    ContactCheckLogEntry.channel How the person made contact.
    ContactCheckLogEntry.details By which details they asked: `telephone`, `email`, `name`, `reference` or `service-user`, a colon, and a keyed hash of what was given, the same for the same number, address or name. Absent in checks from before it was kept.
    ContactCheckLogEntry.id The check.
    ContactCheckLogEntry.instruction What they were told to do.
    ContactCheckLogEntry.organisation Where the person made contact.
    ContactCheckLogEntry.serviceUser Whose plan answered; without one, who it certainly was.
    ContactClause.clause Its number in the plan and its name.
    ContactClause.endsOn Its last day, or else the plan's, where there is one.
    ContactClause.plan The plan, by the reference of its case.
    ContactClause.reviewOn The day by which it is reviewed.
    ContactClause.terms What it asks, one sentence each.
    ContactFilter.channel How contact was made.
    ContactFilter.direction Who contacted whom.
    ContactFilter.handler Who handled it, by the subject of their sign-in.
    ContactFilter.identified Whether it is known who the person is: `false` for callers who are not identified yet.
    ContactFilter.matter The matter, as it was written down; capitals, spaces and dashes make no difference.
    ContactFilter.organisation The code of the organisation.
    ContactFilter.reference The contact's own reference (`CT-2026-000001`).
    ContactFilter.serviceUser The person.
    ContactIdentified.contact The contact, whole, with the person.
    ContactPattern.channels Every channel that was used, most contacts first.
    ContactPattern.days Every day, in order; a contact counts on the day on which it began.
    ContactPattern.from The first day.
    ContactPattern.serviceUser The person.
    ContactPattern.timeZone The zone in which the days begin.
    ContactPattern.to The last day.
    ContactPattern.total All of it.
    ContactPattern.weeks Every week, Monday first, in order; the first and the last may be cut short by the days that are shown.
    ContactPointNote.caution What to mind there.
    ContactPointNote.label Whose or which it is.
    ContactPointNote.point The number or address, however it is written: one of those of the same record.
    ContactQuota.clause The restriction that sets it: its number in the plan and its name.
    ContactQuota.counted What was counted, in a sentence.
    ContactQuota.from The moment from which they count.
    ContactQuota.left How many are left, this one included.
    ContactQuota.limit How many are taken in the period.
    ContactQuota.plan The plan, by the reference of its case.
    ContactQuota.used How many were logged in it, without this one.
    ContactRecord.about What kind of contact it was: the code of what is always open, `new-information` or `new-complaint`; absent where none was said.
    ContactRecord.at When it began; of a call that was held or ended whose beginning is not known, when it was.
    ContactRecord.caller What is known of a caller who was not identified at the time.
    ContactRecord.channel How.
    ContactRecord.direction Who contacted whom; the person the organisation, if absent.
    ContactRecord.endedAt When it ended; absent where that is not known.
    ContactRecord.endedBecause Why the call was ended, if it was.
    ContactRecord.handler Who handled it, where that was not the one who wrote it down.
    ContactRecord.heldBecause Why the caller was put on hold, where that was recorded by itself.
    ContactRecord.heldFirst Whether the caller was put on hold first.
    ContactRecord.holdOutcome What became of a call that was held.
    ContactRecord.id Its identifier.
    ContactRecord.identifiedBecause How it became known who the caller was.
    ContactRecord.incident The incident that a held or ended call is at the same time.
    ContactRecord.matter The matter, by its reference elsewhere.
    ContactRecord.organisation The organisation that was contacted, or made contact.
    ContactRecord.outcome What came of it, or is still to be done.
    ContactRecord.reference The reference to read out (`CT-2026-000001`).
    ContactRecord.serviceUser Who made contact; absent while the caller is not identified.
    ContactRecord.summary What was said or asked, and what was answered.
    ContactRecord.takenBy Who wrote it down, and handled it where no `handler` is named.
    ContactRecorded.contact The contact, whole.
    ContactStep.href Where: the path of the service named.
    ContactStep.service The service that the path is of.
    ContactStep.words What, in words.
    CorrectInvolvement.incident The incident.
    CorrectInvolvement.named The name or the words for someone involved, as the incident has them.
    CorrectInvolvement.person The subject of the person it was; absent where it was none of those who decide.
    CorrectInvolvement.reasons How that is known.
    CriterionAnswered.answer The answer.
    CriterionAnswered.criterion The pack's code.
    CriterionAnswered.evidence The evidence.
    CriterionReopened.criterion The pack's code.
    CriterionReopened.reasons What came up.
    Day.day The day of the month, 1 to 31.
    Day.month The month, 1 to 12.
    Day.year The year, 1900 to 9999.
    DeathReportRejected.reasons Why.
    DeathReported.evidence What shows it, and where it is kept.
    DecideAdjustment.agreed What is done for the person from now on, in words for everyone who deals with them; never why it is needed. Absent from a refusal.
    DecideAdjustment.consultationWaived Why it is decided before every department has answered, where it is.
    DecideAdjustment.explanation Why, in words for the person.
    DecideAdjustment.neededChannels Channels the person needs: a restriction leaves one of them open.
    DecideAdjustment.neededFormats Formats the person needs of what is sent to them.
    DecideAdjustment.outcome The decision.
    DecideAdjustment.reviewOn The day by which what is agreed is looked at again; after the policy's months, if absent. Absent from a refusal.
    DecideAdjustment.unusableChannels Channels the person cannot use, which no plan may rely on.
    DecideAppeal.appeal The appeal.
    DecideAppeal.behaviours The pack's codes of the behaviours that no longer count, where the appeal against a warning is partly upheld.
    DecideAppeal.changes What must change in the plan, where the appeal against it is partly upheld.
    DecideAppeal.endsBy The day by which the plan must end, where that must change.
    DecideAppeal.outcome The outcome.
    DecideAppeal.reasons Why, in words for the person: they go into the letter.
    DecideAppeal.remedy The outside body the person can turn to, by the pack's code.
    DecideUncertain.outcome What was found out.
    DecideUncertain.reasons How that is known.
    DestroyedClass.aggregates How many aggregates of it were destroyed.
    DestroyedClass.retentionClass The pack's code.
    DestroyedClass.title What the pack calls it.
    DestroyedHere.events How many events they had: what was in them is gone, and their place in the chain is not.
    DestroyedHere.files How many files were removed.
    DestroyedHere.hash The hash of its last event about this disposal, up to which its journal proves all of that, in hexadecimal.
    DestroyedHere.service The service.
    DestroyedHere.streams How many streams of its journal were emptied.
    Disclosure.basis By what right: a request, an order, a law.
    Disclosure.disclosedOn The day on which it was given.
    Disclosure.given What it was.
    Disclosure.id The disclosure.
    Disclosure.organisation The organisation that gave it.
    Disclosure.recipient Who had it.
    Disclosure.recordedAt When.
    Disclosure.recordedBy Who wrote it down.
    Disclosure.request The request of the person that it answers; absent where it answers none.
    Disclosure.serviceUser The person whose data it was.
    DisclosureFilter.serviceUser The person, by any record of theirs.
    DisclosureRecorded.disclosure The disclosure.
    Disposal.approvedAt When.
    Disposal.approvedBy Who approved it.
    Disposal.completedAt When all had.
    Disposal.coolingOffUntil Until when it can be withdrawn.
    Disposal.id The disposal.
    Disposal.kept How many of them were kept in the end, because something had come up.
    Disposal.orderedAt When the services were told.
    Disposal.organisation The organisation whose records they are.
    Disposal.proposed How many aggregates it has, or had when it was proposed.
    Disposal.proposedAt When.
    Disposal.proposedBy Who proposed it.
    Disposal.reviewed What looking at the records showed, where they are of a class that is looked at before it goes; absent where none is.
    Disposal.state Its state.
    Disposal.version Its version.
    Disposal.waitingFor The services that have not yet said that they did.
    Disposal.withdrawnBecause Why.
    Disposal.withdrawnBy Who stopped it.
    DisposalApproved.disposal The disposal as it is now.
    DisposalApproved.reasons Why.
    DisposalCarriedOut.disposal The disposal.
    DisposalCarriedOut.emptied The streams of this service's journal that were emptied; one that is empty and named by no such event was tampered with.
    DisposalCarriedOut.events How many events they had.
    DisposalCarriedOut.files How many files were removed.
    DisposalCarriedOut.kept What is not destroyed, because something new of the person is there; absent where everything is.
    DisposalCarriedOut.part The number of the part, from 1.
    DisposalCarriedOut.streams How many streams of this service's journal were emptied.
    DisposalCertificate.approvedBy Who approved it.
    DisposalCertificate.classes What was destroyed, by retention class.
    DisposalCertificate.completedAt When the last of them had done it.
    DisposalCertificate.disposal The disposal.
    DisposalCertificate.orderedAt When the services were told.
    DisposalCertificate.organisation The organisation whose records they were.
    DisposalCertificate.paragraph The paragraph that says for how long.
    DisposalCertificate.policy The policy under which they were kept, and its version.
    DisposalCertificate.proposedBy Who proposed it.
    DisposalCertificate.services What each service destroyed.
    DisposalCompleted.certificate The proof.
    DisposalFilter.state How far they have come.
    DisposalItem.dueOn The first day on which it might be destroyed.
    DisposalItem.id Its identifier.
    DisposalItem.keptBecause Why it was kept after all; absent where it was not.
    DisposalItem.kind Its kind.
    DisposalItem.retentionClass The pack's code of its retention class.
    DisposalItemFilter.kept Only those that were kept, or were not.
    DisposalOrdered.aggregates What is to be destroyed, in this order.
    DisposalOrdered.disposal The disposal.
    DisposalOrdered.emptied The streams of records' own journal that were emptied with it: holds on a person who is destroyed.
    DisposalOrdered.kept What of the disposal is kept after all, in the first part.
    DisposalOrdered.part The number of the part, from 1.
    DisposalOrdered.parts How many parts there are.
    DisposalProposed.aggregates What is to be destroyed.
    DisposalProposed.disposal The disposal as it is now.
    DisposalWithdrawn.disposal The disposal as it is now.
    DraftDocument.format The format.
    DraftDocument.name The pack's name of the letter or the enclosure.
    DraftDocument.pages How many pages it takes, in a format that has pages.
    DraftLetter.case The case.
    DraftLetter.caseReference Its reference, which the letter quotes.
    DraftLetter.channel The channel that would be tried first; absent where there is none.
    DraftLetter.documents The letter, and what goes with it, in each format in which they would go.
    DraftLetter.letter The pack's name of the letter.
    DraftLetter.organisation The organisation that writes.
    DraftLetter.serviceUser The person it is for.
    DraftLetter.why Why it could not go out as things stand, and what to do about it; absent where it could.
    DraftPlan.endsOn The last day.
    DraftPlan.howToContact How the person should contact us.
    DraftPlan.organisations Codes of the organisations whose contact it limits; none: the case's own.
    DraftPlan.proportionality Why nothing milder would do.
    DraftPlan.reasons Why contact is to be managed, in words for the person.
    DraftPlan.restrictions The limits.
    DraftPlan.reviewOn The day by which it is reviewed.
    DraftPlan.serviceToExpect What service they can expect in return.
    DraftPlan.severeReason Why circumstances are severe enough to block a channel.
    DraftPlan.startsOn The first day.
    EndAdjustment.reason Why, in words for the person.
    EndAdjustment.replacedBy The request on which what takes its place was agreed; absent where nothing does.
    EqualityCount.count How many people.
    EqualityCount.option The pack's code of the answer.
    EqualityReturn.counts How many gave each answer; none gave one that is not here.
    EqualityReturn.group Whom they are about.
    EqualityReturn.organisation The organisation whose service users answered.
    EqualityReturn.question The pack's code of the question.
    EqualityReturn.recordedAt When.
    EqualityReturn.recordedBy Who wrote them down.
    EqualityReturn.year The year in which the financial year begins.
    EqualityReturned.totals The totals as they are now.
    EqualityTable.group Whom it is about.
    EqualityTable.question The pack's code of the question.
    EqualityTable.rows How many gave each answer.
    EqualityTable.title The question.
    Evidence.claimedType What the sender said that it is, where its bytes are something else.
    Evidence.description What the file is.
    Evidence.digest The SHA-256 digest of its bytes, in hexadecimal.
    Evidence.fileName The name under which it is saved: the sender's, made harmless, with the ending of what it really is.
    Evidence.found What the scanner found, by the scanner's name for it; absent where that is nothing.
    Evidence.id Its identifier.
    Evidence.mediaType What its bytes are, as a media type.
    Evidence.organisation The organisation of the record.
    Evidence.owner What kind of record it belongs to.
    Evidence.receivedAt When.
    Evidence.receivedBy Who added it.
    Evidence.record The identifier of that record.
    Evidence.reference The reference to read out (`EV-2026-000001`).
    Evidence.scan What is known of whether it does harm.
    Evidence.scannedAt When that became known; absent until then.
    Evidence.serviceUser Whose the record was when the file was received; absent where the caller was not identified.
    Evidence.size How many bytes it has.
    Evidence.version How often it has changed; the `ETag`.
    EvidenceFilter.record The identifier of the record that they belong to.
    EvidenceReceived.evidence The file, without its bytes.
    EvidenceScanned.evidence The file as it is known then, without its bytes.
    Exchange.actor Who asks; `Actor.anonymous` on an open route.
    Exchange.now The instant at which the request was taken up; everything in one request happens at it.
    Exchange.office Which of their offices opened the door to them.
    Exchange.request The request as it arrived.
    Exchange.shown Whom the answer shows, where that is not said by its JSON.
    Exchange.trace The request's place in its trace; pass it on when another service is asked.
    FeedBlock.cause Why it is not applied.
    FeedBlock.seq The event's number in the source's journal.
    FeedBlock.type The event's type.
    FeedEvent.actor Who did it: `office:subject`.
    FeedEvent.data The JSON of its data, undecoded; nil when the records were destroyed.
    FeedEvent.hash The journal's hash at this event, 32 bytes.
    FeedEvent.instant When it happened, by the clock of the service it happened in.
    FeedEvent.seq Its place in the journal, from 1 without gaps.
    FeedEvent.source The feed's name, such as `intake`.
    FeedEvent.stream What it happened to.
    FeedEvent.trace The place in its trace of what is done about it here; a trace of its own where its source kept none.
    FeedEvent.type The contract of its data, such as `plan.issued.v1`.
    FeedEvent.version Its place in the stream, from 1.
    FeedFollower.source The feed's name, such as `intake`.
    FieldChange.after What it has held since.
    FieldChange.before What it held, as text, an entry for each element of a list; empty where it was absent.
    FieldChange.field The field's name.
    FieldProblem.code What, for programs: `missing`, `unknown`, `tooLong`, `tooShort`, `tooMany`, `tooFew`, `outOfRange`, `wrongType`, `notAllowed`, `controlCharacter`, `malformed`, or `moreProblems` for those left out of a long list.
    FieldProblem.detail What, for the person: one sentence without a full stop.
    FieldProblem.field Where: the path of the field in the body, such as `restrictions[0].kind`; empty for the body itself.
    FileEntered.eventType Its type.
    FileEntered.hash Its chained hash, in hexadecimal.
    FileEntered.seq Its number there.
    FileEntered.source The service that published it.
    FileEntry.actor Who did it, as `office:subject`.
    FileEntry.at When.
    FileEntry.seq Its number in that service's journal.
    FileEntry.source The service it happened in.
    FileEntry.stream The stream it belongs to there.
    FileEntry.type What happened, by the event's type.
    FileItem.channel How it came.
    FileItem.contact The contact as which it was recorded.
    FileItem.matter The matter that it is about, by its reference here or elsewhere.
    FileItem.namedReader Who reads it, by the name of their account.
    FileItem.organisation The code of the organisation that it was sent to.
    FileItem.receivedAt When it was received; now, if absent. Never in the future.
    FileItem.serviceUser Who sent it.
    FileItem.what What it is, so that it is found: a letter of two pages, say, and its date.
    FiledItem.case The case whose plan says that it is read and filed.
    FiledItem.caseReference The case's reference.
    FiledItem.channel How it came.
    FiledItem.contact The contact as which it was recorded.
    FiledItem.due When what is next is due: that it is read, or followed up; absent once nothing is.
    FiledItem.filedAt When.
    FiledItem.filedBy Who put it in the queue.
    FiledItem.id Its identifier.
    FiledItem.matter The matter that it is about, as it was named.
    FiledItem.movedUpTo The office that it has moved up to, overdue; absent where it has not.
    FiledItem.namedReader Who reads it.
    FiledItem.office The office whose work it is, to whose superiors it moves up.
    FiledItem.organisation The organisation that it was sent to.
    FiledItem.paragraph The paragraph of the policy that the plan's clause rests on.
    FiledItem.receivedAt When it was received.
    FiledItem.reference The reference to read out (`FI-2026-000001`).
    FiledItem.result What came of reading it; absent until then.
    FiledItem.serviceUser Who sent it.
    FiledItem.state How far it has come.
    FiledItem.version How often it has changed; the `ETag`.
    FiledItem.what What it is.
    FiledItemFilter.movedUpTo The office that they have moved up to, overdue.
    FiledItemFilter.namedReader Who reads them: the name of an account, or `me`.
    FiledItemFilter.outcome What came of them.
    FiledItemFilter.overdue Whether only what is overdue is listed.
    FiledItemFilter.reference The item's own reference (`FI-2026-000001`).
    FiledItemFilter.serviceUser Who sent them.
    FiledItemFilter.state How far they have come.
    FiledItemFollowedUp.item The item as it is then, whole.
    FiledItemMovedUp.item The item as it is then, whole.
    FiledItemRead.item The item as it is then, whole.
    FiledItemReassigned.item The item as it is then, whole.
    FiledItemReassigned.reason Why.
    FiledItemReceived.item The item, whole.
    FiledItemResult.followUp What was done about it; absent while that is to be done, or nothing is.
    FiledItemResult.followedUpAt When.
    FiledItemResult.followedUpBy Who did it.
    FiledItemResult.next What happens next, in a sentence for staff.
    FiledItemResult.opened The matter that was opened; absent where none was.
    FiledItemResult.outcome What came of it.
    FiledItemResult.readAt When.
    FiledItemResult.readBy Who read it.
    FiledItemResult.words What it says that matters, or why nothing in it is new.
    FormField.autocomplete What a browser may fill in by itself, in the words of HTML's `autocomplete`; it may fill in nothing, if absent.
    FormField.faults What is wrong with it; only in a form that comes back.
    FormField.fewest The fewest values of one that repeats.
    FormField.fields The fields of a group.
    FormField.help What to fill in.
    FormField.inputType HTML's type of input, such as `email`, or `hidden` of what is sent as it is filled in; absent where the field's own type says it.
    FormField.isRequired Whether it must always be filled in.
    FormField.label What it is called.
    FormField.largest The most bytes of a file.
    FormField.longest The most characters.
    FormField.most The most values of one that repeats.
    FormField.name The name under which it is sent; of a field in a group after the group's and a point.
    FormField.note What has to be done again although nothing is wrong with it: files are chosen again; only in a form that comes back.
    FormField.options What can be chosen, where that is a closed list.
    FormField.recordsFrom The path of the list in which the records are found that can be named here.
    FormField.repeats Whether it takes several values: its name is repeated, or, of a group, counted as `name[0]`.
    FormField.requiredWhen When it must be filled in, where that depends on other fields.
    FormField.shortest The fewest characters.
    FormField.type What it is filled in with.
    FormField.typed What was typed; only in a form that comes back.
    FormField.value What it is filled in with when the form is drawn; absent where that is nothing.
    FormFile.claimedType What the sender says that it is, as a media type in lower case and without parameters; nil where nothing is said.
    FormFile.content Its bytes, a part of the request's body.
    FormFile.field The name of the field.
    FormFile.name The name that it has with the sender, as it was sent: anything at all; empty where it has none.
    FormOfRecord.record The record; its version comes filled in. Without one the form is as for any record.
    FormOutline.name Its name, the last part of its path.
    FormOutline.path Where it is read and posted.
    FormOutline.title Its title.
    FormValue.name The name under which it was sent, such as `behaviours[0]`.
    FormValue.value What was sent.
    FormView.changes What has changed in the record since it was seen; only in a form that comes back because of that.
    FormView.faults What is wrong with the form as a whole; only in a form that comes back.
    FormView.fields Its fields, in the order in which they are filled in.
    FormView.name Its name.
    FormView.otherTyped What was typed under names that the form does not have; only in a form that comes back.
    FormView.path Where it is posted: as `application/x-www-form-urlencoded`, `multipart/form-data` or JSON.
    FormView.title Its title.
    FurtherAddress.address One line after another.
    FurtherAddress.kind What it is.
    FurtherAddress.label Whose or which it is.
    GiveFiledItemOutcome.kind What the matter is that a new matter or a statutory request opens: needed for these, and for no other outcome.
    GiveFiledItemOutcome.outcome What came of it.
    GiveFiledItemOutcome.type What it is about, by the policy's code of the type: needed with `kind`.
    GiveFiledItemOutcome.words What it says that matters, or why nothing in it is new.
    HealthAnswer.status `alive`; a process that is not does not answer.
    HeldQuery.audience For whom; for those who answer the request, if absent.
    Histogram.bounds The upper bounds, rising; one for what is greater than all is implied.
    Hold.authority Who asked for it, or the law or order that requires it.
    Hold.id The hold.
    Hold.organisation The organisation that placed it.
    Hold.placedAt When.
    Hold.placedBy Who placed it.
    Hold.reason Why.
    Hold.releasedAt When.
    Hold.releasedBecause Why.
    Hold.releasedBy Who released it; absent while it holds.
    Hold.reviewOn The day by which someone looks at it again.
    Hold.scope What it holds.
    Hold.version Its version.
    HoldFilter.released Whether they still hold, or were released.
    HoldPlaced.hold The hold as it is now.
    HoldReleased.hold The hold as it is now.
    HoldReviewed.hold The hold as it is now.
    HoldReviewed.reason Why it is still needed.
    HoldScope.case Everything of the person of that case.
    HoldScope.from What ended on that day or later, or has not ended.
    HoldScope.kinds Of those kinds; all, if absent.
    HoldScope.serviceUser Everything of that person.
    HoldScope.to What began on that day or earlier.
    Identifier.text 36 characters, lower case, with hyphens.
    IdentifyCaller.because How that is known.
    IdentifyCaller.serviceUser Who it was.
    IdentityQuery.challenge A UUID that was never used before.
    Incident.at When.
    Incident.behaviours The pack's codes of the behaviours shown.
    Incident.caller What is known of a caller who was not identified at the time.
    Incident.channel Where it happened.
    Incident.contacts The contacts that it is made of; absent where none is named.
    Incident.endedCall The call that was ended over it, if one was.
    Incident.heldCall The call that was held over it, if one was and staff did not end it.
    Incident.id Its identifier.
    Incident.lineManagers The line managers of those it was aimed at; absent where none is named.
    Incident.matter The matter, by its reference elsewhere.
    Incident.organisation The organisation it happened to.
    Incident.reference The reference to read out (`IN-2026-000001`).
    Incident.reportedBy Who logged it.
    Incident.reporter The person who told of it, where that was no colleague.
    Incident.serviceUser Whose behaviour; absent while a caller is not identified.
    Incident.targets Who it was aimed at.
    Incident.targetsDescribed Others it was aimed at, in words; absent where there are none.
    Incident.whatHappened What was done or said.
    IncidentFilter.behaviour The pack's code of a behaviour that was shown.
    IncidentFilter.channel Where it happened.
    IncidentFilter.handler Who reported it, by the subject of their sign-in.
    IncidentFilter.heading The pack's code of a heading under which a behaviour that was shown comes.
    IncidentFilter.matter The matter, as it was written down; capitals, spaces and dashes make no difference.
    IncidentFilter.organisation The code of the organisation.
    IncidentFilter.reference The incident's own reference (`IN-2026-000001`).
    IncidentFilter.serviceUser The person.
    IncidentIdentified.incident The incident, whole, with the person.
    IncidentLogged.incident The incident, whole.
    IncidentRead.incident Which.
    IncidentRead.organisation The organisation that it happened in; absent in events from before this was kept.
    IncidentRead.reasons Why nothing more is done.
    IncidentRead.serviceUser Whose behaviour; absent where the caller was not identified.
    Instant.milliseconds Milliseconds since 1970-01-01T00:00:00Z.
    IntakeLetter.about What it is about.
    IntakeLetter.channel The only channel it may go by, where a person chose one.
    IntakeLetter.id Its identifier: that of its first notice.
    IntakeLetter.letter The pack's name of the letter (`adjustment-decided`).
    IntakeLetter.notice The notice by which it goes now: sent again, it has another.
    IntakeLetter.organisation The organisation that writes.
    IntakeLetter.reasons Why by that channel.
    IntakeLetter.reference The reference of that (`AR-2026-000001`), which the letter quotes.
    IntakeLetter.serviceUser The person it is for.
    IntakeLetter.state How far it has come.
    IntakeLetter.subject The request for an adjustment, or the incident.
    IntakeLetter.toldAt From when the person counts as told.
    IntakeLetter.version How often it has changed; the `ETag`.
    IntakeLetter.why Why it failed, came back or is not sent.
    IntakeLetterDropped.letter The letter, whole, with why.
    IntakeLetterFailed.letter The letter, whole, with why.
    IntakeLetterFilter.reference The reference that they quote (`AR-2026-000001`).
    IntakeLetterFilter.serviceUser Who they are for.
    IntakeLetterFilter.state How far they have come.
    IntakeLetterRequested.letter The letter as intake keeps it, whole.
    IntakeLetterRequested.notice What is to be sent.
    IntakeLetterRequestedAgain.letter The letter as intake keeps it, whole.
    IntakeLetterRequestedAgain.notice What is to be sent, under its new identifier.
    IntakeLetterTold.letter The letter, whole, with when.
    InvolvementAdded.handledBy Who else handled the matter.
    InvolvementAdded.handledByDescribed Others who handled it, in words; absent where there are none.
    InvolvementAdded.incident The incident.
    InvolvementCorrected.incident The incident.
    InvolvementCorrected.named The name or the words that the incident had.
    InvolvementCorrected.person The subject of the person it was; absent where it was none of those who decide.
    InvolvementCorrected.reasons How that is known.
    JSONFault.detail What is wrong, as the end of a sentence.
    JSONFault.position Where.
    JournalQuery.after The number of the event before the first; the beginning, if absent.
    JournalQuery.limit The most events; 500, if absent.
    JournalQuery.wait How many seconds to wait for the first; none, if absent.
    JournalReport.fault What is wrong, with the row; absent when it is intact.
    JournalReport.holds Whether every row is unchanged, and what records has witnessed is still there.
    JournalReport.rows How many rows it has.
    JournalReport.service The service whose journal it is.
    JournalReport.witnessedTo The newest row that records has witnessed; absent for its own journal.
    JournalSeen.hash Its hash, in hexadecimal; absent where none was.
    JournalSeen.identity The identity of the journal that was followed; absent where none was.
    JournalSeen.seq The number of the last event that was applied; 0 where none was.
    JournalSeenQuery.source The service that has it.
    KeptRows.column The column that names the aggregate.
    KeptRows.isByStream Whether that has the name of its stream, and not its identifier.
    KeptRows.table The table.
    LetterNeeds.neededChannel How they have to be contacted, since no other way reaches them.
    LetterNeeds.neededFormat The only form in which they can read or hear letters.
    LetterNeeds.preferredChannel How they would rather be contacted.
    LetterNeeds.preferredFormat The form in which they would rather have letters.
    LetterParticulars.about What a letter about a breach, an incident or an adjustment is about, in words for its reader.
    LetterParticulars.adjustments The adjustments agreed with the person that concern a plan, in words for the person, a line each.
    LetterParticulars.changes What an appeal changes in the plan, or what is agreed on a request for an adjustment, in words for the person, a line each.
    LetterParticulars.effect Code of what the answer to an appeal leads to (`plan-ended`, `plan-changes`, ...).
    LetterParticulars.endedOn The day on which the plan ended.
    LetterParticulars.happenedOn The day on which that was.
    LetterParticulars.nextReviewOn When the plan is next reviewed.
    LetterParticulars.outcome Code of the outcome: of the review, of the appeal, or of the case.
    LetterParticulars.remedy Code of the outside remedy, by type of matter.
    LetterParticulars.replyBy The day by which an appeal is answered.
    LetterRequest.behaviours The pack's codes of the behaviours concerned.
    LetterRequest.caseID The case; absent from a letter that belongs to none, as one about a request for an adjustment.
    LetterRequest.caseReference The reference that the letter quotes: the case's, or that of what it is about.
    LetterRequest.channel The only channel it may go by, where a person decided that; absent where the pack's channels are tried in turn.
    LetterRequest.decidedAt When it was decided.
    LetterRequest.decidedBy The office that decided; never a person's name.
    LetterRequest.detail What a letter about a review, an appeal or an end says in addition to the reasons.
    LetterRequest.enclosures What goes with it, by the pack's names.
    LetterRequest.incidents What the person did, and when, the earliest first; absent where the letter names none.
    LetterRequest.letter The pack's name of the letter (`warning`, `plan`).
    LetterRequest.notice The notice's identifier; a letter that failed and is requested again has a new one.
    LetterRequest.organisation The organisation that writes.
    LetterRequest.plan The plan, for a letter about one.
    LetterRequest.policy The policy it is sent under.
    LetterRequest.reasons Why, in words for the person.
    LetterRequest.serviceUser The person it is for.
    LetterRequest.untilNow What was agreed with the person up to this letter, which tells them that it has ended: it binds this letter still.
    ListTerms.after What the page before gave as `next`.
    ListTerms.from The first day that counts, by the body's clock: when a contact or an incident was, when a task is due, when anything else was recorded.
    ListTerms.limit The most items on a page; 50, if absent.
    ListTerms.order Which come first; the oldest, if absent.
    ListTerms.to The last day that counts, whole.
    Listed.filter What narrows it.
    Listed.terms Which part of it is wanted.
    LodgeAppeal.against What is disputed.
    LodgeAppeal.channel How it came.
    LodgeAppeal.grounds The pack's codes of its grounds.
    LodgeAppeal.lateReason Why it is late, where it is.
    LodgeAppeal.planVersion Which version of the plan, where the person has been told of a next one that has not begun; the one in force, if absent.
    LodgeAppeal.receivedAt When the person rang, or when it arrived: the time to appeal counts to then; now, if absent.
    LodgeAppeal.statement What the person says, in their words.
    LodgeAppeal.takenBy Who took it down, by the name of their account; the person who records it, if absent.
    LogEndedCall.at When the call ended; now, if absent. Never in the future.
    LogEndedCall.behaviours The pack's codes of the behaviours shown, all of the aggressive or abusive heading.
    LogEndedCall.caller What is known of a caller who is not identified: the name or the number they gave.
    LogEndedCall.handler Who took the call, by the subject of their sign-in, where that is not the one who writes it down.
    LogEndedCall.heldFirst Whether the caller was put on hold first.
    LogEndedCall.lineManagers The line managers of the staff it was aimed at, by the subject of their sign-in: the task to read it is in the hands of the first.
    LogEndedCall.matter The matter the call was about, by its reference elsewhere.
    LogEndedCall.organisation The code of the organisation they called.
    LogEndedCall.reason Why the call was ended. Without it nothing is logged and the call stays unaccounted for.
    LogEndedCall.serviceUser Who was calling; absent for a caller who is not identified, of whom `caller` then says what is known.
    LogEndedCall.startedAt When the call began, where that is known.
    LogEndedCall.whatHappened What was said or done before it was ended.
    LogHeldCall.at When the caller was put on hold; now, if absent. Never in the future.
    LogHeldCall.behaviours The pack's codes of the behaviours shown, all of a heading over which calls are ended; none, where there was no such behaviour.
    LogHeldCall.caller What is known of a caller who is not identified: the name or the number they gave.
    LogHeldCall.endedAt When the call ended, where that is known.
    LogHeldCall.endedBecause Why staff ended it, where they did; then at least one behaviour is named.
    LogHeldCall.handler Who took the call, by the subject of their sign-in, where that is not the one who writes it down.
    LogHeldCall.lineManagers The line managers of the staff it was aimed at, by the subject of their sign-in: the task to read it is in the hands of the first.
    LogHeldCall.matter The matter the call was about, by its reference elsewhere.
    LogHeldCall.organisation The code of the organisation they called.
    LogHeldCall.outcome What became of the call.
    LogHeldCall.reason Why the caller was put on hold. Without it nothing is logged.
    LogHeldCall.serviceUser Who was calling; absent for a caller who is not identified, of whom `caller` then says what is known.
    LogHeldCall.startedAt When the call began, where that is known.
    LogHeldCall.whatHappened What was said or done before that, and after.
    LogIncident.at When; now, if absent. Never in the future.
    LogIncident.behaviours The pack's codes of the behaviours shown, one at least.
    LogIncident.channel Where it happened.
    LogIncident.contacts The contacts that it is made of, each by its identifier or its reference, all of this person. A behaviour that consists of many contacts needs them.
    LogIncident.lineManagers The line managers of those it was aimed at, by the subject of their sign-in: the task to read it is in the hands of the first.
    LogIncident.matter The matter it was about, by its reference elsewhere.
    LogIncident.organisation The code of the organisation it happened to.
    LogIncident.reporter The person who told of it, where that was no colleague: a letter thanks them, and says nothing about anyone else.
    LogIncident.serviceUser Whose behaviour.
    LogIncident.targets Who it was aimed at, by the subject of their sign-in. None of them may decide about it.
    LogIncident.targetsDescribed Others it was aimed at, in words, where the subject is not known. No one decides until a manager has said who each of them is.
    LogIncident.whatHappened What was done or said.
    Look.account Who looked, by the subject of their sign-in.
    Look.at When.
    Look.details What was searched for: each part of the query that narrows it, with a keyed hash of its value.
    Look.number Its number in the log of its service; one answer that shows several people has a number for each.
    Look.office In what office.
    Look.purpose What for, where they said it.
    Look.record The record that was asked for; absent where a list or a search was.
    Look.route What was asked for, by the path of its route.
    Look.service The service that was asked.
    Look.serviceUser Whom it showed; absent where it showed nobody, was refused, or they were destroyed.
    Look.status The status with which it was answered; one of 400 or more showed nothing.
    LookFilter.account Who looked, by the subject of their sign-in.
    LookFilter.serviceUser Who was shown, by this record of theirs.
    Looked.actor Who.
    Looked.at When it was asked.
    Looked.office In which of their offices.
    Looked.people Everyone whom the answer shows.
    Looked.record The record that the path names.
    Looked.request What was asked.
    Looked.route The template of its route.
    Looked.status The status of the answer.
    MailSettings.bounces `MC_MAIL_BOUNCES`: the Maildir that they arrive in; nil where none is read.
    MailSettings.bouncesTo `MC_MAIL_BOUNCES_TO`: the address that bounces come to; nil for the one that letters come from.
    MailSettings.exercisesTo `MC_MAIL_EXERCISES_TO`: where e-mail goes in training; nil for nowhere.
    MailSettings.from `MC_MAIL_FROM`: the address that letters come from, and answers go to.
    MailSettings.program `MC_MAILER`: the path of a program that is called as sendmail is.
    Matter.about The earlier matter that it is about, as it was named.
    Matter.channel How it came.
    Matter.elsewhere Its reference elsewhere.
    Matter.finalisedOn The day on which it became final, from which its records are kept; absent until then.
    Matter.id Its identifier.
    Matter.kind What it is.
    Matter.newInformation What was new since that was decided.
    Matter.openedAt When.
    Matter.openedBy Who opened it.
    Matter.organisation The organisation that deals with it.
    Matter.overruledBecause Why it was opened although it repeats a matter that is closed.
    Matter.overruledCase The case under whose plan it would not have been opened; absent where nothing was overruled.
    Matter.reference The reference to read out (`MT-2026-000001`).
    Matter.serviceUser Whose it is.
    Matter.state How far it has come.
    Matter.steps The steps that it has taken, in order.
    Matter.summary What the person says or asks.
    Matter.type What it is about, by the policy's code.
    Matter.version How often it has changed; the `ETag`.
    MatterAnswer.contact The contact as which a repeat was logged; absent where a matter was opened.
    MatterAnswer.matter The matter; absent where none was opened.
    MatterAnswer.opened Whether it was opened.
    MatterAnswer.paragraph The paragraph of the policy behind that.
    MatterAnswer.why Why it was not opened, for staff, and how it can be all the same; absent where it was.
    MatterFilter.kind What they are.
    MatterFilter.reference A matter's reference, here or elsewhere, as people write it.
    MatterFilter.serviceUser Whose they are.
    MatterFilter.state How far they have come.
    MatterFilter.type What they are about, by the policy's code.
    MatterFinalised.matter The matter as it is then, whole, with `finalisedOn`.
    MatterMovedOn.matter The matter as it is then, whole.
    MatterNotOpened.case The case under whose plan it is not taken up.
    MatterNotOpened.caseReference The case's reference.
    MatterNotOpened.contact The contact as which it was logged.
    MatterNotOpened.organisation The organisation to which they did.
    MatterNotOpened.repeats The matter that it repeats, by its reference.
    MatterNotOpened.serviceUser Who complained.
    MatterNotOpened.why Why, as staff were told.
    MatterOpened.matter The matter, whole.
    MatterStepTaken.at When they did.
    MatterStepTaken.by Who recorded it.
    MatterStepTaken.on The day on which it was taken.
    MatterStepTaken.step The step.
    MatterStepTaken.words What was decided or done.
    MergeServiceUsers.evidence What shows it, and where that is kept.
    MergeServiceUsers.other The second record.
    MergeServiceUsers.reasons Why they are one person.
    MergeUndone.at When.
    MergeUndone.by Who decided it.
    MergeUndone.reasons Why they are not one person.
    MoveMatter.on The day on which it was taken; today, if absent. Never in the future, nor before the step that came before.
    MoveMatter.step The step.
    MoveMatter.words What was decided or done, in words.
    NewIssuesTerms.count The number.
    NewIssuesTerms.periodDays The length of the period in days.
    Notice.batch The batch that it is printed with.
    Notice.carrierReference What the carrier calls it.
    Notice.case The case it belongs to; absent where it belongs to none.
    Notice.caseReference The reference that it quotes: the case's, or that of the request for an adjustment or the incident that it is about.
    Notice.channel The channel that has it, or was tried last.
    Notice.doBy When something is to be done about it at the latest: it is posted, or a person says whether it went.
    Notice.handedOverAt When it was handed over.
    Notice.id The notice.
    Notice.letter The pack's name of the letter.
    Notice.organisation The organisation that writes.
    Notice.overdue Whether that has passed.
    Notice.postedAt When it was posted, as a person confirmed.
    Notice.printedAt When it was last printed.
    Notice.prints How often it was printed.
    Notice.requestedAt When notification accepted it.
    Notice.serviceUser The person it is for.
    Notice.settledAt When its state last changed.
    Notice.state Its state.
    Notice.toldAt From when the person counts as told.
    Notice.why Why it failed, came back or is uncertain.
    NoticeAttempted.caseID The case it belongs to; absent where it belongs to none.
    NoticeAttempted.channel By which channel.
    NoticeAttempted.contentDigest SHA-256 of the letter's page as handed over, in hexadecimal.
    NoticeAttempted.delivery What the delivery is called with the carrier.
    NoticeAttempted.documents Every document that is handed over, the letter first.
    NoticeAttempted.notice The notice.
    NoticeAttempted.person The person on whose file it goes, where it belongs to no case.
    NoticeDecided.caseID The case it belongs to; absent where it belongs to none.
    NoticeDecided.notice The notice.
    NoticeDecided.outcome What they found out.
    NoticeDecided.person The person on whose file it goes, where it belongs to no case.
    NoticeDecided.reasons How they know.
    NoticeDelivered.caseID The case it belongs to; absent where it belongs to none.
    NoticeDelivered.deliveredAt When it did.
    NoticeDelivered.givenBy Who gave it or read it out, where it went by hand.
    NoticeDelivered.notice The notice.
    NoticeDelivered.person The person on whose file it goes, where it belongs to no case.
    NoticeDelivered.way How, where it went by hand.
    NoticeDispatched.caseID The case it belongs to; absent where it belongs to none.
    NoticeDispatched.contentDigest SHA-256 of the letter as it went out, in hexadecimal.
    NoticeDispatched.dispatchedAt When.
    NoticeDispatched.letter The pack's name of the letter.
    NoticeDispatched.means How (`outbox`: put into the folder from which the post is sent).
    NoticeDispatched.notice The notice.
    NoticeDispatched.person The person on whose file it goes, where it belongs to no case.
    NoticeDocumentQuery.format In which format; without it, as a page (`html`).
    NoticeDocumentQuery.name The name of what went with the letter (`policy-in-plain-words`); without it, the letter itself.
    NoticeFailed.caseID The case it belongs to; absent where it belongs to none.
    NoticeFailed.letter The pack's name of the letter.
    NoticeFailed.notice The notice.
    NoticeFailed.person The person on whose file it goes, where it belongs to no case.
    NoticeFailed.why Why, in a few words without personal data.
    NoticeFilter.case The case they belong to.
    NoticeFilter.overdue Only those about which something should have been done by now.
    NoticeFilter.reference The reference of that case (`RC-2026-000001`).
    NoticeFilter.serviceUser The person they are for.
    NoticeFilter.state How far they have come.
    NoticeHandedOver.caseID The case it belongs to; absent where it belongs to none.
    NoticeHandedOver.channel By which channel.
    NoticeHandedOver.contentDigest SHA-256 of the letter as it went out, in hexadecimal.
    NoticeHandedOver.handedOverAt When.
    NoticeHandedOver.letter The pack's name of the letter.
    NoticeHandedOver.notice The notice.
    NoticeHandedOver.person The person on whose file it goes, where it belongs to no case.
    NoticeHandedOver.postBy By when a person posts it; absent where the carrier does.
    NoticeHandedOver.reference What the carrier calls it.
    NoticeIncident.at When it happened.
    NoticeIncident.behaviours The pack's codes of the behaviours.
    NoticeNotTaken.caseID The case it belongs to; absent where it belongs to none.
    NoticeNotTaken.channel By which channel.
    NoticeNotTaken.isFinal Whether this carrier never will: the next channel is tried.
    NoticeNotTaken.notice The notice.
    NoticeNotTaken.person The person on whose file it goes, where it belongs to no case.
    NoticeNotTaken.why Why, in a few words without personal data.
    NoticePerson.organisation The organisation that writes.
    NoticePerson.serviceUser The person it is for.
    NoticePosted.caseID The case it belongs to; absent where it belongs to none.
    NoticePosted.notice The notice.
    NoticePosted.person The person on whose file it goes, where it belongs to no case.
    NoticePosted.postedAt When it was posted.
    NoticePrinted.batch The batch, which it stays in.
    NoticePrinted.caseID The case it belongs to; absent where it belongs to none.
    NoticePrinted.notice The notice.
    NoticePrinted.person The person on whose file it goes, where it belongs to no case.
    NoticePrinted.why Why it is printed again; absent the first time.
    NoticeReceipt.at When that was, as the carrier says.
    NoticeReceipt.caseID The case it belongs to; absent where it belongs to none.
    NoticeReceipt.channel By which channel.
    NoticeReceipt.delivery What the delivery is called with the carrier.
    NoticeReceipt.notice The notice.
    NoticeReceipt.person The person on whose file it goes, where it belongs to no case.
    NoticeReceipt.reference What the carrier calls it.
    NoticeReceipt.status The carrier's own word for what became of it (`delivered`, `permanent-failure`).
    NoticeRequested.request The letter, with everything the case knows of its content.
    NoticeReturned.caseID The case it belongs to; absent where it belongs to none.
    NoticeReturned.notice The notice.
    NoticeReturned.person The person on whose file it goes, where it belongs to no case.
    NoticeReturned.returnedAt When it came back.
    NoticeReturned.why What the carrier says, in a few words.
    NoticeText.caseID The case it belongs to; absent where it belongs to none.
    NoticeText.notice The notice.
    NoticeText.outcome How far it has come.
    NoticeText.person The person on whose file it goes, where it belongs to no case.
    NoticeText.reference What the carrier calls it, once it has it.
    NoticeText.why Why it is not sent, in a few words without personal data.
    NoticeTold.caseID The case it belongs to; absent where it belongs to none.
    NoticeTold.channel By which channel; absent from an event of before that was said.
    NoticeTold.letter The pack's name of the letter.
    NoticeTold.notice The notice.
    NoticeTold.person The person on whose file it goes, where it belongs to no case.
    NoticeTold.toldAt From when.
    NoticeUncertain.caseID The case it belongs to; absent where it belongs to none.
    NoticeUncertain.channel By which channel.
    NoticeUncertain.notice The notice.
    NoticeUncertain.person The person on whose file it goes, where it belongs to no case.
    NoticeUncertain.why Why, in a few words without personal data.
    NotifyKey.label The name that the key was given.
    NotifyKey.secret What the tokens are signed with.
    NotifyKey.service The service, which issues the tokens.
    NotifyReceipt.completed_at When that was.
    NotifyReceipt.id What Notify calls the message.
    NotifyReceipt.notification_id What Notify calls the letter that came back.
    NotifyReceipt.reference What we called it.
    NotifyReceipt.status What became of it (`delivered`, `permanent-failure`, `temporary-failure`, `technical-failure`).
    NotifySettings.address `MC_NOTIFY_ADDRESS`, without a slash at its end.
    NotifySettings.carries `MC_NOTIFY_CARRIES`: the channels that go that way.
    NotifySettings.emailTemplate `MC_NOTIFY_EMAIL_TEMPLATE`; nil where it is not set.
    NotifySettings.exercisesTo `MC_MAIL_EXERCISES_TO`: where e-mail goes in training; nil for an address that is no one's.
    NotifySettings.key What the file of `MC_NOTIFY_KEY_FILE` holds.
    NotifySettings.receiptToken What the file of `MC_NOTIFY_RECEIPTS_TOKEN_FILE` holds; nil where none is set, and no receipt is taken.
    NotifySettings.textTemplate `MC_NOTIFY_SMS_TEMPLATE`; nil where it is not set.
    OfferedForm.action The path of the POST route that does what the form asks for.
    OfferedForm.conditions When fields must be filled in that need not always be, by their names.
    OfferedForm.name The last part of its path.
    OfferedForm.record The path of the list of the records that it changes, one each time; nil of a form that makes a new one.
    OfferedForm.takesFiles Whether files may come with it.
    OfferedForm.title What it is called.
    Office.rawValue 1 to 64 characters: a to z, 0 to 9 and hyphens.
    Offices.pack The pack whose offices they are.
    OpenMatter.about The earlier matter that it is about, by its reference here or elsewhere, as people write it.
    OpenMatter.channel How it came.
    OpenMatter.elsewhere Its reference elsewhere, as it is written there.
    OpenMatter.kind What it is.
    OpenMatter.newInformation What is new since that matter was decided; absent where nothing is.
    OpenMatter.organisation The code of the organisation that deals with it.
    OpenMatter.overruledBecause Why it is opened although it repeats a matter that is closed; absent where nothing is to be overruled.
    OpenMatter.serviceUser Whose it is.
    OpenMatter.summary What the person says or asks.
    OpenMatter.type What it is about, by the policy's code of the type: on that depends who outside the body can be turned to.
    OpenPrintBatch.organisation The organisation whose letters they are.
    OtherRecord.aliases Other names on it.
    OtherRecord.emailAddresses E-mail addresses on it.
    OtherRecord.isKept Whether new records should be made there: it is the one that was kept.
    OtherRecord.name The name on it.
    OtherRecord.organisation The organisation that made it.
    OtherRecord.postalAddress Where letters go, as it says.
    OtherRecord.reference Its reference.
    OtherRecord.serviceUser That record.
    OtherRecord.telephoneNumbers Telephone numbers on it.
    Page.items What was found, in the list's own order.
    Page.next What to send as `after` for the next page; absent on the last.
    PatternAmount.contacts How many contacts.
    PatternAmount.incoming How many of them the person made; the others the body made.
    PatternAmount.minutes Minutes of staff time, each contact rounded up to whole minutes.
    PatternAmount.untimed How many of them have no known length, and so are not in the minutes.
    PatternChannel.amount What there was.
    PatternChannel.channel The channel.
    PatternDay.amount What there was.
    PatternDay.day The day.
    PatternQuery.from The first day, by the body's clock; 27 days before the last, if absent.
    PatternQuery.to The last day, whole; if absent, today, or 27 days after the first where that is earlier. At most 366 days are shown.
    PatternWeek.amount What there was.
    PatternWeek.channels The same by channel, most contacts first.
    PatternWeek.monday Its Monday, which may be before the first day shown.
    PersonChange.at When.
    PersonChange.by Who made it.
    PersonChange.change What changed.
    PersonChange.fields Every field that was changed, with its value before and after.
    PersonChange.merge The merge itself, of a merge.
    PersonChange.other The other record, of a merge.
    PersonDetails.furtherAddresses Addresses besides the one that letters go to.
    PersonDetails.memberOf The body that they belong to, such as a tenants' association.
    PersonDetails.neededChannel How they have to be contacted, since no other way reaches them.
    PersonDetails.neededFormat The only form in which they can read or hear letters.
    PersonDetails.pointNotes What staff need to know of single numbers and addresses.
    PersonDetails.postalAddressKind What the postal address is.
    PersonDetails.preferredChannel How they would rather be contacted.
    PersonDetails.preferredFormat The form in which they would rather have letters.
    PersonDetails.representatives Those who act for them, with those whose authority has ended.
    PlaceHold.authority Who asked for it, or the law or order that requires it.
    PlaceHold.organisation The organisation that places it.
    PlaceHold.reason Why.
    PlaceHold.reviewOn The day by which someone looks at it again.
    PlaceHold.scope What it holds.
    PlanAuthorised.beforeNotice Why the plan binds before its letter has gone out, where it does.
    PlanAuthorised.confirmed The criteria confirmed, by the pack's codes.
    PlanAuthorised.notice The letter.
    PlanAuthorised.reasons Why.
    PlanBreached.account What was done.
    PlanBreached.breach The breach.
    PlanBreached.occurredAt When it happened.
    PlanBreached.response What staff did about it.
    PlanBreached.wordsForPerson What was done, in words for the person; absent where there are none.
    PlanDocument.endsOn The last day, on which it still applies.
    PlanDocument.howToContact How the person should contact us.
    PlanDocument.id The plan.
    PlanDocument.organisations Codes of the organisations whose contact it limits.
    PlanDocument.proportionality Why nothing milder would do; only plans drafted by early versions lack it.
    PlanDocument.reasons Why contact is managed.
    PlanDocument.restrictions The limits, at least one.
    PlanDocument.reviewOn The day by which it is reviewed.
    PlanDocument.serviceToExpect What service they can expect in return.
    PlanDocument.serviceUser The only person it concerns.
    PlanDocument.severeReason Why circumstances are severe, where a channel is blocked.
    PlanDocument.startsOn The first day; the plan never applies before its notice is dispatched.
    PlanDocument.version 1 for the first; each variation adds one.
    PlanDrafted.plan The plan.
    PlanNoticeDispatched.dispatchedAt When it went out.
    PlanNoticeDispatched.from When the plan begins to bind.
    PlanNoticeDispatched.notice The letter.
    PlanNoticeDispatched.until When it stops binding, where it has an end.
    PlanReturned.missing What is needed first.
    PlanSuspended.appeal The appeal.
    PlanTookEffect.caseReference The case's reference.
    PlanTookEffect.from Since when.
    PlanTookEffect.plan What binds.
    PlanTookEffect.until Until when, where it has an end.
    PlanUntold.notice The letter.
    PlanVoted.approves For or against.
    PlanVoted.reasons Why.
    PolicyBehaviour.code What forms send.
    PolicyBehaviour.heading The code of its heading.
    PolicyBehaviour.isMadeOfContacts Whether it consists of contacts, so that an incident of it names them.
    PolicyBehaviour.paragraph The paragraph that names it.
    PolicyBehaviour.words What it is, in words.
    PolicyChoice.code What forms send.
    PolicyChoice.words What it is, in words.
    PolicyCriterion.accepts The answers with which a proposal can go on.
    PolicyCriterion.code What forms send.
    PolicyCriterion.question The question.
    PolicyHeading.code What behaviours name.
    PolicyHeading.endsCalls Whether staff may end a call over behaviour of this kind.
    PolicyHeading.name What it is called.
    PolicyHeading.paragraph The paragraph that defines it.
    PolicyKind.code What forms send.
    PolicyKind.name What it is called.
    PolicyKind.parts The parts of a restriction that it needs, all of them, by their fields; an appeal names what must change by the same.
    PolicyKind.partsOneOf The parts of which it needs one at least; empty where there is no such choice.
    PolicyMatterType.alwaysOpen The code of what no restriction closes that it is: such a complaint is always taken up. Absent where it is none.
    PolicyMatterType.code What forms send.
    PolicyMatterType.remedy The code of the remedy outside the body; absent where there is none.
    PolicyMatterType.words What it is called.
    PolicyNoWarning.ground What forms send.
    PolicyNoWarning.headings Codes of the headings, one of which the behaviour must come under.
    PolicyOffice.code What tasks and tokens name.
    PolicyOffice.may What those who hold it may do.
    PolicyOffice.title What it is called.
    PolicyOrganisation.code What forms send.
    PolicyOrganisation.name Its name, as letters have it.
    PolicyReference.id The pack's identifier.
    PolicyReference.version Its version.
    PolicyTold.channels The channels that letters go by, the one that is tried first in front.
    PolicyTold.deemedPostWorkingDays Working days from posting until a letter sent by post counts as received.
    PolicyTold.from From when they count as told (`handed-over`, `posted`, `deemed-service`, `delivered`).
    PolicyTold.postage The class by which letters are posted.
    PolicyTold.postingWorkingDays Within how many working days a letter is posted.
    PolicyView.alwaysOpen What no restriction closes.
    PolicyView.appealGrounds The grounds of an appeal, one of which it names; empty where any will do.
    PolicyView.appealsAgainst What can be disputed.
    PolicyView.behaviours The behaviours that it names, in its order.
    PolicyView.body The body whose policy it is.
    PolicyView.consultees Who must be consulted before a plan is decided on.
    PolicyView.criteria The criteria of a plan, in its order.
    PolicyView.headings The headings of unacceptable behaviour.
    PolicyView.inForceFrom The first day on which it applies.
    PolicyView.inForceUntil The last day on which a case begins under it; absent until another version replaces it.
    PolicyView.kinds The kinds of restriction that a plan may use, and what each has to say.
    PolicyView.matterTypes What a matter can be about.
    PolicyView.offices The body's offices, and what each may do.
    PolicyView.organisations The organisations that it covers.
    PolicyView.policy Which policy, and which version of it.
    PolicyView.remedies To whom a person can turn outside the body, by type of matter.
    PolicyView.timeZone The time zone in which its days begin, such as `Europe/London`.
    PolicyView.title The policy's title.
    PolicyView.told How a person is told, and from when that counts.
    PolicyView.warnings The warnings, in the order in which they are given.
    PolicyView.withoutWarning The grounds on which a plan may come without a warning.
    PolicyWarning.code Its code.
    PolicyWarning.name What it is called.
    PolicyWarning.offices The offices that give it.
    PolicyWarning.periodDays How many whole days the person has to adapt.
    PostPrintBatch.leftOut Notices that did not go with the rest, and wait in the batch.
    PostPrintBatch.postedAt When; now, if absent. Never in the future.
    PrintBatch.id The batch.
    PrintBatch.letters How many letters it has.
    PrintBatch.openedAt When it was opened.
    PrintBatch.openedBy By which account.
    PrintBatch.organisation The organisation whose letters they are.
    PrintBatch.waiting How many of them are still to be posted; with none, the batch is done.
    PrintBatchFilter.open Only those with letters that are still to be posted.
    PrintBatchFilter.organisation The organisation whose letters they are.
    ProblemDocument.detail This occurrence in words, for the person.
    ProblemDocument.errors One entry for each faulty field; absent when the fields are not at fault.
    ProblemDocument.form The form that was not right, with what was typed and what is wrong; files have to be chosen again.
    ProblemDocument.instance `urn:uuid:` and the identifier under which the log explains an unexpected error.
    ProblemDocument.missing What the policy still requires before it would allow this.
    ProblemDocument.paragraph The paragraph of the policy that the refusal rests on, in that policy's notation.
    ProblemDocument.refusal The code of the policy's refusal; absent when the policy did not refuse.
    ProblemDocument.status The HTTP status that goes with it.
    ProblemDocument.title The same words for every problem of this type.
    ProblemDocument.type `urn:managed-contact:problem:` and the code; the only part a program branches on.
    ProposeDisposal.dueBy Only what was due by that day; today, if absent.
    ProposeDisposal.kinds Only these kinds; all, if absent.
    ProposeDisposal.leaveOut Whose records are left out.
    ProposeDisposal.organisation The organisation whose records they are.
    ProposeDisposal.reviewed What looking at the records showed: without it, those of a class that is looked at before it goes are left out.
    ReadinessAnswer.checks The state of each need, by its name.
    ReadinessAnswer.mode `training` or `production`.
    ReadinessAnswer.status `ready` or `not ready`.
    ReasonedDecision.reasons Why; in words for the person where the step closes the case as adapted or withdraws a warning, because they go into the letter.
    ReassignFiledItem.namedReader Who reads it from now on, by the name of their account.
    ReassignFiledItem.reason Why.
    Rebuilding.database An empty one, with the service's tables.
    Rebuilding.packFolder Where the policy is.
    Rebuilding.served What the service answers from, as it was when this began.
    ReconsiderPlan.cause What led to it.
    ReconsiderPlan.reasons Why.
    RecordBreach.account What was done.
    RecordBreach.occurredAt When a condition was broken.
    RecordBreach.response What staff did about it.
    RecordBreach.wordsForPerson What was done, in words for the person, whom a letter tells of it; without them it says that the plan does not allow what was done.
    RecordConsultation.consultee Who was consulted, as the pack names them.
    RecordConsultation.view What they said.
    RecordContact.about What kind of contact it was, in the words used, as in a contact check: what is always open counts towards no limit.
    RecordContact.at When it began; now, if absent. Never in the future.
    RecordContact.caller What is known of a caller who is not identified: the name or the number they gave.
    RecordContact.channel How.
    RecordContact.direction Who contacted whom; the person the organisation, if absent.
    RecordContact.endedAt When it ended, at most a day later; absent where that is not known, or means nothing.
    RecordContact.handler Who handled it, by the subject of their sign-in, where that is not the one who writes it down.
    RecordContact.matter The matter it was about, by its reference elsewhere.
    RecordContact.organisation The code of the organisation that was contacted, or made contact.
    RecordContact.outcome What came of it, or is still to be done.
    RecordContact.serviceUser Who made contact; absent for a caller who is not identified, of whom `caller` then says what is known.
    RecordContact.summary What was said or asked, and what was answered.
    RecordContinued.incidents The incidents since the warning that show it.
    RecordContinued.reasons Why a plan is to be considered.
    RecordDeath.evidence What shows it, such as a death certificate, and where it is kept.
    RecordDelivered.deliveredAt When; now, if absent. Never in the future.
    RecordDelivered.givenBy The name of the member of staff who gave it or read it out, where it went by hand.
    RecordDelivered.way How, where it went by hand.
    RecordDisclosure.basis By what right: a request, an order, a law.
    RecordDisclosure.disclosedOn The day on which it was given; today, if absent.
    RecordDisclosure.given What it was.
    RecordDisclosure.organisation The organisation that gave it.
    RecordDisclosure.recipient Who had it.
    RecordDisclosure.serviceUser The person whose data it was.
    RecordEqualityReturn.counts How many gave each answer.
    RecordEqualityReturn.group Whom they are about.
    RecordEqualityReturn.organisation The organisation whose service users answered.
    RecordEqualityReturn.question The pack's code of the question.
    RecordEqualityReturn.year The year in which the financial year begins.
    RecordReferralOutcome.outcome The outcome.
    RecordReferralOutcome.referral The referral.
    RecordReturned.returnedAt When it came back; now, if absent. Never in the future.
    RecordReturned.why What the carrier says, in a few words.
    RecordRightsRequest.channel How it came.
    RecordRightsRequest.organisation The organisation that was asked.
    RecordRightsRequest.receivedOn The day on which it came; today, if absent.
    RecordRightsRequest.request What they asked for, in their words as far as possible.
    RecordRightsRequest.right Which right.
    RecordRightsRequest.serviceUser The person.
    RecordVersion.record The record that the form is about.
    RecordVersion.version The version of it that was seen: a hidden field, filled in where the form is read with `?record=`.
    RecordedBreach.account What was done.
    RecordedBreach.case The case whose plan it was.
    RecordedBreach.id The breach.
    RecordedBreach.occurredAt When it happened.
    RecordedBreach.organisation The organisation whose plan it was.
    RecordedBreach.recordedAt When.
    RecordedBreach.recordedBy Who recorded it.
    RecordedBreach.reference The reference of that case.
    RecordedBreach.response What staff did about it.
    RecordedBreach.serviceUser The person.
    ReferCase.reasons Why.
    ReferCase.reference Their reference, such as a crime number, once they have given one.
    ReferCase.to Who the matter is referred to.
    Reference.text As it is written on letters.
    ReferralConcluded.outcome The outcome.
    ReferralConcluded.referral The referral.
    ReferralMade.outcome The outcome, where it was known at once.
    ReferralMade.reasons Why.
    ReferralMade.reference Their reference, such as a crime number; empty until they give one.
    ReferralMade.referral The referral.
    ReferralMade.to Who it was referred to.
    Refusal.code Stable, kebab-case; programs branch on it.
    Refusal.fields The fields at fault, where the request itself is wrong and not the state of things: the answer then marks each field, as a form does.
    Refusal.kind What prevents it.
    Refusal.missing What must be supplied first, one line each.
    Refusal.paragraph The paragraph of the policy, in its own notation.
    Refusal.sentence One sentence for the person who asked.
    RegisterEntry.at When.
    RegisterEntry.case The case it was made in, or under whose plan; absent where it was in none.
    RegisterEntry.caseReference The case's reference.
    RegisterEntry.decidedBy Who decided.
    RegisterEntry.decision What was decided, in words.
    RegisterEntry.kind What kind of decision it is.
    RegisterEntry.number Its number in the register, from 1; the number of a decision that was destroyed is not given again.
    RegisterEntry.office In what office.
    RegisterEntry.organisation The organisation that decided.
    RegisterEntry.paragraph The paragraph of the policy it rests on.
    RegisterEntry.paragraphFrom The policy and version whose paragraph that is, where the version under which the case began was not installed; absent where it was.
    RegisterEntry.policy The policy that applied: the version under which the case began, or outside a case the one that was installed when it was registered.
    RegisterEntry.reasons Why, as given; absent where the step needs no reasons, or they were destroyed.
    RegisterEntry.reference The reference of what it was decided on, where that is no case and has one.
    RegisterEntry.serviceUser The person concerned; absent where they are not known, or it concerns none.
    RegisterFilter.case The case they were made in, or under whose plan.
    RegisterFilter.kind What kind of decision.
    RegisterFilter.organisation The organisation that decided.
    RegisterFilter.reference The reference of that case (`RC-2026-000001`), or of what was decided on (`AR-2026-000001`).
    RegisterFilter.serviceUser Whom they concern, by any record of theirs.
    RegisterServiceUser.aliases Other names that they use or used.
    RegisterServiceUser.emailAddresses E-mail addresses, however they are written; stored as mail compares them.
    RegisterServiceUser.furtherAddresses Addresses besides the one that letters go to.
    RegisterServiceUser.memberOf The body that they belong to, such as a tenants' association.
    RegisterServiceUser.name The name they use, as they give it.
    RegisterServiceUser.neededChannel How they have to be contacted, since no other way reaches them.
    RegisterServiceUser.neededFormat The only form in which they can read or hear letters.
    RegisterServiceUser.notTheSameAs People already known who were shown as likely to be this one, and are not.
    RegisterServiceUser.organisation The code of the organisation they contacted.
    RegisterServiceUser.pointNotes What staff need to know of single numbers and addresses.
    RegisterServiceUser.postalAddress Where letters go, one line after another.
    RegisterServiceUser.postalAddressKind What the postal address is.
    RegisterServiceUser.preferredChannel How they would rather be contacted.
    RegisterServiceUser.preferredFormat The form in which they would rather have letters.
    RegisterServiceUser.representatives Those who act for them.
    RegisterServiceUser.telephoneNumbers Telephone numbers, however they are written; stored as `+` and digits. A text with two is both.
    RegisteredRestriction.authorisedAt When.
    RegisteredRestriction.authorisedBy Who authorised it.
    RegisteredRestriction.case The case.
    RegisteredRestriction.caseReference The case's reference.
    RegisteredRestriction.endedAt When it ended, or another took its place.
    RegisteredRestriction.ending How its case ended, where it ended with that.
    RegisteredRestriction.endsOn Its last day; absent where it has none.
    RegisteredRestriction.kinds The pack's codes of its restrictions.
    RegisteredRestriction.organisation The organisation whose case it is.
    RegisteredRestriction.organisations The organisations that it binds.
    RegisteredRestriction.planVersion 1 for the first plan of the case; each change adds one.
    RegisteredRestriction.reviewOn The day by which it is reviewed.
    RegisteredRestriction.serviceUser The person whose contact is limited.
    RegisteredRestriction.since Since when it binds; absent while it does not yet.
    RegisteredRestriction.state How far it has come.
    RegisteredRestriction.toldAt When the person was told of it; absent until they were.
    ReopenCriterion.criterion The criterion, by the pack's code.
    ReopenCriterion.reasons What came up.
    Report.at When.
    Report.concern What the behaviour does to the work and the people, and what has been tried.
    Report.handledBy Who handled the person's matter.
    Report.handledByDescribed Others who handled it, in words; absent where there are none.
    Report.id Its identifier.
    Report.incidents The incidents, whole, as they stood when it was submitted.
    Report.lineManagers The line managers of those who were involved; absent where none is named.
    Report.organisation The organisation that reports it.
    Report.reference The reference to read out (`RP-2026-000001`).
    Report.reportedBy Who submitted it.
    Report.serviceUser Whose behaviour.
    ReportBreach.account What was done.
    ReportBreach.occurredAt When a condition was broken.
    ReportBreach.plan The reference that the contact check gave with the plan.
    ReportBreach.response What staff did about it.
    ReportBreach.wordsForPerson What was done, in words for the person, whom a letter tells of it; without them it says that the plan does not allow what was done.
    ReportFilter.handler Who submitted it, by the subject of their sign-in.
    ReportFilter.organisation The code of the organisation.
    ReportFilter.reference The report's own reference (`RP-2026-000001`).
    ReportFilter.serviceUser The person.
    ReportSubmitted.report The report, whole.
    Representative.emailAddresses Their e-mail addresses, however they are written; stored as mail compares them.
    Representative.endedBecause Why it ended, where it did before its time.
    Representative.evidence What shows it, and where that is kept.
    Representative.from The first day of their authority.
    Representative.kind What their authority rests on.
    Representative.name Their name.
    Representative.scope What they may do for the person.
    Representative.telephoneNumbers Their telephone numbers, however they are written; stored as `+` and digits.
    Representative.until The last day of their authority; absent while no end is known.
    ReprintLetters.notices The notices.
    ReprintLetters.why Why, in a few words.
    Request.body The body; empty when there is none.
    Request.headers Names and values in the order they were sent.
    Request.method What is asked for.
    Request.target The target as it was sent: path and query, still percent-encoded.
    RequestAdjustment.channel How they asked.
    RequestAdjustment.departments Every department whose service would change, by name or code, one at least.
    RequestAdjustment.organisation The code of the organisation that was asked.
    RequestAdjustment.request What they ask for, in words.
    RequestAdjustment.serviceUser Who needs it.
    Response.body The body; empty when there is none.
    Response.headers Names and values in the order they are sent.
    Response.status The HTTP status, 200 to 599.
    RestrictionFilter.case The case.
    RestrictionFilter.kind Only those with a restriction of that kind.
    RestrictionFilter.organisation The organisation whose case it is.
    RestrictionFilter.reference The reference of that case (`RC-2026-000001`).
    RestrictionFilter.serviceUser Whom they concern, by any record of theirs.
    RestrictionFilter.state How far they have come.
    RestrictionTerms.behaviours Codes of the behaviours that it answers.
    RestrictionTerms.channels The channels it concerns; for `one-channel` the one that stays open, for `blocking` those that are blocked. None: all that its kind can concern.
    RestrictionTerms.contactsPerWeek How many contacts are taken from Monday to Sunday.
    RestrictionTerms.detail Anything that the other fields cannot say, in words for the person: the letter gives them.
    RestrictionTerms.endsOn Its own last day; none: the plan's.
    RestrictionTerms.forStaff What staff are told in place of `detail`, by the contact check; the letter does not give it.
    RestrictionTerms.kind What it does, by the pack's code (`time-limits`, `one-channel`, ...).
    RestrictionTerms.matters References of the matters it concerns; none: all.
    RestrictionTerms.minutesPerContact The longest that a call or visit may last.
    RestrictionTerms.newInformationExcepted Whether what brings new information, or a new complaint, is still answered; yes, unless said otherwise.
    RestrictionTerms.newIssues How many new issues are taken up, and in what period.
    RestrictionTerms.onlyThesePremises Whether only those premises may be entered; otherwise, and by default, they are the ones that may not.
    RestrictionTerms.organisations Codes of the organisations that it concerns, among the plan's; none: all of them.
    RestrictionTerms.pointOfContact The person or team through whom contact goes.
    RestrictionTerms.premises The body's premises that it covers.
    RestrictionTerms.reasons Why this limit, in words for the person.
    RestrictionTerms.replyPeriodDays The days in which many messages on one matter get one reply.
    RestrictionTerms.reviewOn The day by which it is reviewed separately; none: with the plan.
    RestrictionTerms.startsOn Its own first day; none: the plan's.
    RestrictionTerms.thirdParty The third party through whom contact goes.
    RestrictionTerms.weeklyWindows When contact is taken; none where time does not matter.
    RetainedAggregate.action What becomes of it then.
    RetainedAggregate.because Why that day, or why there is none, in words.
    RetainedAggregate.beganOn When it began.
    RetainedAggregate.disposal The disposal that it is proposed for.
    RetainedAggregate.dueOn The first day on which it may be destroyed; absent while that cannot be said.
    RetainedAggregate.endedOn When it ended; absent while it has not.
    RetainedAggregate.holds The holds on it.
    RetainedAggregate.id Its identifier.
    RetainedAggregate.kind Its kind.
    RetainedAggregate.organisation The organisation that it belongs to.
    RetainedAggregate.reference The reference that people read out; absent where it has none.
    RetainedAggregate.retentionClass The pack's code of its retention class.
    RetainedAggregate.serviceUser Whose it is; absent where that is not known.
    ReturnToManager.missing What is needed first, one line each.
    ReviewAnswer.case The case.
    ReviewAnswer.problem Why it is not concluded.
    ReviewAnswer.status 200 when it is concluded; otherwise the status that the problem would have on its own.
    ReviewAnswer.version How many events the case has now; absent with a problem.
    ReviewAnswers.items The results.
    ReviewConcluded.notice The letter.
    ReviewConcluded.outcome The outcome.
    ReviewConcluded.reasons Why, in words for the person.
    ReviewConcluded.reviewOn The day by which the plan is reviewed again; absent when it ends.
    ReviewConclusion.case The case.
    ReviewConclusion.outcome The outcome.
    ReviewConclusion.reasons Why, in words for the person: they go into the letter.
    ReviewConclusion.reviewOn The day by which the plan is reviewed again; needed unless it is lifted.
    ReviewConclusion.version The version of the case that it was decided on.
    ReviewHold.reason Why it is still needed.
    ReviewHold.reviewOn The day by which someone looks at it again.
    ReviewOpened.cause What led to it.
    ReviewOpened.reasons Why.
    RightsAnswer.at When.
    RightsAnswer.by Who decided.
    RightsAnswer.given What the person was given; absent where they were given nothing.
    RightsAnswer.outcome What was done.
    RightsAnswer.reasons Why, as the person is told.
    RightsDecision.at When.
    RightsDecision.by Who decided.
    RightsDecision.reasons Why, as the person is told.
    RightsRequest.answer What came of it; absent until then.
    RightsRequest.channel How it came.
    RightsRequest.dueOn The day by which it is to be answered.
    RightsRequest.extended Why there are two more months, where there are: it is complex, or one of many.
    RightsRequest.id The request.
    RightsRequest.identityAskedOn The day from which the person has been asked to show who they are; absent while they are not.
    RightsRequest.lifted Why data that was only to be stored may be used again; absent while it may not, or always could.
    RightsRequest.organisation The organisation that was asked.
    RightsRequest.pausedDays For how many days the clock has stood still.
    RightsRequest.receivedOn The day on which it came.
    RightsRequest.reference What people read out.
    RightsRequest.request What they asked for, in their words as far as possible.
    RightsRequest.right Which right.
    RightsRequest.serviceUser The person.
    RightsRequest.state How far it has come.
    RightsRequest.takenAt When.
    RightsRequest.takenBy Who took it down.
    RightsRequest.version Its version.
    RightsRequestAnswered.request The request as it is now.
    RightsRequestExtended.request The request as it is now.
    RightsRequestFilter.overdue Only those that should have been answered.
    RightsRequestFilter.serviceUser The person, by any record of theirs.
    RightsRequestFilter.state How far they have come.
    RightsRequestIdentity.request The request as it is now.
    RightsRequestLifted.request The request as it is now.
    RightsRequestReceived.request The request as it is now.
    Route.access Who may use it.
    Route.bodyLimit Most bytes of a body.
    Route.handler Answers a request that has come through; what it throws is answered as a problem.
    Route.method What is asked for; a GET route answers HEAD too.
    Route.path The template, such as `/cases/{id}/triage`; a parameter is a whole segment.
    Route.queryNames The names that a query may have, in order.
    Route.status The status of success.
    Route.summary One line for the description of the service.
    RunningParts.application Answers requests.
    RunningParts.dueLoop The loop over what is due, if the service has deadlines.
    RunningParts.followers The feeds that the service follows.
    SelfCheckReport.at When it was asked for.
    SelfCheckReport.findings What is wrong, at most twenty of each kind, without anything that is said of a person.
    SelfCheckReport.holds Whether nothing is wrong.
    SelfCheckReport.missed What could not be compared, since another service did not answer, or a policy is not installed.
    SelfCheckReport.rows How many rows were compared: of its journal, its logs and its tables.
    SendLetterAgain.channel The only channel it may go by; as the pack and the person's record say, if absent.
    SendLetterAgain.reasons Why by that channel.
    SendNoticeAgain.channel The only channel it may go by; as the pack and the person's record say, if absent.
    SendNoticeAgain.notice Which letter that failed or came back; the first, if absent.
    SendNoticeAgain.reasons Why by that channel.
    SentDocument.digest SHA-256 of its content, in hexadecimal.
    SentDocument.format The format.
    SentDocument.letter The letter's or the enclosure's name (`warning`, `policy-in-plain-words`).
    ServedTables.others The names of the service's other tables, which hold what no journal says: how far something has come, or what is under way.
    ServedTables.service Whose they are.
    ServedTables.tables Those that are compared.
    ServedTablesComparison.damage What is wrong and cannot be worked out anew.
    ServedTablesComparison.differences Rows that differ, at most a few of them, and how many more there are; each can be mended.
    ServiceApplication.clock The time of every request.
    ServiceApplication.log Where unexpected errors are explained.
    ServiceApplication.metrics Where requests are counted.
    ServiceApplication.name The name that logs, metrics and the description of the service carry.
    ServiceApplication.offices The offices of the body, and what each may do.
    ServiceApplication.routes The whole table.
    ServiceConfiguration.checkpoints Where records sends each new checkpoint.
    ServiceConfiguration.checksPerMinute `MC_CHECKS_PER_MINUTE`: how many contact checks one account may make in a minute.
    ServiceConfiguration.clockOffsetSeconds `MC_CLOCK_OFFSET` in seconds; nil when it is not set.
    ServiceConfiguration.dataFolder `MC_DATA`, the folder of the databases and documents, without a slash at its end.
    ServiceConfiguration.host `MC_HOST`, the address to listen at.
    ServiceConfiguration.letterPrograms `MC_LETTER_PROGRAMS`: the folder that `compose/letter-programs` filled, by which notification and records set pages; nil for the usual places.
    ServiceConfiguration.logLevel `MC_LOG_LEVEL`.
    ServiceConfiguration.mail How notification sends e-mail; nil where no mailer is configured.
    ServiceConfiguration.mode `MC_MODE`.
    ServiceConfiguration.notify How letters go by GOV.UK Notify; nil where no key is configured.
    ServiceConfiguration.packFolder `MC_PACK`, the folder of the policy pack.
    ServiceConfiguration.port `MC_SERVICE_PORT`, 1 to 65535; 0 lets the system choose.
    ServiceConfiguration.scanner `MC_CLAMD`, where the virus scanner listens; nil when none is configured.
    ServiceConfiguration.secret What the file of `MC_SECRET_FILE` holds, without line ends after it: 32 bytes or more.
    ServiceIdentity.run Which run of which service this is.
    ServicePlatform.clock The only clock.
    ServicePlatform.configuration What the service was told at its start.
    ServicePlatform.database The service's first database, which has its name, in the data folder.
    ServicePlatform.identifiers Where identifiers come from.
    ServicePlatform.identity What this process proves to be when it is asked.
    ServicePlatform.journal The service's journal, in that database.
    ServicePlatform.log Where the service logs.
    ServicePlatform.looks Who looked at whose data.
    ServicePlatform.metrics What the service measures.
    ServicePlatform.polls The long polls of the service's feed.
    ServicePlatform.readiness What `/readyz` asks.
    ServicePlatform.selfCheck What the service found of its own data.
    ServicePlatform.service Which service it is.
    ServicePlatform.tables What the service answers from, and how that is worked out anew.
    ServicePlatform.tokens Verifies the tokens of requests, and mints the service's own.
    ServiceProcess.service Which service it is; its row says what it needs.
    ServiceProcess.tables What its first database is made with, and how that is worked out anew.
    ServiceProof.proof HMAC-SHA-256 with the deployment's secret over the challenge, the service, its run and its port; base64url.
    ServiceProof.run Which run of it.
    ServiceProof.service Which service.
    ServiceRun.run Made anew at each start.
    ServiceRun.service As in `Service`.
    ServiceUser.adjustments What was agreed to be done for them, in words, never why; absent in events.
    ServiceUser.agreedChannels Channels that they need, as was agreed; absent where none were, and in events.
    ServiceUser.agreedFormats Formats that were agreed for what is sent to them; absent where none were, and in events.
    ServiceUser.aliases Other names that they use or used; absent where there are none.
    ServiceUser.deathConfirmedAt When their death was confirmed; absent of the living.
    ServiceUser.emailAddresses Lower case.
    ServiceUser.furtherAddresses Addresses besides the one that letters go to.
    ServiceUser.id The identifier that everything else uses.
    ServiceUser.memberOf The body that they belong to, such as a tenants' association.
    ServiceUser.name The name they use.
    ServiceUser.neededChannel How they have to be contacted, since no other way reaches them.
    ServiceUser.neededFormat The only form in which they can read or hear letters.
    ServiceUser.organisation The organisation that registered them.
    ServiceUser.otherRecords Other records of the same person, as merges say; absent where there are none, and in events.
    ServiceUser.pointNotes What staff need to know of single numbers and addresses.
    ServiceUser.postalAddress Where letters go.
    ServiceUser.postalAddressKind What the postal address is; absent where that is not known.
    ServiceUser.preferredChannel How they would rather be contacted.
    ServiceUser.preferredFormat The form in which they would rather have letters.
    ServiceUser.reference The reference to read out (`SU-2026-000001`).
    ServiceUser.registeredAt When they were registered.
    ServiceUser.representatives Those who act for them, with those whose authority has ended.
    ServiceUser.telephoneNumbers Digits, with a leading `+` where it was given.
    ServiceUser.unusableChannels Channels that they cannot use, as was agreed; absent where none were, and in events.
    ServiceUser.version How often this record has changed; the `ETag`.
    ServiceUserAmended.serviceUser The person as they are now, whole.
    ServiceUserDied.serviceUser The person, whole, as of the record that the case is about.
    ServiceUserFilter.email An e-mail address.
    ServiceUserFilter.name A name, however it is written.
    ServiceUserFilter.reference The person's own reference (`SU-2026-000001`).
    ServiceUserFilter.telephone A telephone number, however it is written.
    ServiceUserMerge.evidence What shows it, and where that is kept.
    ServiceUserMerge.id The merge.
    ServiceUserMerge.kept The record that is kept.
    ServiceUserMerge.merged The record that points to it.
    ServiceUserMerge.mergedAt When.
    ServiceUserMerge.mergedBy Who decided it.
    ServiceUserMerge.organisation The organisation of the record that is kept.
    ServiceUserMerge.reasons Why they are one person.
    ServiceUserMerge.undone How it was taken back; absent while it holds.
    ServiceUserMerge.version 1, or 2 after it was taken back; the `ETag`.
    ServiceUserMergeUndone.merge The merge, whole, with how it was taken back.
    ServiceUserMerged.merge The merge, whole.
    ServiceUserRegistered.serviceUser The person, whole.
    SettleFiledItem.words What was done.
    SettledIncident.behaviours The pack's codes of its behaviours that no longer count; absent where nothing of it does.
    SettledIncident.incident The incident.
    SignedCheckpoint.checkpoint What is signed, as JSON with its names sorted.
    SignedCheckpoint.key The public key, 32 bytes in hexadecimal.
    SignedCheckpoint.signature The Ed25519 signature, 64 bytes in hexadecimal.
    SkipWarning.ground The ground on which no warning is given, or a pending one is overtaken.
    SkipWarning.reasons Why.
    Statistics.equality What people said of themselves; nothing where the body's policy does not turn equality monitoring on.
    Statistics.from Its first day.
    Statistics.organisations The organisations, in the order of the columns.
    Statistics.smallest The smallest number that is given; where fewer were counted, the number is left out, and so are others from which it could be worked out.
    Statistics.tables What was counted.
    Statistics.to Its last day.
    Statistics.year The financial year, such as `2026-27`.
    StatisticsCount.count The number; absent where it is left out.
    StatisticsFilter.year The year in which the financial year begins; the present one, if absent.
    StatisticsRow.code A short name for it; `all` for the sum of the others.
    StatisticsRow.counts How many in each organisation; empty where that is left out.
    StatisticsRow.title In words.
    StatisticsRow.total How many in all.
    StatisticsTable.measure What it counts.
    StatisticsTable.rows What was counted, and how it was divided.
    StatisticsTable.title What it is called.
    SubmitReport.concern What the behaviour does to the work and the people, and what has been tried.
    SubmitReport.handledBy Who handled the person's matter, by the subject of their sign-in. None of them may decide.
    SubmitReport.handledByDescribed Others who handled it, in words, where the subject is not known. No one decides until a manager has said who each of them is.
    SubmitReport.incidents The incidents, all of this person, one at least.
    SubmitReport.lineManagers The line managers of those who were involved, by the subject of their sign-in: the manager's task is in the hands of the first.
    SubmitReport.organisation The code of the organisation that reports it.
    SubmitReport.serviceUser Whose behaviour.
    TakeDownAppeal.against What is disputed.
    TakeDownAppeal.channel How it came.
    TakeDownAppeal.grounds The pack's codes of its grounds.
    TakeDownAppeal.lateReason Why it is late, where it is.
    TakeDownAppeal.planVersion Which version of the plan, where the person has been told of a next one that has not begun; the one in force, if absent.
    TakeDownAppeal.receivedAt When the person rang: the time to appeal counts to then; now, if absent.
    TakeDownAppeal.reference The reference in the person's letter, or the one that the contact check gave with the plan.
    TakeDownAppeal.statement What the person says, in their words.
    TakeDownAppeal.takenBy Who took it down, by the name of their account; the person who records it, if absent.
    TakenFiles.bodyLimit Most bytes of the whole body.
    TakenFiles.count How many there may be, and must be.
    TakenFiles.field The field in which they are.
    TakenFiles.fileLimit Most bytes of one.
    TaskFilter.overdue Whether only what is overdue is listed.
    TaskFilter.reference The reference of the case or incident it belongs to (`RC-` or `IN-2026-000001`).
    TaskFilter.responsible Who has it in hand: the name of an account, or `me`.
    TextPosition.column The column, in bytes.
    TextPosition.line The line.
    TextPosition.offset Bytes before it.
    TokenIssuer.verifier The run of a service that verifies, for which other services' tokens must be made; nil where none is verified.
    TookPart.parts What they did, by code.
    TookPart.subject The name of their account.
    TraceContext.flags The two digits of the flags, as they came.
    TraceContext.span 16 lower-case hexadecimal digits: this service's part.
    TraceContext.trace 32 lower-case hexadecimal digits, the same for the whole trace.
    TriageCase.outcome What the report calls for.
    TriageCase.reasons Why, in words for the person: they go into the letter.
    UndoMerge.reasons Why they are not one person.
    VariationClosed.ending How it ended.
    VariationClosed.reasons Why.
    VariationOpened.appeal The appeal that led to it, where one did.
    VariationOpened.origin What led to it.
    VariationOpened.reasons Why.
    VerificationAnswer.fault The first fault; absent when the chain holds.
    VerificationAnswer.hashAt The hash at the entry asked about, if there is one.
    VerificationAnswer.headHash The hash there, in hexadecimal.
    VerificationAnswer.headSeq The number of the newest entry; 0 when there is none.
    VerificationAnswer.identity The journal's identity.
    VerificationAnswer.rows How many entries were looked at.
    VerificationAnswerFault.seq Where.
    VerificationAnswerFault.what What.
    VerificationQuery.at The number of an event whose hash is wanted too.
    VerificationReport.holds Whether all of them are.
    VerificationReport.journals One by one.
    WarnAgain.incidents The incidents since the last warning that show that the behaviour continued.
    WarnAgain.reasons Why, in words for the person.
    WarningDecided.notice The letter.
    WarningDecided.reasons Why, in words for the person.
    WarningDecided.stage Which of the pack's warnings, from 0; absent for the first.
    WarningSkipped.ground The ground.
    WarningSkipped.reasons Why.
    WeeklyWindowTerms.from When it opens, as `HH:MM`.
    WeeklyWindowTerms.to When it closes, as `HH:MM`, at the latest `24:00`; that minute is outside. Earlier than it opens: on the next day.
    WeeklyWindowTerms.weekday The day of the week.
    """#
}
