import Contracts

extension PolicyPack {
  /// - Parameter isEarlier: whether it is an earlier version of the pack: no more calls are ended under it, so it need not say what ends one.
  static func headings(of root: PackObject, isEarlier: Bool) -> [Heading] {
    let result = root.objects("headings", keys: ["code", "name", "paragraph", "endsCalls"]).map {
      Heading(
        code: $0.code("code"), name: $0.text("name"), paragraph: $0.paragraph("paragraph") ?? $0.text("name"),
        endsCalls: $0.flag("endsCalls", default: false))
    }
    root.requireUnique(result.map(\.code), in: "headings")
    if !isEarlier, !result.isEmpty, !result.contains(where: \.endsCalls) {
      root.fault("headings", "must say of at least one heading that it endsCalls: staff may end such a call")
    }
    return result
  }

  /// Every rule, with its paragraph or `none`.
  ///
  /// - Parameter isEarlier: whether it is an earlier version of the pack, which need not say where rules are that were not known then.
  static func citations(of root: PackObject, isEarlier: Bool) -> Citations {
    let object = root.object("paragraphs", keys: Set(Rule.allCases.map(\.rawValue)))
    var paragraphs: [Rule: String] = [:]
    for rule in Rule.allCases where !isEarlier || object.node(rule.rawValue) != nil {
      paragraphs[rule] = object.paragraph(rule.rawValue)
    }
    return Citations(paragraphs)
  }

  static func officeTitles(of root: PackObject) -> [OfficeTitle] {
    let result = root.objects("offices", keys: ["code", "title", "article", "may", "reportsTo"]).compactMap {
      object -> OfficeTitle? in
      let (code, title) = (object.code("code"), object.text("title"))
      if code.count > 64 { object.fault("code", "must have at most 64 characters") }
      if code == Office.service.rawValue { object.fault("code", "is what this system calls its own services") }
      let article = object.choice("article", of: OfficeTitle.Article.self)
      let may = Set(object.choices("may", of: Capability.self))
      if may.isEmpty, object.node("may") != nil { object.fault("may", "must name a capability") }
      let above = object.node("reportsTo") == nil ? nil : Office(object.code("reportsTo"))
      return article.map { OfficeTitle(office: Office(code), title: title, article: $0, may: may, reportsTo: above) }
    }
    root.requireUnique(result.map(\.office.rawValue), in: "offices")
    // A request for an adjustment that no one may decide would hold up its person's case for good.
    for needed in [Capability.record, .adjust] where !result.isEmpty && !result.contains(where: { $0.may.contains(needed) }) {
      root.fault("offices", "must have one that may \(needed.rawValue)")
    }
    return result
  }

  /// The working days of the division that the pack names.
  static func calendar(of root: PackObject, _ holidays: BankHolidays) -> WorkingDays? {
    let code = root.code("calendar")
    if code.isEmpty { return nil }
    guard let days = holidays.workingDays(in: code) else {
      root.fault("calendar", "must be a division of \(BankHolidays.fileName): " + holidays.codes.joined(separator: ", "))
      return nil
    }
    return days
  }

  static func customerService(of root: PackObject) -> ContactPoint {
    let object = root.object("customerService", keys: ["name", "phone", "email"])
    return ContactPoint(name: object.text("name"), phone: object.text("phone"), email: object.text("email"))
  }

  /// An earlier version, which decides how no number is read, need not say it.
  static func telephones(of root: PackObject, isEarlier: Bool) -> TelephoneReader? {
    if isEarlier, root.node("telephones") == nil { return .unknownRegion }
    let object = root.object("telephones", keys: ["region", "prefixes"])
    let prefixes = object.optionalTexts("prefixes")
    if !prefixes.allSatisfy({ $0.utf8.count <= 8 && $0.utf8.allSatisfy(TelephoneText.isDigit) }) {
      object.fault("prefixes", "must be digits, as they are dialled before a number")
    }
    let region = object.text("region")
    let reader = TelephoneReader(region: region, prefixes: prefixes)
    if reader == nil, !region.isEmpty { object.fault("region", "must be the two letters of a country, such as GB") }
    return reader
  }

