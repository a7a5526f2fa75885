import Foundation
import ServiceKit

extension Service {
  /// The name of its folder, and of what begins its files: `RestrictionWorkflow` of `restriction-workflow`.
  var folder: String { rawValue.split(separator: "-").map(\.capitalized).joined() }

  /// The module that its source is.
  var module: String { folder + "Service" }
}
