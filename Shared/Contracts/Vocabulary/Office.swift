/// An office that a person holds here, by the code that the body's pack gives it. What it may do, and what it is called, is the pack's.
package struct Office: RawRepresentable, Codable, Sendable, Hashable, Comparable {
  /// 1 to 64 characters: a to z, 0 to 9 and hyphens.
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }

  package init(_ code: String) { rawValue = code }

  package init(from decoder: any Decoder) throws { rawValue = try decoder.singleValueContainer().decode(String.self) }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }

  /// Another service of this deployment, acting by itself. No pack gives this office to a person.
  package static let service = Office("service")

  package static func < (left: Office, right: Office) -> Bool { left.rawValue < right.rawValue }
}

/// The offices of one body, in the order of its pack, and what each may do. Routes admit capabilities, never offices.
package struct Offices: Sendable, Equatable {
  /// The pack whose offices they are.
  package let pack: String
  private let ordered: [Office]
  private let capabilities: [Office: Set<Capability>]

  /// The offices of that pack; one that is listed twice may do what either line says.
  package init(pack: String, _ entries: [(office: Office, may: Set<Capability>)]) {
    var (ordered, capabilities) = ([Office](), [Office: Set<Capability>]())
    for (office, may) in entries {
      if capabilities[office] == nil { ordered.append(office) }
      capabilities[office, default: []].formUnion(may)
    }
    (self.pack, self.ordered, self.capabilities) = (pack, ordered, capabilities)
  }

  /// Those that can do any of these, in the order of the pack.
  package func able(to wanted: Set<Capability>) -> [Office] { ordered.filter { may($0, wanted) } }

  /// The office in which a person who holds those does something that needs any of these; nil when none of them can.
  package func acting(_ held: Set<Office>, needing wanted: Set<Capability>) -> Office? {
    if held.count == 1 { return held.first.flatMap { may($0, wanted) ? $0 : nil } }
    return ordered.first { held.contains($0) && may($0, wanted) }
  }

  /// Whether the body has that office.
  package func contains(_ office: Office) -> Bool { capabilities[office] != nil }

  /// Every code, in the order of the pack.
  package var codes: [String] { ordered.map(\.rawValue) }

  private func may(_ office: Office, _ wanted: Set<Capability>) -> Bool {
    capabilities[office].map { !$0.isDisjoint(with: wanted) } ?? false
  }
}