  /// - Parameter isEarlier: whether it is an earlier version of the pack, which need not say by which words its routes are known.
  static func alwaysOpen(of root: PackObject, isEarlier: Bool) -> [AlwaysOpenRoute] {
    var seen: Set<String> = []
    let result = root.objects("alwaysOpen", keys: ["code", "words", "phrases"]).map { object in
      let code = object.code("code")
      if code == ContactAbout.newInformation.code || code == ContactAbout.newComplaint.code {
        object.fault("code", "is what a contact that brings something new is called")
      }
      for (index, phrase) in object.optionalTexts("phrases").enumerated() where !seen.insert(phrase.lowercased()).inserted {
        object.fault("phrases[\(index)]", "\(phrase) appears twice")
      }
      return AlwaysOpenRoute(
        code: code, words: object.text("words"), phrases: phrases(of: object, "phrases", isEarlier: isEarlier))
    }
    root.requireUnique(result.map(\.code), in: "alwaysOpen")
    return result
  }

  static func newMatters(of root: PackObject, isEarlier: Bool) -> NewMatterPhrases {
    if isEarlier, root.node("newMatters") == nil { return NewMatterPhrases(information: [], complaint: []) }
    let keys = (ContactAbout.newInformation.code, ContactAbout.newComplaint.code)
    let object = root.object("newMatters", keys: [keys.0, keys.1])
    return NewMatterPhrases(
      information: phrases(of: object, keys.0, isEarlier: isEarlier), complaint: phrases(of: object, keys.1, isEarlier: isEarlier)
    )
  }

  private static func phrases(of object: PackObject, _ key: String, isEarlier: Bool) -> [PlanWords.Phrase] {
    if isEarlier, object.node(key) == nil { return [] }
    let texts = object.texts(key)
    if texts.isEmpty, object.node(key) != nil { object.fault(key, "must name what people say, once at least") }
    return texts.enumerated().compactMap { index, text in
      let phrase = PlanWords.Phrase(text)
      if phrase == nil { object.fault("\(key)[\(index)]", "must hold a word") }
      return phrase
    }
  }

  /// - Parameter isEarlier: whether it is an earlier version of the pack, which need not say where they are.
  static func externalRemedies(of root: PackObject, isEarlier: Bool) -> [ExternalRemedy] {
    let result = root.objects("externalRemedies", keys: ["code", "words", "address", "phone", "site"]).map { object in
      func text(_ key: String) -> String { isEarlier && object.node(key) == nil ? "" : object.text(key) }
      return ExternalRemedy(
        code: object.code("code"), words: object.text("words"), address: text("address"), phone: text("phone"), site: text("site")
      )
    }
    root.requireUnique(result.map(\.code), in: "externalRemedies")
    return result
  }

  /// - Parameter isEarlier: whether it is an earlier version of the pack, which need not say who signs.
  static func organisations(of root: PackObject, isEarlier: Bool) -> [Organisation] {
    let result = root.objects("organisations", keys: ["code", "name", "address", "phone", "email", "signatory"]).map { object in
      Organisation(
        code: object.code("code"), name: object.text("name"), address: object.texts("address"), phone: object.text("phone"),
        email: object.text("email"), signatory: signatory(of: object, isEarlier: isEarlier))
    }
    root.requireUnique(result.map(\.code), in: "organisations")
    return result
  }

  private static func signatory(of object: PackObject, isEarlier: Bool) -> Signatory? {
    if isEarlier, object.node("signatory") == nil { return nil }
    let signatory = object.object("signatory", keys: ["name", "office"])
    return Signatory(name: signatory.text("name"), office: signatory.text("office"))
  }

  /// The body's own policy: a file of the pack that is there, or an address.
  ///
  /// - Parameters:
  ///   - isEarlier: whether it is an earlier version of the pack, which need not have it.
  ///   - file: what is in the file of that name in the pack's folder; nil where there is none.
  static func policyDocument(of root: PackObject, isEarlier: Bool, file: (String) -> [UInt8]?) -> PolicyDocument? {
    if isEarlier, root.node("policyDocument") == nil { return nil }
    let object = root.object("policyDocument", keys: ["file", "pages", "address"])
    switch (object.node("file"), object.node("address")) {
    case (nil, _?):
      let address = object.text("address")
      if object.node("pages") != nil { object.fault("pages", "belongs to a file") }
      if !address.hasPrefix("https://") || address.contains(where: \.isWhitespace) || address.count > 200 {
        object.fault("address", "must be an address that begins with https://")
      }
      return .address(address)
    case (_?, nil):
      let name = object.text("file")
      let bytes = name.contains("/") ? [] : file(name) ?? []
      if !name.isEmpty, !bytes.starts(with: Array("%PDF-".utf8)) || bytes.count > PolicyFile.limit {
        object.fault("file", "must be a PDF in the pack's folder, of at most \(PolicyFile.limit) bytes")
      }
      return .file(PolicyFile(bytes: bytes, pages: object.number("pages", in: 1...40)))
    case (nil, nil), (_?, _?):
      root.fault("policyDocument", "must name the file of the policy, or the address at which it can be read")
      return nil
    }
  }

