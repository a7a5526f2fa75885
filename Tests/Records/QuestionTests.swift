import Contracts
import ServiceKit
import TestOffices
import TestSupport
import Testing

@Suite("Every question that a service can be asked")
struct QuestionTests {
  /// The values for the parameters of paths and queries: something that exists.
  private struct Known {
    /// By the path's first segment, or by that of a draft.
    var ids: [String: String]
    /// By the route and the name, or by the name alone.
    var queries: [String: [String]]
    /// Who is in all of it.
    var person: Identifier

    func path(of route: Route) throws -> String {
      let segments = route.path.split(separator: "/").map(String.init)
      let kind = segments.contains("draft-letter") ? "draft-letter" : segments[0]
      return try segments.map { segment in
        "/" + (segment.hasPrefix("{") ? try #require(ids[kind], "what is there at \(route.path)") : segment)
      }.joined()
    }

    /// Every value that the route's query may have, each alone, with others, and all together; of many names up to three at a time, and all.
    func targets(of route: Route) throws -> [String] {
      let path = try path(of: route)
      let names = route.queryNames.filter { queries["\(route.path) \($0)"] ?? queries[$0] != [] }
      return try names.reduce([""]) { targets, name in
        let values = try #require(queries["\(route.path) \(name)"] ?? queries[name], "what \(name) may say at \(route.path)")
        return targets.flatMap { target in [target] + values.map { "\(target)&\(name)=\(Town.escaped($0))" } }
      }.filter { target in
        let count = target.count { $0 == "&" }
        return names.count <= 8 || count <= 3 || count == names.count
      }.map { path + "?" + $0.dropFirst() }
    }
  }

  /// What some routes cannot answer without.
  private static let needed = ["serviceUser", "challenge", "record"]

  /// A disposal is there only after years: `DisposalTests` ask for it, and `settle` looks at the statements. `HeldTests` ask for streams.
  private static func isThere(_ route: Route) -> Bool {
    !route.path.hasPrefix("/disposals/{id}") && !route.path.hasPrefix("/journal/streams/")
      // It reads everything, when it is told to.
      && route.path != "/self-check"
  }

