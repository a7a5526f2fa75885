package import Contracts

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

  package init(_ name: String, _ title: String, _ action: String, _ conditions: [String: String] = [:]) {
    (self.name, self.title, self.action, self.conditions) = (name, title, action, conditions)
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
  /// The instant that the body's clock shows as that day and minute of the day; nil where there is none.
  let moment: @Sendable (Day, Int) -> Instant?

  package init(
    options: @escaping @Sendable (OfferedForm) -> [String: [PolicyChoice]], records: [String: String],
    moment: @escaping @Sendable (Day, Int) -> Instant?
  ) {
    (self.options, self.records, self.moment) = (options, records, moment)
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
      let contract = ContractSchema(takes, isRequest: true)
      let view: @Sendable () -> FormView = {
        FormView(
          name: form.name, title: form.title, path: form.path,
          fields: FormFields(of: contract, for: form, policy).all)
      }
      all.append(
        Route(
          .get, form.path, "The form as data, to be drawn: \(form.title)", access: route.access, answers: FormView.self
        ) { _ in .now(.json(view())) })
      all.append(
        route.posted(at: form.path, "As a form: \(form.title)") { exchange in
          try form.submit(exchange, to: route, view, policy.moment)
        })
    }
  }

  /// Does what the route does; what is wrong comes back with the form, and a browser is sent on to the record.
  private func submit(
    _ exchange: Exchange, to route: Route, _ view: @escaping @Sendable () -> FormView,
    _ moment: @Sendable (Day, Int) -> Instant?
  ) throws -> Reply {
    let form: @Sendable (any Error) -> any Error = { error in
      var problem = error as? Problem
      if let refusal = error as? Refusal { problem = Problem(refusal) }
      guard case .invalidFields(let faults)? = problem else { return error }
      return Problem.invalidForm(faults, view().filled(TypedValues.of(exchange.request), faults))
    }
    let isBrowser = exchange.preferred(of: ["application/json", "text/html"]) == "text/html"
    do {
      switch try route.handler(try exchange.withMoments(of: view(), moment)) {
      case .now(let response): return .now(response.sentOn(isBrowser))
      case .write(let database, let change):
        return .write(in: database) { tx in
          do { return try change(tx).sentOn(isBrowser) } catch { throw form(error) }
        }
      case .later(let work): return .later(work)
      }
    } catch { throw form(error) }
  }
}

extension Response {
  /// To a browser: 303 to what was made.
  fileprivate func sentOn(_ isBrowser: Bool) -> Response {
    var response = self
    if isBrowser, status == 201 || status == 200, header("Location") != nil { (response.status, response.body) = (303, []) }
    if response.status == 303 { response.headers.removeAll { $0.name == "Content-Type" || $0.name == "ETag" } }
    response.headers.append(("Vary", "Accept"))
    return response
  }
}

extension Exchange {
  /// The same, with what a browser sends as a day and a time read by the body's clock.
  fileprivate func withMoments(of form: FormView, _ moment: (Day, Int) -> Instant?) throws(Problem) -> Exchange {
    let names = Set(form.fields.filter { $0.type == .moment }.map(\.name))
    guard !names.isEmpty, let pairs = try FormPairs.of(request), pairs.contains(where: { names.contains($0.name) }) else {
      return self
    }
    let encoded = pairs.map { name, value in
      let read = names.contains(name) ? Self.moment(value.trimmed, moment) : nil
      return PercentCoding.encode(name) + "=" + PercentCoding.encode(read?.text ?? value)
    }
    let headers = request.headers.filter { $0.name.lowercased() != "content-type" }
    let changed = Request(
      request.method, request.target, headers: headers + [("Content-Type", "application/x-www-form-urlencoded")],
      body: Array(encoded.joined(separator: "&").utf8))
    return Exchange(
      request: changed, actor: actor, office: office, now: now, trace: trace, parameters: parameters, bodyLimit: bodyLimit)
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
