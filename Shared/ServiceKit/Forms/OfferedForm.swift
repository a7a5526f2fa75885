package import Contracts
package import Storage

/// A form: one row, and the route that it is the form of. What it takes, who may fill it in and what is done are that route's.
package struct OfferedForm: Sendable {
  /// The last part of its path.
  package let name: String
  /// What it is called.
  package let title: String
  /// The path of the POST route that does what the form asks for.
  package let action: String
  /// When fields must be filled in that need not always be, by their names.
  package let conditions: [String: String]
  /// The path of the list of the records that it changes, one each time; nil of a form that makes a new one.
  package let record: String?
  /// Whether files may come with it.
  package let takesFiles: Bool

  /// A form that makes something new.
  package init(
    _ name: String, _ title: String, _ action: String, takesFiles: Bool = false, _ conditions: [String: String] = [:]
  ) {
    (self.name, self.title, self.action, self.takesFiles, self.conditions) = (name, title, action, takesFiles, conditions)
    record = nil
  }

  /// A form that takes a record on, which is in that list and there under its identifier.
  package init(_ name: String, _ title: String, of record: String, _ action: String, _ conditions: [String: String] = [:]) {
    (self.name, self.title, self.record, self.conditions, takesFiles) = (name, title, record, conditions, false)
    self.action = "\(record)/{id}/\(action)"
  }

  /// Where it is read and posted.
  package var path: String { "/forms/" + name }
  /// It, as the list of forms has it.
  package var outline: FormOutline { FormOutline(name: name, title: title, path: path) }
}

/// What the forms of a service need to know of the policy, asked each time.
package struct FormPolicy: Sendable {
  /// What can be chosen in fields of that form, by their names.
  let options: @Sendable (OfferedForm) -> [String: [PolicyChoice]]
  /// The paths of the lists in which the records are found that can be named in the fields of those names.
  let records: [String: String]
  /// What has changed in the record of that form since that version of it: each field before and after.
  let changes: @Sendable (OfferedForm, RecordVersion, Reader) throws -> [FieldChange]
  /// The instant that the body's clock shows as that day and minute of the day; nil where there is none.
  let moment: @Sendable (Day, Int) -> Instant?
  /// The files that may come with a form that takes some.
  let files: FormFiles

  package init(
    options: @escaping @Sendable (OfferedForm) -> [String: [PolicyChoice]], records: [String: String],
    changes: @escaping @Sendable (OfferedForm, RecordVersion, Reader) throws -> [FieldChange],
    moment: @escaping @Sendable (Day, Int) -> Instant?, files: FormFiles
  ) {
    (self.options, self.records, self.changes, self.moment, self.files) = (options, records, changes, moment, files)
  }
}

extension OfferedForm {
  /// The routes of these forms: their list, and each to be read and to be posted.
  ///
  /// - Parameter routes: those that the forms are of.
  package static func routes(_ forms: [OfferedForm], of routes: [Route], open access: Access, _ policy: FormPolicy) -> [Route] {
    let outlines = forms.map(\.outline)
    let list = Route(
      .get, "/forms", "Every form that can be filled in here", access: access, answers: Page<FormOutline>.self
    ) { _ in .now(.json(Page(items: outlines, next: nil))) }
    return forms.reduce(into: [list]) { all, form in
      guard let route = routes.first(where: { $0.method == .post && $0.path == form.action }), let takes = route.takes else {
        preconditionFailure("the form \(form.name) is of a route that is not there: \(form.action)")
      }
      let sent = form.contract(of: takes)
      let contract = ContractSchema(sent, isRequest: true)
      let view: @Sendable () -> FormView = {
        FormView(
          name: form.name, title: form.title, path: form.path,
          fields: FormFields(of: contract, for: form, policy).all + (form.takesFiles ? policy.files.fields : []))
      }
      all.append(form.drawn(view, for: route, of: routes.first { $0.method == .get && $0.path == "\(form.record ?? "")/{id}" }))
      let posted = route.posted(at: form.path, taking: sent, "As a form: \(form.title)") { exchange in
        try form.submit(exchange, to: route, view, policy)
      }
      all.append(form.takesFiles ? posted.taking(policy.files.taken) : posted)
    }
  }

  /// The route that answers with the form as data; `reader` reads the record of one that is about a record.
  private func drawn(_ view: @escaping @Sendable () -> FormView, for route: Route, of reader: Route?) -> Route {
    let summary = "The form as data, to be drawn: \(title)"
    guard record != nil else {
      return Route(.get, path, summary, access: route.access, answers: FormView.self) { _ in .now(.json(view())) }
    }
    guard let reader else { preconditionFailure("the records of the form \(name) cannot be read") }
    return Route(
      .get, path, summary, access: route.access, asks: FormOfRecord.self, answers: FormView.self
    ) { exchange, query in
      .now(.json(try query.record.map { try filled(view(), for: $0, exchange, from: reader) } ?? view()))
    }
  }

