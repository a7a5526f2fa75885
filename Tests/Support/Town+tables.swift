private import AllInOne
package import ServiceKit

extension Town {
  /// What differs in that service's tables from what the journals say.
  package func differences(in service: Service) throws -> [String] {
    var journals: [Service: any FollowedJournal] = [:]
    for source in service.follows { journals[source] = StoredJournal(of: source, in: try platform(source).database) }
    let found = try service.process.tables.compare(
      try platform(service).database, journals, packFolder: packFolder, in: folder)
    return (found.differences + found.damage).map { "\(service.rawValue): \($0)" }
  }
}
