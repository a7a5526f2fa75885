package import Contracts
private import Foundation

/// A case began under a policy version that is not installed.
package struct MissingPack: NotInstalled, Sendable, Equatable {
  /// The version.
  package let reference: PackReference
  /// The refusal of any request about such a case, citing the version that is installed.
  package let refusal: Refusal

  package var missing: String { "policy \(reference.id) \(reference.version)" }

  init(_ reference: PackReference, current: PolicyPack) {
    self.reference = reference
    refusal = Refusal(
      Objection(
        kind: .wrongStage, code: "other-policy", rule: .policyVersion,
        sentence: "A case is decided under the policy version it began with, which is not installed.",
        missing: ["policy \(reference.id) \(reference.version)"]),
      under: current)
  }
}

/// A body's policy in every version that cases may have begun under.
package struct Packs: Sendable {
  /// The version under which new cases begin.
  package let current: PolicyPack
  private let others: [PackReference: PolicyPack]

  /// That version alone, or with earlier ones.
  package init(current: PolicyPack, earlier: [PolicyPack] = []) {
    self.current = current
    others = Dictionary(earlier.map { ($0.reference, $0) }) { first, _ in first }
  }

  /// Reads the current version from a folder, and the earlier ones from the folders in its `versions`; the bank holidays are those of
  /// the current one for all.
  ///
  /// - Throws: every fault of the first version that has any, prefixed with its folder for an earlier one.
  package static func load(folder: String) throws(PackFaults) -> Packs {
    let current = try PolicyPack.load(folder: folder)
    let versions = URL(filePath: folder, directoryHint: .isDirectory).appending(path: "versions").path
    // Most bodies have no earlier version, and then no such folder.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: versions)) ?? []
    var earlier: [PolicyPack] = []
    for name in names.sorted() where !name.hasPrefix(".") {
      do throws(PackFaults) { earlier.append(try PolicyPack.load(folder: "\(versions)/\(name)", holidaysFor: folder)) } catch {
        throw PackFaults(faults: error.faults.map { "versions/\(name): \($0)" })
      }
    }
    return Packs(current: current, earlier: earlier)
  }

  /// The version of that reference.
  package func of(_ reference: PackReference) throws(MissingPack) -> PolicyPack {
    if reference == current.reference { return current }
    guard let pack = others[reference] else { throw MissingPack(reference, current: current) }
    return pack
  }

  /// The offices of every version: one may have a step in a case that began under an earlier version.
  package var offices: Offices {
    Offices(
      pack: current.reference.id,
      all.flatMap { pack in
        pack.officeTitles.map { ($0.office, $0.may) }
      })
  }

  /// Every version, the current one first.
  var all: [PolicyPack] { [current] + others.values.sorted { $0.reference.version < $1.reference.version } }

  /// The version of that name; nil where it is not installed.
  package func version(_ name: String) -> PolicyPack? {
    current.reference.version == name ? current : others.values.first { $0.reference.version == name }
  }

  /// Whether that version is installed.
  package func has(_ reference: PackReference) -> Bool { reference == current.reference || others[reference] != nil }
}
