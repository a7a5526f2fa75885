import Contracts
private import Foundation

extension PolicyPack {
  /// Reads `policy.json` and the templates it names from a folder, and the bank holidays from that folder or the one above, and checks all of it.
  ///
  /// - Parameter packFolder: for an earlier version, the pack whose bank holidays apply; otherwise the pack itself.
  /// - Throws: every fault, each with its JSON path (`$.behaviours[3].paragraph: ...`) or file and line.
  package static func load(folder: String, holidaysFor packFolder: String? = nil) throws(PackFaults) -> PolicyPack {
    let root = URL(filePath: folder, directoryHint: .isDirectory)
    let policy = try contents(of: "policy.json", in: root)
    let holidays = try BankHolidays.load(packFolder: packFolder ?? folder)
    return try read(policy: policy, holidays: holidays, isEarlier: packFolder != nil) { name in
      Result { () throws(PackFaults) in [UInt8](try contents(of: name, in: root)) }
    }
  }

  private static func contents(of name: String, in root: URL) throws(PackFaults) -> Data {
    do { return try Data(contentsOf: root.appending(path: name)) } catch {
      throw PackFaults(faults: ["\(name): cannot be read"])
    }
  }

  private static func read(
    policy: Data, holidays: BankHolidays, isEarlier: Bool, file: @escaping (String) -> Result<[UInt8], PackFaults>
  ) throws(PackFaults) -> PolicyPack {
    let faults = PackFaultList()
    let node = try JSON.pack([UInt8](policy))
    let root = PackObject(node, path: "$", keys: rootKeys, faults: faults)
    let pack = assemble(root, holidays: holidays, isEarlier: isEarlier, file: file)
    guard let pack, faults.lines.isEmpty else { throw PackFaults(faults: faults.lines) }
    return pack
  }

  private static let rootKeys: Set<String> = [
    "id", "version", "body", "title", "owner", "approver", "inForceFrom", "inForceUntil", "timeZone", "organisations",
    "customerService", "headings", "behaviours", "criteria", "restrictions", "warnings", "withoutWarning", "paragraphs",
    "offices", "calendar", "wordsInPlans", "telephones",
    "allowsEffectBeforeNotice", "decision", "review", "appeals", "retentionYears", "steps", "alwaysOpen", "externalRemedies",
    "serviceStandardDays", "letters", "languages", "policyDocument", "work", "intake", "newMatters", "told",
    "retention", "equality",
  ]

  private static func assemble(
    _ root: PackObject, holidays: BankHolidays, isEarlier: Bool, file: @escaping (String) -> Result<[UInt8], PackFaults>
  ) -> PolicyPack? {
    let headings = headings(of: root, isEarlier: isEarlier)
    let restrictions = restrictions(of: root)
    let wordsInPlans = wordsInPlans(of: root, isEarlier: isEarlier)
    let (citations, officeTitles) = (citations(of: root, isEarlier: isEarlier), officeTitles(of: root))
    let offices = Offices(pack: "", officeTitles.map { ($0.office, $0.may) })
    let process = Process(root, headings: headings, restrictions: restrictions, offices: offices)
    let reader = LetterReader(
      object: root.object("letters", keys: Set(LetterName.allCases.map(\.rawValue))),
      warnings: Set(process.warnings.map(\.letter)),
      appeals: process.appeals, isEarlier: isEarlier, file: { file($0).map { String(decoding: $0, as: UTF8.self) } })
    let letters = reader.letters(in: .english)
    let document = policyDocument(of: root, isEarlier: isEarlier) { try? file($0).get() }
    let zoneName = root.text("timeZone")
    let zone = BodyZone(name: zoneName)
    if zone == nil, !zoneName.isEmpty { root.fault("timeZone", "must be a time zone such as Europe/London") }
    let telephones = telephones(of: root, isEarlier: isEarlier)
    let from = root.day("inForceFrom")
    let until = root.node("inForceUntil") == nil ? nil : root.day("inForceUntil")
    if let from, let until, until < from { root.fault("inForceUntil", "must not be before inForceFrom") }
    let contact = customerService(of: root)
    let reference = PackReference(id: root.code("id"), version: root.text("version"))
    let (organisations, behaviours) = (
      organisations(of: root, isEarlier: isEarlier), behaviours(of: root, headings: headings, isEarlier: isEarlier)
    )
    let (alwaysOpen, remedies) = (alwaysOpen(of: root, isEarlier: isEarlier), externalRemedies(of: root, isEarlier: isEarlier))
    let newMatters = newMatters(of: root, isEarlier: isEarlier)
    let (criteria, standards) = (criteria(of: root), standards(of: root))
    let steps = steps(of: root, process: process, offices: offices)
    let (body, title, owner, approver) = (root.text("body"), root.text("title"), root.text("owner"), root.text("approver"))
    let calendar = calendar(of: root, holidays)
    let work = work(of: root)
    let intake = intake(of: root, alwaysOpen: alwaysOpen, remedies: remedies, isEarlier: isEarlier)
    checkReporting(of: root, officeTitles, reading: steps[.triage]?.first)
    let told = ToldRules(root)
    let retentionYears = root.number("retentionYears", in: 1...100)
    let retention = RetentionSchedule(root, years: retentionYears, isEarlier: isEarlier)
    let translated = Translations(
      root, reader,
      texts: [title, body, contact.name] + organisations.flatMap { [$0.name] + ($0.signatory.map { [$0.office] } ?? []) }
        + officeTitles.map(\.words) + restrictions.map(\.name) + behaviours.map(\.toPerson) + alwaysOpen.map(\.words)
        + remedies.map(\.words) + process.warnings.map(\.name) + process.appeals.grounds.map(\.words))
    guard let zone, let telephones, let from, let calendar, let decision = process.decision else { return nil }
    return PolicyPack(
      reference: reference, body: body, title: title, owner: owner, approver: approver, inForceFrom: from, inForceUntil: until,
      zone: zone, telephones: telephones, organisations: organisations, customerService: contact, citations: citations,
      officeTitles: officeTitles,
      headings: headings,
      behaviours: behaviours,
      criteria: criteria, restrictions: restrictions, wordsInPlans: wordsInPlans, warnings: process.warnings,
      withoutWarning: process.withoutWarning,
      allowsEffectBeforeNotice: process.allowsEffectBeforeNotice, decision: decision, review: process.review,
      appeals: process.appeals, retentionYears: retentionYears, steps: steps, alwaysOpen: alwaysOpen, newMatters: newMatters,
      externalRemedies: remedies, serviceStandards: standards, letters: letters,
      translations: translated.letters, letterWords: translated.words, policyDocument: document, calendar: calendar, work: work,
      intake: intake, told: told, retention: retention, equality: EqualityQuestion.all(of: root))
  }
}
