import Contracts
import Policy
import ServiceKit

/// The policy as forms need it. It is the same for everyone, and changes when a version of the pack does: clients keep it, and ask each time
/// whether it is still the same.
extension Intake {
  /// The version under which things are recorded now.
  func policy(_ exchange: Exchange) throws -> Reply { .now(exchange.revalidated(.json(pack.wire))) }

  /// The version that a case names: it goes on under the one it began with.
  func policyVersion(_ exchange: Exchange) throws -> Reply {
    guard let pack = packs.version(exchange.parameter("version")) else { throw Problem.notFound }
    return .now(exchange.revalidated(.json(pack.wire)))
  }
}