  /// - Parameter isEarlier: whether it is an earlier version of the pack, which need not say what letters call a behaviour.
  static func behaviours(of root: PackObject, headings: [Heading], isEarlier: Bool) -> [Behaviour] {
    let known = Set(headings.map(\.code))
    let keys: Set<String> = ["code", "heading", "paragraph", "words", "toPerson", "isMadeOfContacts"]
    let result = root.objects("behaviours", keys: keys).map { object in
      let heading = object.code("heading")
      let toPerson = isEarlier && object.node("toPerson") == nil ? "" : object.text("toPerson")
      if !toPerson.isEmpty, !toPerson.hasPrefix("you ") || toPerson.hasSuffix(".") {
        object.fault("toPerson", "must say what the person did, such as: you shouted at staff")
      }
      if !heading.isEmpty, !known.contains(heading) { object.fault("heading", "is not the code of a heading") }
      return Behaviour(
        code: object.code("code"), heading: heading,
        paragraph: object.paragraph("paragraph") ?? headings.first { $0.code == heading }?.paragraph ?? "",
        words: object.text("words"), toPerson: toPerson, isMadeOfContacts: object.flag("isMadeOfContacts", default: false))
    }
    root.requireUnique(result.map(\.code), in: "behaviours")
    return result
  }

  static func criteria(of root: PackObject) -> [Criterion] {
    let result = root.objects("criteria", keys: ["code", "question", "accepts"]).map { object in
      let accepts = Set(object.choices("accepts", of: CriterionAnswer.self))
      if accepts.isEmpty { object.fault("accepts", "must name an answer that lets a proposal go on") }
      if accepts.contains(.notMet) {
        object.fault("accepts", "must not name not-met: a criterion not met stops a proposal")
      }
      return Criterion(code: object.code("code"), question: object.text("question"), accepts: accepts)
    }
    root.requireUnique(result.map(\.code), in: "criteria")
    return result
  }

  static func restrictions(of root: PackObject) -> [RestrictionRule] {
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

  /// - Parameter isEarlier: whether it is an earlier version of the pack, whose cases go on by what it says: it may say nothing.
  static func wordsInPlans(of root: PackObject, isEarlier: Bool) -> PlanWords {
    if isEarlier, root.node("wordsInPlans") == nil { return .none }
    let object = root.object("wordsInPlans", keys: Set(Channel.allCases.map(\.rawValue) + ["blocking", "excusing"]))
    func phrases(_ key: String) -> [PlanWords.Phrase] {
      // Some channels are younger than some packs.
      if isEarlier, object.node(key) == nil { return [] }
      let texts = object.texts(key)
      if texts.isEmpty, object.node(key) != nil { object.fault(key, "must name a word") }
      return texts.enumerated().compactMap { index, text in
        let phrase = PlanWords.Phrase(text)
        if phrase == nil { object.fault("\(key)[\(index)]", "must be a word or several, the last of which may end in *") }
        return phrase
      }
    }
    return PlanWords(
      blocking: phrases("blocking"), excusing: phrases("excusing"),
      channels: Dictionary(uniqueKeysWithValues: Channel.allCases.map { ($0, phrases($0.rawValue)) }))
  }

  static func standards(of root: PackObject) -> [CaseTask: Int] {
    let object = root.object("serviceStandardDays", keys: Set(CaseTask.allCases.map(\.rawValue)))
    return Dictionary(uniqueKeysWithValues: CaseTask.allCases.map { ($0, object.number($0.rawValue, in: 0...365)) })
  }
}
