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
      do throws(PackFaults) { return .success(String(decoding: try contents(of: name, in: root), as: UTF8.self)) } catch {
        return .failure(error)
      }
    }
  }

  private static func contents(of name: String, in root: URL) throws(PackFaults) -> Data {
    do { return try Data(contentsOf: root.appending(path: name)) } catch {
      throw PackFaults(faults: ["\(name): cannot be read"])
    }
  }

  private static func read(
    policy: Data, holidays: BankHolidays, isEarlier: Bool, file: (String) -> Result<String, PackFaults>
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
    "serviceStandardDays", "letters", "work", "intake", "newMatters",
  ]

  private static func assemble(
    _ root: PackObject, holidays: BankHolidays, isEarlier: Bool, file: (String) -> Result<String, PackFaults>
  ) -> PolicyPack? {
    let headings = headings(of: root, isEarlier: isEarlier)
    let restrictions = restrictions(of: root)
    let wordsInPlans = wordsInPlans(of: root, isEarlier: isEarlier)
    let (citations, officeTitles) = (citations(of: root, isEarlier: isEarlier), officeTitles(of: root))
    let offices = Offices(pack: "", officeTitles.map { ($0.office, $0.may) })
    let process = Process(root, headings: headings, restrictions: restrictions, offices: offices)
    let letters = letters(of: root, warnings: process.warnings, appeals: process.appeals, file: file)
    let zoneName = root.text("timeZone")
    let zone = BodyZone(name: zoneName)
    if zone == nil, !zoneName.isEmpty { root.fault("timeZone", "must be a time zone such as Europe/London") }
    let telephones = telephones(of: root, isEarlier: isEarlier)
    let from = root.day("inForceFrom")
    let until = root.node("inForceUntil") == nil ? nil : root.day("inForceUntil")
    if let from, let until, until < from { root.fault("inForceUntil", "must not be before inForceFrom") }
    let contact = customerService(of: root)
    let reference = PackReference(id: root.code("id"), version: root.text("version"))
    let (organisations, behaviours) = (organisations(of: root), behaviours(of: root, headings: headings))
    let (alwaysOpen, remedies) = (alwaysOpen(of: root, isEarlier: isEarlier), externalRemedies(of: root))
    let newMatters = newMatters(of: root, isEarlier: isEarlier)
    let (criteria, standards) = (criteria(of: root), standards(of: root))
    let steps = steps(of: root, process: process, offices: offices)
    let (body, title, owner, approver) = (root.text("body"), root.text("title"), root.text("owner"), root.text("approver"))
    let calendar = calendar(of: root, holidays)
    let work = work(of: root)
    let intake = intake(of: root, alwaysOpen: alwaysOpen, remedies: remedies, isEarlier: isEarlier)
    checkReporting(of: root, officeTitles, reading: steps[.triage]?.first)
    let retentionYears = root.number("retentionYears", in: 1...100)
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
      externalRemedies: remedies, serviceStandards: standards, letters: letters, calendar: calendar, work: work, intake: intake)
  }

  private static func letters(
    of root: PackObject, warnings: [WarningStage], appeals: AppealRules, file: (String) -> Result<String, PackFaults>
  ) -> [LetterName: LetterTemplate] {
    let object = root.object("letters", keys: Set(LetterName.allCases.map(\.rawValue)))
    var letters: [LetterName: LetterTemplate] = [:]
    let given = Set(warnings.map(\.letter))
    for letter in LetterName.allCases {
      // Every body sends the other letters; a second warning is sent only where the body gives two.
      if letter == .informalWarning, !given.contains(letter), object.node(letter.rawValue) == nil { continue }
      let name = object.text(letter.rawValue)
      guard !name.isEmpty else { continue }
      guard !name.contains("/") else {
        object.fault(letter.rawValue, "must be a file in the pack's folder")
        continue
      }
      do {
        let template = try LetterTemplate.parse(try file(name).get(), file: name)
        object.faults.add(lines: template.faults(for: letter))
        object.faults.add(lines: template.disputeFaults(for: letter, appeals))
        letters[letter] = template
      } catch {
        for line in error.faults { object.fault(letter.rawValue, line) }
      }
    }
    return letters
  }
}
