private import Foundation

/// The logo in the head of a body's letters.
package struct Logo: Sendable, Equatable {
  /// Where it is.
  let path: String
  /// The picture, at most a megabyte.
  let bytes: [UInt8]
  /// What it shows, for those who do not see it.
  let alternative: String

  /// As HTTP names it.
  var mediaType: String { path.hasSuffix(".svg") ? "image/svg+xml" : "image/png" }

  /// The `logo.svg` or `logo.png` of a pack; nil when it has none, or what is there is no such picture.
  ///
  /// - Parameter body: the body's name, for a pack that says in no `logo.txt` what the logo shows.
  package init?(packFolder: String, body: String) {
    for name in ["logo.svg", "logo.png"] {
      let path = "\(packFolder)/\(name)"
      guard let data = FileManager.default.contents(atPath: path), data.count <= 1 << 20 else { continue }
      let isPicture =
        name.hasSuffix(".svg")
        ? String(decoding: data.prefix(4096), as: UTF8.self).contains("<svg") : data.starts(with: [0x89, 0x50, 0x4E, 0x47])
      guard isPicture else { continue }
      let words = (try? String(contentsOfFile: "\(packFolder)/logo.txt", encoding: .utf8)).map(CleanText.line)
      (self.path, bytes, alternative) = (path, Array(data), words.flatMap { $0.isEmpty ? nil : $0 } ?? body)
      return
    }
    return nil
  }
}