  /// Does what the route does; what is wrong comes back with the form, and a browser is sent on to the record.
  private func submit(
    _ exchange: Exchange, to route: Route, _ view: @escaping @Sendable () -> FormView, _ policy: FormPolicy
  ) throws -> Reply {
    let files = takesFiles ? policy.files : nil
    let sent = try SentFiles(of: exchange, for: files)
    let form: FormError = { error, seen, reader in
      var problem = error as? Problem
      if let refusal = error as? Refusal { problem = Problem(refusal) }
      if case .staleVersion(_, let found)? = problem, let seen, let reader {
        var form = view().filled(TypedValues.of(exchange.request), []).about(seen.record, version: found)
        form.changes = try policy.changes(self, seen, reader)
        return Problem.staleForm(seen: seen.version, found: found, form)
      }
      if problem == .notFound, seen != nil { problem = .invalidFields([Self.unknownRecord]) }
      guard case .invalidFields(let found)? = problem else { return error }
      let faults = sent.faults(with: found)
      return Problem.invalidForm(faults, view().filled(TypedValues.of(exchange.request), faults).asking(again: sent.files, files))
    }
    let isBrowser = exchange.preferred(of: ["application/json", "text/html"]) == "text/html"
    var seen: RecordVersion?
    do {
      let asked: Exchange
      (asked, seen) = try self.asked(sent.rest, route.takes ?? RecordVersion.self)
      let place = seen.flatMap { seen in record.map { "\($0)/\(seen.record)" } }
      let reply = try route.handler(try asked.withMoments(of: view(), policy.moment))
      guard sent.faults.isEmpty else { throw Problem.invalidFields([]) }
      guard let files, !sent.files.isEmpty else {
        return try reply.changed(form, seen) { response, _ in response.sentOn(isBrowser, to: place) }
      }
      return .after { [seen] in
        let link = try files.keep(sent.files, sent.description, exchange)
        return try reply.changed(form, seen) { response, tx in
          try link(response, tx)
          return response.sentOn(isBrowser, to: place)
        }
      }
    } catch { throw try form(error, seen, nil) }
  }

  private static let unknownRecord = FieldProblem(field: "record", code: "unknown", detail: "is not a record known here")
}

/// What is answered in place of an error: the form, where the error is one of what was typed. It is about the version of a record that was seen, and
/// reads what has become of it.
private typealias FormError = @Sendable (any Error, RecordVersion?, Reader?) throws -> any Error

extension Reply {
  /// The same, with what it answers changed in the transaction that makes it; what is wrong is answered as the form says.
  ///
  /// - Throws: `Problem.unanswered`, where nothing is made: a form makes a record.
  fileprivate func changed(
    _ form: @escaping FormError, _ seen: RecordVersion?,
    _ change: @escaping @Sendable (Response, Transaction) throws -> Response
  ) throws -> Reply {
    guard case .write(let database, let made) = self else { throw Problem.unanswered }
    return .write(in: database) { tx in
      do { return try change(try made(tx), tx) } catch { throw try form(error, seen, tx) }
    }
  }
}

extension Response {
  /// To a browser: 303 to what was made, or to what was changed, which is there.
  fileprivate func sentOn(_ isBrowser: Bool, to place: String?) -> Response {
    var response = self
    if let place { response.headers.append(("Location", place)) }
    if isBrowser, status == 201 || status == 200, response.header("Location") != nil {
      (response.status, response.body) = (303, [])
    }
    if response.status == 303 { response.headers.removeAll { $0.name == "Content-Type" || $0.name == "ETag" } }
    response.headers.append(("Vary", "Accept"))
    return response
  }
}

extension Exchange {
  /// The same, with what a browser sends as a day and a time read by the body's clock.
  fileprivate func withMoments(of form: FormView, _ moment: (Day, Int) -> Instant?) throws(Problem) -> Exchange {
    let names = Set(form.fields.filter { $0.type == .moment }.map(\.name))
    guard !names.isEmpty, let pairs = try SentForm.of(request)?.pairs, pairs.contains(where: { names.contains($0.name) }) else {
      return self
    }
    return with(
      pairs.map { name, value in
        (name, (names.contains(name) ? Self.moment(value.trimmed, moment) : nil)?.text ?? value)
      })
  }

  /// `2026-11-23T10:15`, with seconds or without; nil of anything else.
  private static func moment(_ text: String, _ moment: (Day, Int) -> Instant?) -> Instant? {
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    guard parts.count == 2, let day = Day(String(parts[0])) else { return nil }
    let clock = parts[1].split(separator: ":", omittingEmptySubsequences: false)
    let numbers = clock.compactMap { part in
      part.utf8.count == 2 && part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
    }
    guard (2...3).contains(numbers.count), numbers.count == clock.count, numbers[0] < 24,
      numbers.dropFirst().allSatisfy({ $0 < 60 })
    else { return nil }
    return moment(day, numbers[0] * 60 + numbers[1])?.adding(seconds: numbers.count == 3 ? numbers[2] : 0)
  }
}
