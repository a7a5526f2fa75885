package import Contracts

extension Settlement {
  /// What was journalled: whole incidents, and those of which the named behaviours no longer count.
  init(_ incidents: [Identifier], struck: [SettledIncident]) {
    let whole = struck.filter { $0.behaviours == nil }.map(\.incident)
    self.init(
      incidents: Set(incidents + whole),
      struck: Dictionary(struck.map { ($0.incident, Set($0.behaviours ?? [])) }) { $0.union($1) })
  }

  /// As contracts write it, in the order of the incidents.
  package var wire: [SettledIncident] {
    let parts = struck.filter { !incidents.contains($0.key) }.map { SettledIncident(incident: $0, behaviours: $1.sorted()) }
    return (incidents.map { SettledIncident(incident: $0, behaviours: nil) } + parts).sorted {
      $0.incident.text < $1.incident.text
    }
  }
}
