import Foundation
import ServiceKit

extension Service {
  /// The name of its folder, and the prefix of its files: `RestrictionWorkflow` of `restriction-workflow`.
  var folder: String { rawValue.split(separator: "-").map(\.capitalized).joined() }

  /// The module of its source.
  var module: String { folder + "Service" }
}
