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

  func form(_ name: String, of record: Identifier? = nil) throws -> FormView {
    try town.get(.intake, "/forms/\(name)" + (record.map { "?record=\($0)" } ?? ""), as: actor).decode()
  }

  /// What must be filled in, each field with something of its type.
  ///
  /// - Parameter choice: which of the options is chosen, where there are so many.
  func filled(_ form: FormView, choice: Int = 0) throws -> [(String, String)] {
    try form.fields.filter { $0.isRequired || $0.requiredWhen != nil && $0.type == .record }.flatMap { field in
      try value(of: field, choice).map { [(field.name, $0)] } ?? []
    }
  }

  private func value(of field: FormField, _ choice: Int) throws -> String? {
    if let value = field.value { return value }
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
    case .group, .file: return nil
    }
  }

  private struct Named: Codable, Sendable { var id: Identifier }

  /// A file that is chosen in a field of that type.
  struct Chosen {
    var field = "files"
    var name = "scan.pdf"
    var type = "application/pdf"
    var bytes = Array("%PDF-1.7 an invented scan".utf8)
  }

  func post(
    _ form: FormView, _ values: [(String, String)], _ files: [Chosen] = [], as encoding: Encoding,
    accept: String = "application/json"
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
      body = Array(parts.joined().utf8) + files.flatMap(Self.part) + Array("--part--\r\n".utf8)
    case .json:
      headers.append(("Content-Type", "application/json"))
      body = json(form, values).bytes
    }
    return try town.ask(.intake, Request(.post, form.path, headers: headers, body: body))
  }

  private static func part(_ file: Chosen) -> [UInt8] {
    let head =
      "--part\r\nContent-Disposition: form-data; name=\"\(file.field)\"; filename=\"\(file.name)\"\r\nContent-Type: \(file.type)\r\n\r\n"
    return Array(head.utf8) + file.bytes + Array("\r\n".utf8)
  }

  /// Adds a file to a record that is there already.
  func add(_ file: Chosen, to owner: EvidenceOwner, _ record: Identifier, _ description: String? = nil) throws -> Answer {
    var values = [("owner", owner.rawValue), ("record", record.text)]
    if let description { values.append(("description", description)) }
    let view = FormView(name: "evidence", title: "", path: "/evidence", fields: [])
    var chosen = file
    if chosen.field == "files" { chosen.field = "file" }
    return try post(view, values, [chosen], as: .multipart)
  }

  private func json(_ form: FormView, _ values: [(String, String)]) -> JSON {
    var members: [String: JSON] = [:]
    for (name, value) in values {
      let field = form.fields.first { $0.name == name }
      let one: JSON =
        switch field?.type {
        case .flag: .flag(value == "on")
        case .number: .number(value)
        default: .text(value)
        }
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
