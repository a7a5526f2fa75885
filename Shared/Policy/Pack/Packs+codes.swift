package import Contracts

extension Packs {
  /// The codes of every version: a case goes on under the one that it began under.
  package var codes: PackCodes {
    PackCodes { list in
      all.flatMap { $0.codes(of: list) }.reduce(into: []) { codes, code in if !codes.contains(code) { codes.append(code) } }
    }
  }
}

extension PolicyPack {
  /// The codes that it has in that list.
  func codes(of list: PackList) -> [String] {
    switch list {
    case .organisations: organisations.map(\.code)
    case .behaviours: behaviours.map(\.code)
    case .headings: headings.map(\.code)
    case .matterTypes: intake.matterTypes.map(\.code)
    case .criteria: criteria.map(\.code)
    case .consultees: decision.consultees
    case .restrictionKinds: restrictions.map(\.kind.rawValue)
    case .appealGrounds: appeals.grounds.map(\.code)
    case .remedies: externalRemedies.map(\.code)
    case .offices: officeTitles.map(\.office.rawValue)
    }
  }
}
