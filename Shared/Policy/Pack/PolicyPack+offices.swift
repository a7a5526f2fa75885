import Contracts

extension PolicyPack {
  /// Who may do what, door by door and step by step, one line each.
  ///
  /// A line for each office, with all that it may do; for each door, with the offices that pass it; and for each step, with those that the
  /// pack gives it to. A door without an office says so.
  package func explainOffices() -> [String] {
    var lines = ["Offices"]
    lines += officeTitles.map { title in
      "  \(title.office.rawValue): \(title.title); may \(title.may.sorted().map(\.rawValue).joined(separator: ", "))"
    }
    lines += ["", "Doors: which offices may"]
    lines += Door.allCases.map { door in "  \(door.words): " + list(offices.able(to: door.capabilities)) }
    lines += ["", "Steps of a case: which offices may"]
    lines += ActionName.allCases.filter { !$0.isAutomatic }.map { action in
      "  \(action.rawValue): " + list(steps[action] ?? [])
    }
    return lines
  }

  private func list(_ offices: [Office]) -> String {
    offices.isEmpty ? "none" : offices.map(\.rawValue).joined(separator: ", ")
  }
}
