package import Contracts

/// One body's policy as data: who decides, what counts, how long, and what its letters say. Read with ``load(folder:)``. It never changes, and it is
/// a class because it is handed to everything that decides: a copy of so much took a good part of a contact check.
package final class PolicyPack: Sendable {
  /// Which policy, and which version of it.
  package let reference: PackReference
  /// The body, as letters name it.
  package let body: String
  /// The policy's title, which every letter names.
  package let title: String
  /// Who is responsible for the pack.
  package let owner: String
  /// Who approved it.
  package let approver: String
  /// The first day it applies.
  package let inForceFrom: Day
  /// The last day on which a case begins under it; nil until another version replaces it.
  package let inForceUntil: Day?
  /// The zone in which its days begin and its weekly windows are read.
  package let zone: BodyZone
  /// How telephone numbers are read where the body is.
  package let telephones: TelephoneReader
  /// Who writes letters under it.
  package let organisations: [Organisation]
  /// The team that hears disputes and takes adjustment requests.
  package let customerService: ContactPoint
  /// Where the policy has each rule.
  package let citations: Citations
  /// The body's offices, in order, with their titles.
  package let officeTitles: [OfficeTitle]
  /// The headings of unacceptable behaviour.
  package let headings: [Heading]
  /// Every example of the policy.
  package let behaviours: [Behaviour]
  /// The criteria, in order.
  package let criteria: [Criterion]
  /// The restrictions the body uses.
  package let restrictions: [RestrictionRule]
  /// The words by which the free text of a plan is understood.
  package let wordsInPlans: PlanWords
  /// The warnings, in the order in which they are given, at least one.
  package let warnings: [WarningStage]
  /// When no warning is given first.
  package let withoutWarning: [NoWarningRule]
  /// Whether a threat to safety lets a plan bind before its letter has gone out (decision 3).
  package let allowsEffectBeforeNotice: Bool
  /// How a restriction is decided on.
  package let decision: DecisionModel
  /// How plans are reviewed.
  package let review: ReviewRules
  /// How a decision is disputed.
  package let appeals: AppealRules
  /// How long records are kept, in years.
  package let retentionYears: Int
  /// How long each kind of record is kept, and what becomes of it then.
  package let retention: RetentionSchedule
  /// What is asked in equality monitoring; nothing where the body does not monitor.
  package let equality: [EqualityQuestion]
  /// The offices that may take each step that people take, the one that has its tasks first.
  package let steps: [ActionName: [Office]]
  /// What no restriction closes (decision 2).
  package let alwaysOpen: [AlwaysOpenRoute]
  /// What people say of a contact that brings something new.
  package let newMatters: NewMatterPhrases
  /// Whom to turn to outside, by type of matter (decision 7).
  package let externalRemedies: [ExternalRemedy]
  /// Within how many days each task is done.
  package let serviceStandards: [CaseTask: Int]
  /// The checked templates.
  package let letters: [LetterName: LetterTemplate]
  /// The checked templates in further languages; each has all that ``letters`` has.
  package let translations: [LetterLanguage: [LetterName: LetterTemplate]]
  /// What the pack's own words are in further languages, by the English ones.
  package let letterWords: [LetterLanguage: [String: String]]
  /// The body's own policy; nil in a version from before packs had it.
  package let policyDocument: PolicyDocument?
  /// The days on which the body works.
  package let calendar: WorkingDays
  /// What it asks of the work itself.
  package let work: WorkRules
  /// What it asks of intake.
  package let intake: IntakeRules
  /// How a person is told, and from when that counts.
  package let told: ToldRules
  /// The offices, by what they may do.
  package let offices: Offices

  package init(
    reference: PackReference, body: String, title: String, owner: String, approver: String, inForceFrom: Day,
    inForceUntil: Day? = nil, zone: BodyZone, telephones: TelephoneReader,
    organisations: [Organisation], customerService: ContactPoint, citations: Citations,
    officeTitles: [OfficeTitle], headings: [Heading], behaviours: [Behaviour], criteria: [Criterion],
    restrictions: [RestrictionRule], wordsInPlans: PlanWords, warnings: [WarningStage],
    withoutWarning: [NoWarningRule], allowsEffectBeforeNotice: Bool, decision: DecisionModel, review: ReviewRules,
    appeals: AppealRules, retentionYears: Int, steps: [ActionName: [Office]], alwaysOpen: [AlwaysOpenRoute],
    newMatters: NewMatterPhrases, externalRemedies: [ExternalRemedy], serviceStandards: [CaseTask: Int],
    letters: [LetterName: LetterTemplate], translations: [LetterLanguage: [LetterName: LetterTemplate]] = [:],
    letterWords: [LetterLanguage: [String: String]] = [:], policyDocument: PolicyDocument? = nil, calendar: WorkingDays,
    work: WorkRules, intake: IntakeRules, told: ToldRules = .standard,
    retention: RetentionSchedule? = nil, equality: [EqualityQuestion] = []
  ) {
    (self.reference, self.body, self.title, self.owner, self.approver) = (reference, body, title, owner, approver)
    (self.inForceFrom, self.inForceUntil, self.zone, self.organisations) = (inForceFrom, inForceUntil, zone, organisations)
    self.telephones = telephones
    (self.customerService, self.citations, self.officeTitles) = (customerService, citations, officeTitles)
    (self.headings, self.behaviours, self.criteria) = (headings, behaviours, criteria)
    offices = Offices(pack: reference.id, officeTitles.map { ($0.office, $0.may) })
    (self.restrictions, self.wordsInPlans) = (restrictions, wordsInPlans)
    (self.warnings, self.withoutWarning) = (warnings, withoutWarning)
    (self.allowsEffectBeforeNotice, self.decision, self.review) = (allowsEffectBeforeNotice, decision, review)
    (self.appeals, self.retentionYears, self.steps, self.alwaysOpen) = (appeals, retentionYears, steps, alwaysOpen)
    self.newMatters = newMatters
    (self.externalRemedies, self.serviceStandards, self.letters) = (externalRemedies, serviceStandards, letters)
    (self.translations, self.letterWords, self.policyDocument) = (translations, letterWords, policyDocument)
    (self.calendar, self.work, self.intake, self.told) = (calendar, work, intake, told)
    self.equality = equality
    self.retention = retention ?? RetentionSchedule(years: retentionYears)
  }

  /// A text of the pack in that language.
  package func said(_ text: String, in language: LetterLanguage) -> String { letterWords[language]?[text] ?? text }
  /// The template of a letter in that language, or in the pack's own where it has none in that.
  package func template(
    _ letter: LetterName, in language: LetterLanguage
  ) -> (template: LetterTemplate, language: LetterLanguage)? {
    if let template = translations[language]?[letter] { return (template, language) }
    return letters[letter].map { ($0, .english) }
  }
  /// The office that has the tasks of that step: the first that the pack names.
  package func office(for action: ActionName) -> Office { steps[action]?.first ?? .service }
  /// The office within a sentence, with its article; its code, where this version of the pack does not have it.
  package func words(for office: Office) -> String {
    if office == .service { return "a service of this system" }
    return officeTitles.first { $0.office == office }?.words ?? office.rawValue
  }
  /// Any of those offices within a sentence, joined by "or".
  package func words(anyOf offices: [Office]) -> String { offices.map(words(for:)).joined(separator: " or ") }
  /// The organisation of that code.
  package func organisation(_ code: String) -> Organisation? { organisations.first { $0.code == code } }
  /// The behaviour of that code.
  package func behaviour(_ code: String) -> Behaviour? { behaviours.first { $0.code == code } }
  /// The codes of the headings under which those behaviours come.
  package func headings(of codes: [String]) -> Set<String> { Set(codes.compactMap { behaviour($0)?.heading }) }
  /// The criterion of that code.
  package func criterion(_ code: String) -> Criterion? { criteria.first { $0.code == code } }
  /// The rule for that kind; nil when the body does not use it.
  package func rule(_ kind: RestrictionKind) -> RestrictionRule? { restrictions.first { $0.kind == kind } }
}

/// All faults found in a pack's folder.
package struct PackFaults: Error, Sendable, Equatable {
  /// One line each, beginning with the JSON path, or the file and line.
  package let faults: [String]
}
