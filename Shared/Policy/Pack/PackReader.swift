import Contracts

/// Collects the faults of a pack while it is read, so that all are reported together.
final class PackFaultList {
  private(set) var lines: [String] = []

  func add(_ path: String, _ words: String) { lines.append("\(path): \(words)") }
  func add(lines more: [String]) { lines += more }
}

extension JSON {
  /// The tree of a file of a pack.
  ///
  /// - Parameter name: what goes before the fault; empty for the pack itself.
  static func pack(_ data: [UInt8], faultsOf name: String = "") throws(PackFaults) -> JSON {
    do { return try JSONReader.tree(data, valueLimit: 100_000) } catch {
      let place = "line \(error.position.line), column \(error.position.column)"
      throw PackFaults(faults: ["\(name)$: is not well-formed JSON: \(error.detail), at \(place)"])
    }
  }
}

/// One object of the pack and its path; every value read from it is checked, and an unknown key is a fault.
struct PackObject {
  let path: String
  let faults: PackFaultList
  private let members: [String: JSON]

  /// The object at that path; a fault, and empty, when it is anything else or has an unknown key.
  init(_ node: JSON?, path: String, keys: Set<String>, faults: PackFaultList) {
    (self.path, self.faults) = (path, faults)
    if case .object(let members) = node {
      self.members = members
      for key in members.keys.sorted() where !keys.contains(key) { faults.add("\(path).\(key)", "is not a known key") }
    } else {
      self.members = [:]
      faults.add(path, "must be an object")
    }
  }

  func node(_ key: String) -> JSON? { members[key] }

  func fault(_ key: String, _ words: String) { faults.add("\(path).\(key)", words) }

  func text(_ key: String) -> String {
    if case .text(let text) = members[key], text.hasContent { return text }
    fault(key, members[key] == nil ? "is missing" : "must be a text that is not empty")
    return ""
  }

  /// A text of a to z, 0 to 9 and hyphens.
  func code(_ key: String) -> String {
    let text = text(key)
    if !text.allSatisfy({ $0 == "-" || $0.isASCII && ($0.isNumber || $0.isLowercase) }) {
      fault(key, "must be a code of a to z, 0 to 9 and hyphens")
    }
    return text
  }

  /// A paragraph in the policy's own notation, such as `Section 4` or `7(b)`; nil for `none`, where the policy has none.
  func paragraph(_ key: String) -> String? {
    let text = text(key)
    if text.count > 40 || text.contains(where: \.isNewline) || text.first == " " || text.last == " " {
      fault(key, "must be a paragraph of at most 40 characters, such as Section 4 or 7(b), or none")
    }
    return text == "none" ? nil : text
  }

  func number(_ key: String, in range: ClosedRange<Int>) -> Int {
    if case .number(let text) = members[key], let number = Int(text), range.contains(number) { return number }
    fault(key, members[key] == nil ? "is missing" : "must be a whole number from \(range.lowerBound) to \(range.upperBound)")
    return range.lowerBound
  }

  /// Nil where the key is absent.
  func optionalNumber(_ key: String, in range: ClosedRange<Int>) -> Int? {
    members[key] == nil ? nil : number(key, in: range)
  }

  /// True or false; that default where the key is absent.
  func flag(_ key: String, default absent: Bool) -> Bool {
    if case .flag(let flag) = members[key] { return flag }
    if members[key] != nil { fault(key, "must be true or false") }
    return absent
  }

  func day(_ key: String) -> Day? {
    let text = text(key)
    let day = Day(text)
    if day == nil, !text.isEmpty { fault(key, "must be a day such as 2026-11-23") }
    return day
  }

  func texts(_ key: String) -> [String] {
    nodes(key).enumerated().compactMap { index, node in
      if case .text(let text) = node, text.hasContent { return text }
      fault("\(key)[\(index)]", "must be a text that is not empty")
      return nil
    }
  }

  /// Values of a closed set; a fault for each that is not one of them.
  func choices<T: RawRepresentable & CaseIterable>(_ key: String, of type: T.Type) -> [T] where T.RawValue == String {
    texts(key).enumerated().compactMap { index, text in
      if let value = T(rawValue: text) { return value }
      fault("\(key)[\(index)]", "must be one of " + T.allCases.map(\.rawValue).joined(separator: ", "))
      return nil
    }
  }

  func choice<T: RawRepresentable & CaseIterable>(_ key: String, of type: T.Type) -> T? where T.RawValue == String {
    let text = text(key)
    if let value = T(rawValue: text) { return value }
    if !text.isEmpty { fault(key, "must be one of " + T.allCases.map(\.rawValue).joined(separator: ", ")) }
    return nil
  }

  /// The objects of a list that is not empty.
  func objects(_ key: String, keys: Set<String>) -> [PackObject] {
    if case .list(let nodes) = members[key], nodes.isEmpty { fault(key, "must not be empty") }
    return entries(key, keys: keys)
  }

  /// The objects of a list that may be empty or absent.
  func optionalObjects(_ key: String, keys: Set<String>) -> [PackObject] {
    members[key] == nil ? [] : entries(key, keys: keys)
  }

  private func entries(_ key: String, keys: Set<String>) -> [PackObject] {
    nodes(key).enumerated().map { PackObject($1, path: "\(path).\(key)[\($0)]", keys: keys, faults: faults) }
  }

  /// Nothing where the key is absent.
  func optionalTexts(_ key: String) -> [String] { members[key] == nil ? [] : texts(key) }

  /// Nothing where the key is absent.
  func optionalChoices<T: RawRepresentable & CaseIterable>(_ key: String, of type: T.Type) -> [T] where T.RawValue == String {
    members[key] == nil ? [] : choices(key, of: type)
  }

  /// Offices that can do that, in the order of the list, at least one.
  func offices(_ key: String, of known: Offices, able needs: Set<Capability>) -> [Office] {
    let before = faults.lines.count
    let offices = optionalOffices(key, of: known, able: needs)
    if offices.isEmpty, faults.lines.count == before { fault(key, node(key) == nil ? "is missing" : "must name an office") }
    return offices
  }

  /// Offices that can do that, in the order of the list; none where the key is absent.
  func optionalOffices(_ key: String, of known: Offices, able needs: Set<Capability>) -> [Office] {
    let able = known.able(to: needs)
    var offices: [Office] = []
    for (index, code) in optionalTexts(key).enumerated() {
      let office = Office(code)
      if !known.contains(office) {
        fault("\(key)[\(index)]", "is not the code of an office; these are: " + known.codes.joined(separator: ", "))
      } else if !able.contains(office) {
        fault(
          "\(key)[\(index)]",
          "is an office that may do none of these, one of which is needed: "
            + needs.sorted().map(\.rawValue).joined(separator: ", "))
      } else if offices.contains(office) {
        fault("\(key)[\(index)]", "\(code) appears twice")
      } else {
        offices.append(office)
      }
    }
    return offices
  }

  func object(_ key: String, keys: Set<String>) -> PackObject {
    PackObject(members[key], path: "\(path).\(key)", keys: keys, faults: faults)
  }

  /// A fault for each code that appears twice in a list.
  func requireUnique(_ codes: [String], in key: String, member: String = "code") {
    var seen: Set<String> = []
    for (index, code) in codes.enumerated() where !code.isEmpty && !seen.insert(code).inserted {
      fault("\(key)[\(index)].\(member)", "\(code) appears twice")
    }
  }

  private func nodes(_ key: String) -> [JSON] {
    if case .list(let nodes) = members[key] { return nodes }
    fault(key, members[key] == nil ? "is missing" : "must be a list")
    return []
  }
}
