import Contracts

/// What was typed into a form, under the names it was sent with.
enum TypedValues {
  /// Of a body that was read before; nothing of one that cannot be read.
  static func of(_ request: Request) -> [FormValue] {
    if let form = try? SentForm.of(request) { return form.pairs.map { FormValue(name: $0.name, value: $0.value) } }
    guard let tree = try? JSONReader.tree(request.body, valueLimit: FormPairs.limit * 4) else { return [] }
    var values: [FormValue] = []
    add(tree, "", to: &values)
    return values
  }

  private static func add(_ value: JSON, _ name: String, to values: inout [FormValue]) {
    switch value {
    case .null: break
    case .flag(let flag): values.append(FormValue(name: name, value: String(flag)))
    case .number(let text), .text(let text): values.append(FormValue(name: name, value: text))
    case .list(let elements):
      for (index, element) in elements.enumerated() { add(element, "\(name)[\(index)]", to: &values) }
    case .object(let members):
      for (member, value) in members.sorted(by: { $0.key < $1.key }) {
        add(value, name.isEmpty ? member : "\(name).\(member)", to: &values)
      }
    }
  }
}

extension FormView {
  /// The form as it was filled in, and what is wrong with it: each with its field.
  func filled(_ typed: [FormValue], _ faults: [FieldProblem]) -> FormView {
    var form = self
    let names = Set(fields.map(\.name))
    form.fields = fields.map { field in
      var field = field
      let (typed, faults) = (typed.filter { $0.name.field == field.name }, faults.filter { $0.field.field == field.name })
      (field.typed, field.faults) = (typed.isEmpty ? nil : typed, faults.isEmpty ? nil : faults)
      return field
    }
    let (otherTyped, others) = (
      typed.filter { !names.contains($0.name.field) }, faults.filter { !names.contains($0.field.field) }
    )
    (form.otherTyped, form.faults) = (otherTyped.isEmpty ? nil : otherTyped, others.isEmpty ? nil : others)
    return form
  }
}

extension String {
  /// The field that a path begins with.
  fileprivate var field: String { String(prefix { $0 != "[" && $0 != "." }) }
}
