import Contracts
import ServiceKit
import TestSupport

/// A front end that knows nothing but a form's data: it draws the form, fills it in and posts it.
struct FormsClient {
  let town: Town
  let actor: Actor

  /// How a form is sent.
  enum Encoding: String, CaseIterable {
    case urlencoded, multipart, json
  }

  func form(_ name: String) throws -> FormView { try town.get(.intake, "/forms/\(name)", as: actor).decode() }

  /// What must be filled in, each field with something of its type.
  ///
  /// - Parameter choice: which of the options is chosen, where there are so many.
  func filled(_ form: FormView, choice: Int = 0) throws -> [(String, String)] {
    try form.fields.filter { $0.isRequired || $0.requiredWhen != nil && $0.type == .record }.flatMap { field in
      try value(of: field, choice).map { [(field.name, $0)] } ?? []
    }
  }

  private func value(of field: FormField, _ choice: Int) throws -> String? {
    switch field.type {
    case .line, .text: return "office " + String(repeating: "x", count: max(0, (field.shortest ?? 0) - 7))
    case .choice:
      let options = field.options ?? []
      return options.isEmpty ? nil : options[min(choice, options.count - 1)].code
    case .flag: return "on"
    case .day: return "2026-11-23"
    case .moment: return "2026-11-23T08:15"
    case .number: return "3"
    case .record:
      guard let list = field.recordsFrom, field.isRequired || !field.repeats else { return nil }
      let person = try town.get(.intake, "/service-users", as: actor).decode(Page<ServiceUser>.self).items.first
      let found = list == "/service-users" ? list : "\(list)?serviceUser=\(person?.id.text ?? "")"
      return try town.get(.intake, found, as: actor).decode(Page<Named>.self).items.first?.id.text
    case .group: return nil
    }
  }

  private struct Named: Codable, Sendable { var id: Identifier }

  func post(
    _ form: FormView, _ values: [(String, String)], as encoding: Encoding, accept: String = "application/json"
  ) throws -> Answer {
    var headers = [try town.authorization(actor, for: .intake), ("Accept", accept)]
    let body: [UInt8]
    switch encoding {
    case .urlencoded:
      headers.append(("Content-Type", "application/x-www-form-urlencoded"))
      body = Array(values.map { "\(Town.escaped($0))=\(Town.escaped($1))" }.joined(separator: "&").utf8)
    case .multipart:
      headers.append(("Content-Type", "multipart/form-data; boundary=part"))
      let parts = values.map { "--part\r\nContent-Disposition: form-data; name=\"\($0)\"\r\n\r\n\($1)\r\n" }
      body = Array((parts.joined() + "--part--\r\n").utf8)
    case .json:
      headers.append(("Content-Type", "application/json"))
      body = json(form, values).bytes
    }
    return try town.ask(.intake, Request(.post, form.path, headers: headers, body: body))
  }

  private func json(_ form: FormView, _ values: [(String, String)]) -> JSON {
    var members: [String: JSON] = [:]
    for (name, value) in values {
      let field = form.fields.first { $0.name == name }
      let one: JSON = field?.type == .flag ? .flag(value == "on") : .text(value)
      if field?.repeats == true {
        var list: [JSON] = []
        if case .list(let before)? = members[name] { list = before }
        members[name] = .list(list + [one])
      } else {
        members[name] = one
      }
    }
    return .object(members)
  }
}
