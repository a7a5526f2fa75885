import Contracts
private import Foundation

extension PolicyPack {
  /// Reads `policy.json` and the templates it names from a folder, and checks all of it.
  ///
  /// - Throws: every fault, each with its JSON path (`$.behaviours[3].paragraph: ...`) or file and line.
  package static func load(folder: String) throws(PackFaults) -> PolicyPack {
    let root = URL(filePath: folder, directoryHint: .isDirectory)
    return try read(policy: contents(of: "policy.json", in: root)) { name in
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
    policy: Data, file: (String) -> Result<String, PackFaults>
  ) throws(PackFaults) -> PolicyPack {
    let faults = PackFaultList()
    let node: PackNode
    do { node = try JSONDecoder().decode(PackNode.self, from: policy) } catch {
      throw PackFaults(faults: ["$: is not well-formed JSON"])
    }
    let root = PackObject(node, path: "$", keys: rootKeys, faults: faults)
    let letters = letters(of: root, file: file)
    guard let pack = assemble(root, letters: letters), faults.lines.isEmpty else { throw PackFaults(faults: faults.lines) }
    return pack
  }

  private static let rootKeys: Set<String> = [
    "id", "version", "body", "title", "owner", "approver", "inForceFrom", "timeZone", "organisations", "customerService",
    "headings",
    "behaviours", "criteria", "restrictions", "warningPeriodDays", "reviewMonths", "retentionYears", "steps", "alwaysOpen",
    "externalRemedies", "serviceStandardDays", "letters",
  ]

  private static func assemble(_ root: PackObject, letters: [LetterName: LetterTemplate]) -> PolicyPack? {
    let headings = root.objects("headings", keys: ["code", "name", "paragraph"]).map {
      Heading(code: $0.code("code"), name: $0.text("name"), paragraph: $0.paragraph("paragraph"))
    }
    root.requireUnique(headings.map(\.code), in: "headings")
    let zoneName = root.text("timeZone")
    let zone = BodyZone(name: zoneName)
    if zone == nil, !zoneName.isEmpty { root.fault("timeZone", "must be a time zone such as Europe/London") }
    let customerService = root.object("customerService", keys: ["name", "phone", "email"])
    let from = root.day("inForceFrom")
    let parts = Parts(
      organisations: organisations(of: root), behaviours: behaviours(of: root, headings: headings), criteria: criteria(of: root),
      restrictions: restrictions(of: root), steps: steps(of: root), standards: standards(of: root))
    let reference = PackReference(id: root.code("id"), version: root.text("version"))
    let alwaysOpen = root.objects("alwaysOpen", keys: ["code", "words"]).map {
      AlwaysOpenRoute(code: $0.code("code"), words: $0.text("words"))
    }
    root.requireUnique(alwaysOpen.map(\.code), in: "alwaysOpen")
    let remedies = root.objects("externalRemedies", keys: ["code", "words"]).map {
      ExternalRemedy(code: $0.code("code"), words: $0.text("words"))
    }
    root.requireUnique(remedies.map(\.code), in: "externalRemedies")
    let contact = ContactPoint(
      name: customerService.text("name"), phone: customerService.text("phone"), email: customerService.text("email"))
    let (body, title, owner, approver) = (root.text("body"), root.text("title"), root.text("owner"), root.text("approver"))
    let warningDays = root.number("warningPeriodDays", in: 1...365)
    let (reviewMonths, retentionYears) = (root.number("reviewMonths", in: 1...12), root.number("retentionYears", in: 1...100))
    guard let zone, let from else { return nil }
    return PolicyPack(
      reference: reference, body: body, title: title, owner: owner, approver: approver, inForceFrom: from, zone: zone,
      organisations: parts.organisations, customerService: contact, headings: headings, behaviours: parts.behaviours,
      criteria: parts.criteria, restrictions: parts.restrictions, warningPeriodDays: warningDays, reviewMonths: reviewMonths,
      retentionYears: retentionYears, steps: parts.steps, alwaysOpen: alwaysOpen, externalRemedies: remedies,
      serviceStandards: parts.standards, letters: letters)
  }

  private struct Parts {
    let organisations: [Organisation]
    let behaviours: [Behaviour]
    let criteria: [Criterion]
    let restrictions: [RestrictionRule]
    let steps: [ActionName: Set<Role>]
    let standards: [CaseTask: Int]
  }

  private static func organisations(of root: PackObject) -> [Organisation] {
    let result = root.objects("organisations", keys: ["code", "name", "address", "phone", "email"]).map {
      Organisation(
        code: $0.code("code"), name: $0.text("name"), address: $0.texts("address"), phone: $0.text("phone"),
        email: $0.text("email"))
    }
    root.requireUnique(result.map(\.code), in: "organisations")
    return result
  }

  private static func behaviours(of root: PackObject, headings: [Heading]) -> [Behaviour] {
    let known = Set(headings.map(\.code))
    let result = root.objects("behaviours", keys: ["code", "heading", "paragraph", "words"]).map { object in
      let heading = object.code("heading")
      if !heading.isEmpty, !known.contains(heading) { object.fault("heading", "is not the code of a heading") }
      return Behaviour(
        code: object.code("code"), heading: heading, paragraph: object.paragraph("paragraph"), words: object.text("words"))
    }
    root.requireUnique(result.map(\.code), in: "behaviours")
    return result
  }

  private static func criteria(of root: PackObject) -> [Criterion] {
    let result = root.objects("criteria", keys: ["code", "question", "accepts"]).map { object in
      let accepts = Set(object.choices("accepts", of: CriterionAnswer.self))
      if accepts.isEmpty { object.fault("accepts", "must name an answer that lets a proposal go on") }
      if accepts.contains(.notMet) {
        object.fault("accepts", "must not name not-met: a criterion not met stops a proposal (5.3)")
      }
      return Criterion(code: object.code("code"), question: object.text("question"), accepts: accepts)
    }
    root.requireUnique(result.map(\.code), in: "criteria")
    return result
  }

  private static func restrictions(of root: PackObject) -> [RestrictionRule] {
    let result = root.objects("restrictions", keys: ["code", "name", "needs", "needsOneOf"]).compactMap {
      object -> RestrictionRule? in
      let (kind, name) = (object.choice("code", of: RestrictionKind.self), object.text("name"))
      let needs = object.choices("needs", of: RestrictionParameter.self)
      let oneOf = object.node("needsOneOf") == nil ? [] : object.choices("needsOneOf", of: RestrictionParameter.self)
      return kind.map { RestrictionRule(kind: $0, name: name, needs: needs, needsOneOf: oneOf) }
    }
    root.requireUnique(result.map(\.kind.rawValue), in: "restrictions")
    return result
  }

  private static func steps(of root: PackObject) -> [ActionName: Set<Role>] {
    let human = ActionName.allCases.filter { !$0.isAutomatic }
    let object = root.object("steps", keys: Set(human.map(\.rawValue)))
    var steps: [ActionName: Set<Role>] = [:]
    for action in human {
      let roles = Set(object.choices(action.rawValue, of: Role.self))
      if roles.isEmpty, object.node(action.rawValue) != nil { object.fault(action.rawValue, "must name a role") }
      for role in roles where role == .service || role == .auditor || role == .administrator {
        object.fault(action.rawValue, "cannot be a step of the role \(role.rawValue)")
      }
      steps[action] = roles
    }
    return steps
  }

  private static func standards(of root: PackObject) -> [CaseTask: Int] {
    let object = root.object("serviceStandardDays", keys: Set(CaseTask.allCases.map(\.rawValue)))
    return Dictionary(uniqueKeysWithValues: CaseTask.allCases.map { ($0, object.number($0.rawValue, in: 0...365)) })
  }

  private static func letters(
    of root: PackObject, file: (String) -> Result<String, PackFaults>
  ) -> [LetterName: LetterTemplate] {
    let object = root.object("letters", keys: Set(LetterName.allCases.map(\.rawValue)))
    var letters: [LetterName: LetterTemplate] = [:]
    for letter in LetterName.allCases {
      let name = object.text(letter.rawValue)
      guard !name.isEmpty else { continue }
      guard !name.contains("/") else {
        object.fault(letter.rawValue, "must be a file in the pack's folder")
        continue
      }
      do {
        let template = try LetterTemplate.parse(try file(name).get(), file: name)
        object.faults.add(lines: template.faults(for: letter))
        letters[letter] = template
      } catch {
        for line in error.faults { object.fault(letter.rawValue, line) }
      }
    }
    return letters
  }
}
