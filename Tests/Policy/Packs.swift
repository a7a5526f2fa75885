import Contracts
import Foundation
import Testing

@testable import Policy

/// The packs of the repository, and the faults of an altered copy.
enum Packs {
  static let names = ["opfcc-northamptonshire", "york", "glasgow"]
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Shared/PolicyPacks")
    .standardizedFileURL

  static func load(_ name: String) throws -> PolicyPack { try PolicyPack.load(folder: folder.appending(path: name).path()) }

  /// A pack in which one file was changed, with the bank holidays in the folder above.
  static func load(
    _ name: String, changing file: String, asEarlierVersion isEarlier: Bool = false, _ change: (String) throws -> String
  ) throws -> PolicyPack {
    let place = FileManager.default.temporaryDirectory.appending(path: "packs-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: place) } }
    for item in [name, BankHolidays.fileName] {
      try FileManager.default.copyItem(at: folder.appending(path: item), to: place.appending(path: item))
    }
    let path = place.appending(path: name).appending(path: file)
    let text = try change(String(decoding: try Data(contentsOf: path), as: UTF8.self))
    try Data(text.utf8).write(to: path)
    let pack = place.appending(path: name).path()
    return try PolicyPack.load(folder: pack, holidaysFor: isEarlier ? pack : nil)
  }

  /// The faults of a pack in which one file was changed.
  static func faults(_ name: String, in file: String, _ change: (String) throws -> String) throws -> [String] {
    do {
      _ = try load(name, changing: file, change)
      return []
    } catch let faults as PackFaults { return faults.faults }
  }

  /// The text with the first occurrence of a phrase replaced; it must occur.
  static func replacing(_ from: String, with to: String, in text: String) throws -> String {
    let range = try #require(text.range(of: from), "the pack has no \(from)")
    return text.replacingCharacters(in: range, with: to)
  }
}
