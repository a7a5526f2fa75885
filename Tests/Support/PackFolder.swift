private import Foundation

/// A test's own policy pack: a copy of the shipped one with some values changed.
package final class PackFolder {
  /// Its path; removed with this object.
  package let path: String

  /// A copy with that version, texts replaced, values set at dotted paths and, if asked, the shipped pack among its earlier
  /// versions.
  package init(
    version: String = "1.0", replacing texts: [String: String] = [:], changes: [String: Bool] = [:], withEarlier: Bool = false
  ) throws {
    let files = FileManager.default
    path = files.temporaryDirectory.appending(path: "pack-\(UUID().uuidString)").path
    try files.copyItem(atPath: Town.pack, toPath: path)
    try files.copyItem(atPath: "\(Town.pack)/../bank-holidays.json", toPath: "\(path)/bank-holidays.json")
    let policy = URL(filePath: "\(path)/policy.json")
    var text = try String(contentsOf: policy, encoding: .utf8)
    text = text.replacingOccurrences(of: "\"version\": \"1.0\"", with: "\"version\": \"\(version)\"")
    text = text.replacingOccurrences(of: "\"deemed-service\"", with: "\"handed-over\"")
    for (old, new) in texts { text = text.replacingOccurrences(of: old, with: new) }
    var values = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
    for (key, value) in changes {
      let names = key.split(separator: ".").map(String.init)
      var part = values[names[0]] as? [String: Any] ?? [:]
      part[names[1]] = value
      values[names[0]] = part
    }
    try JSONSerialization.data(withJSONObject: values).write(to: policy)
    if withEarlier {
      try files.createDirectory(atPath: "\(path)/versions", withIntermediateDirectories: true)
      try files.copyItem(atPath: Town.promptPack, toPath: "\(path)/versions/1.0")
    }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)  // leftovers in a temporary folder do no harm
  }
}