  private static func known(_ town: Town) throws -> Known {
    let draft = try town.bring(
      try town.register("Kim Lee", telephone: "07700 900003"), to: "awaiting-authorisation", draft: Town.filingDraft)
    let hold: Hold = try town.send(
      .records, "/holds", as: People.rory,
      [
        "organisation": "opfcc", "scope": ["kinds": ["contact"]], "reason": "A claim.", "authority": "Counsel",
        "reviewOn": "2027-06-01",
      ]
    ).decode()
    let person = try town.register()
    try town.settle()
    let asked: RightsRequest = try town.send(
      .records, "/rights-requests", as: People.rory,
      [
        "serviceUser": .text(person.id.text), "organisation": "opfcc", "right": "access", "channel": "email",
        "request": "Everything.",
      ]
    ).decode()
    let file = try town.bring(person, to: "in-force", draft: Town.filingDraft)
    let contact: JSON = [
      "serviceUser": .text(person.id.text), "organisation": "opfcc", "channel": "telephone", "summary": "Asked for a form.",
    ]
    let call: ContactRecord = try town.send(.intake, "/contacts", as: People.rita, contact).decode()
    let incident = try town.logIncident(of: person)
    let report = try town.report([incident], of: person)
    let request = try town.decide(try town.requestAdjustment(for: person))
    let second = try town.register("Alex Marsh", telephone: "07700 900002")
    let merge: ServiceUserMerge = try town.send(
      .intake, "/service-users/\(person.id)/merges", as: People.mara,
      ["other": .text(second.id.text), "reasons": "One voice.", "evidence": "The recording."]
    ).decode()
    let matter = try town.openMatter(of: person)
    let item = try town.file(of: person)
    let evidence = try attach(to: incident, in: town)
    try town.settle()
    let notice = try #require(
      try town.get(.notification, "/notices", as: People.mara).decode(Page<Notice>.self).items.first)
    let letter = try #require(
      try town.get(.intake, "/letters", as: People.mara).decode(Page<IntakeLetter>.self).items.first)
    let batch: PrintBatch = try town.send(.notification, "/print-batches", as: People.mara, ["organisation": "opfcc"]).decode()
    return Known(
      ids: [
        "service-users": person.id.text, "contacts": call.id.text, "incidents": incident.id.text, "reports": report.id.text,
        "adjustment-requests": request.id.text, "cases": file.id.text, "case-files": file.id.text, "notices": notice.id.text,
        "policy": "1.0", "service-user-merges": merge.id.text, "matters": matter.id.text, "filed-items": item.id.text,
        "evidence": evidence.id.text, "print-batches": batch.id.text, "letters": letter.id.text,
        "holds": hold.id.text, "rights-requests": asked.id.text, "draft-letter": draft.id.text, "held": person.id.text,
      ],
      queries: [
        "open": ["true", "false"], "telephone": ["07700 900001"], "email": ["robin@example.org"], "name": ["Robin Quist"],
        "serviceUser": [person.id.text],
        "/adjustment-requests state": ["requested"], "/notices state": ["accepted"], "stage": ["in-force"],
        "organisation": ["opfcc"], "responsible": ["me", "manager", "mara"], "/tasks responsible": ["me"], "overdue": ["true"],
        "/service-users reference": [person.reference], "/contacts reference": [call.reference],
        "/incidents reference": [incident.reference], "/reports reference": [report.reference],
        "/letters reference": [request.reference], "/letters state": ["requested"],
        "/adjustment-requests reference": [request.reference], "waitingFor": ["Casework"], "reviewBy": ["2028-01-01"],
        "/matters reference": [matter.reference], "/matters state": ["open"], "kind": ["complaint"], "type": ["service"],
        "/filed-items reference": [item.reference], "/filed-items state": ["waiting"], "namedReader": ["me"],
        "movedUpTo": ["manager"], "outcome": ["nothing-new"], "/filed-items after": ["1.\(item.id)"],
        "reference": [file.reference], "order": ["newest-first"],
        "from": ["2026-11-01"], "to": ["2026-12-31"],
        "case": [file.id.text], "after": [person.id.text], "/tasks after": ["1.\(person.id)"], "/register after": ["1"],
        "/journal after": ["1"], "source": ["intake"],
        "channel": ["telephone"], "direction": ["incoming"], "handler": ["rita"], "matter": ["M 1"],
        "identified": ["true", "false"],
        "behaviour": ["swearing-or-threatening"], "heading": ["unreasonable"],
        // It is bound, and changes no statement.
        "limit": [], "wait": ["0"], "at": ["1"],
        "challenge": [file.id.text],
        "released": ["true", "false"], "/rights-requests state": ["open"], "dueBy": ["2032-11-23"],
        "/aggregates kind": ["contact"],
        "/register kind": ["warning"], "/restrictions kind": ["time-limits"], "/restrictions state": ["in-force"],
        "/restrictions after": ["\(file.id) 1"], "audience": ["person"], "/looks after": ["1"], "year": ["2026"],
        "account": ["mara"],
        "/aggregates after": ["2026-11-23 contact/\(call.id)"], "/disposals state": ["proposed"],
        "/cases/{id}/draft-letter/document name": ["plan"],
        "format": ["html"], "/notices/{id}/document name": [notice.letter],
        "/evidence record": [incident.id.text], "/forms/matter-closed record": [matter.id.text],
        "/forms/filed-item-outcome record": [item.id.text],
      ], person: person.id)
  }

  /// Adds a file to an incident, as a browser does.
  private static func attach(to incident: Incident, in town: Town) throws -> Evidence {
    let parts = [
      ("name=\"owner\"", "incident"), ("name=\"record\"", incident.id.text), ("name=\"file\"; filename=\"note.txt\"", "A note."),
    ]
    let body = parts.map { "--part\r\nContent-Disposition: form-data; \($0)\r\n\r\n\($1)\r\n" }.joined() + "--part--\r\n"
    let headers = [
      try town.authorization(People.rita, for: .intake), ("Content-Type", "multipart/form-data; boundary=part"),
    ]
    return try town.ask(.intake, Request(.post, "/evidence", headers: headers, body: Array(body.utf8))).decode()
  }

  @Test("is answered without reading a whole table or putting it in order, whatever its query says")
  func questions() throws {
    let town = try Town.whole()
    let known = try Self.known(town)
    for service in Service.allCases {
      for route in try town.parts(service).application.routes where route.method == .get && Self.isThere(route) {
        for target in try known.targets(of: route) {
          for organisations in [["opfcc"], ["opfcc", "voice"]] as [Set<String>] {
            var actor: Actor?
            if let capabilities = route.access.capabilities {
              let offices = capabilities.isEmpty ? [.service] : Offices.opfcc.able(to: capabilities)
              actor = Actor(subject: "mara", name: "mara", offices: Set(offices), organisations: organisations)
            }
            let answer = try town.get(service, target, as: actor)
            // A list of one person's own is not shown without the person.
            #expect(
              answer.status == 200 || answer.status == 422 && !Self.needed.contains(where: target.contains),
              "\(target): \(answer.text)")
          }
        }
        try town.refuseSlowStatements()
      }
    }
  }

  @Test("is logged where its answer shows a person, with who asked it and in which office, in the service that was asked")
  func looks() throws {
    let town = try Town.whole()
    let known = try Self.known(town)
    var (asked, shown) = (0, 0)
    for service in Service.allCases {
      for route in try town.parts(service).application.routes where route.method == .get && Self.isThere(route) {
        guard let capabilities = route.access.capabilities, !capabilities.isEmpty else { continue }
        let office = try #require(Offices.opfcc.able(to: capabilities).min())
        for target in try known.targets(of: route).prefix(4) {
          asked += 1
          let account = "looker-\(asked)"
          let answer = try town.get(
            service, target, as: Actor(subject: account, name: account, offices: [office], organisations: ["opfcc"]))
          guard answer.status == 200, ["Robin Quist", known.person.text].contains(where: answer.text.contains) else { continue }
          shown += 1
          let looks = try town.get(service, "/looks?account=\(account)", as: People.rory).decode(Page<Look>.self).items
          #expect(looks.contains { $0.serviceUser == known.person }, "\(target)")
          #expect(
            looks.allSatisfy { $0.route == route.path && $0.office == office && $0.service == service.rawValue },
            "\(target) \(looks)")
        }
      }
    }
    // Every kind of record was asked for.
    #expect(shown > 60)
  }

  @Test("a place in a list that is none is refused by the name of its field, in every list alike")
  func noPlace() throws {
    let town = try Town.whole()
    let known = try Self.known(town)
    var asked = 0
    for service in Service.allCases {
      for route in try town.parts(service).application.routes
      where route.method == .get && route.queryNames.contains("after") && Self.isThere(route) {
        guard let capabilities = route.access.capabilities else { continue }
        let offices = capabilities.isEmpty ? [.service] : Offices.opfcc.able(to: capabilities)
        let actor = Actor(subject: "mara", name: "mara", offices: Set(offices), organisations: ["opfcc"])
        let record = route.path == "/evidence" ? "&record=\(try #require(known.ids["incidents"]))" : ""
        let person = route.queryNames.contains("serviceUser") ? "&serviceUser=\(try #require(known.ids["service-users"]))" : ""
        for place in ["-1", "x", "1.x", "01"] where place != "01" || route.path == "/register" {
          let answer = try town.get(service, "\(try known.path(of: route))?after=\(place)\(person)\(record)", as: actor)
          asked += 1
          let fields = answer.status == 422 ? try answer.problem().errors?.map(\.field) : nil
          #expect(fields == ["after"], "\(service) \(route.path) after \(place): \(answer.status) \(answer.text)")
        }
      }
    }
    #expect(asked > 30)
  }

  @Test("and contact checks, whatever is known of the person, are too")
  func checks() throws {
    let town = try Town.whole()
    let person = try town.register()
    let file = try town.bring(person, to: "in-force")
    let asked: JSON = ["organisation": "opfcc", "channel": "telephone"]
    for known in [
      ["serviceUser": .text(person.id.text)], ["telephone": "07700 900001"], ["email": "robin@example.org"], ["name": "R. Quist"],
      ["telephone": "07700 900001", "name": "Someone Else"],
    ] as [[String: JSON?]] {
      #expect(try town.send(.intake, "/contact-checks", as: People.rita, asked.with(known)).status == 200)
    }
    let amended: JSON = ["name": "Robin Quist-Marsh", "telephoneNumbers": ["07700 900002"]]
    let version = try town.get(.intake, "/service-users/\(person.id)", as: People.rita).decode(ServiceUser.self).version
    #expect(
      try town.send(.intake, "/service-users/\(person.id)", as: People.rita, amended, method: .patch, version: version).status
        == 200)
    try town.give("record-death", file, ["evidence": "A death certificate, seen at the desk."])
    try town.settle()
  }
}
