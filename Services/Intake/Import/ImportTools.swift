import Policy
import ServiceKit
import Storage

/// What of intake an import works with.
struct ImportTools: RecordChecks, Sendable {
  let journal: Journal
  let identifiers: Identifiers
  let packs: Packs

  /// The version under which things are recorded now.
  var pack: PolicyPack { packs.current }
}
