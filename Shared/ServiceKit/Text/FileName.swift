private import Contracts

/// Names of files as people may be shown them, and as a header can carry them.
package enum FileName {
  /// Most characters that are kept.
  package static let longest = 120

  /// A name from outside without what makes one dangerous: folders, characters that cannot be seen or that turn the writing around, what a shell or
  /// a file system takes for its own, points and spaces at its ends. `file` where nothing is left.
  package static func safe(_ name: String) -> String {
    let last = name.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
    var scalars = String.UnicodeScalarView()
    for scalar in last.unicodeScalars.prefix(4_096) {
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: continue
      case .spaceSeparator: scalars.append(" ")
      default: scalars.append(unfit.contains(scalar) ? "_" : scalar)
      }
    }
    let text = String(scalars).split(separator: " ").joined(separator: " ")
    let kept = text.count > longest ? shortened(text) : text
    let trimmed = String(kept.drop { $0 == "." || $0 == " " || $0 == "-" }.reversed().drop { $0 == "." || $0 == " " }.reversed())
    guard !trimmed.isEmpty else { return "file" }
    return reserved.contains(trimmed.prefix { $0 != "." }.uppercased()) ? "_" + trimmed : trimmed
  }

  /// The same with one of those endings; the first is added where it has none of them.
  package static func safe(_ name: String, ending endings: [String]) -> String {
    let name = safe(name)
    guard let first = endings.first, !endings.contains(where: { name.lowercased().hasSuffix("." + $0) }) else { return name }
    return name + "." + first
  }

  /// The header that has a browser save what it is sent, under that name (RFC 6266): in ASCII for the oldest, and whole (RFC 8187).
  package static func attachment(_ name: String) -> String {
    let plain = String(String.UnicodeScalarView(name.unicodeScalars.map { $0.isASCII && $0 != "%" ? $0 : "_" }))
    let whole = name.utf8.reduce(into: "") { encoded, byte in
      let isPlain = byte < 0x80 && plainInHeader.contains(byte)
      encoded += isPlain ? String(UnicodeScalar(byte)) : "%" + Hexadecimal.text([byte]).uppercased()
    }
    return "attachment; filename=\"\(plain)\"; filename*=UTF-8\'\'\(whole)"
  }

  /// The beginning and the ending.
  private static func shortened(_ name: String) -> String {
    let ending = name.lastIndex(of: ".").map { name[$0...] } ?? ""
    return String(name.prefix(ending.count > 10 ? longest : longest - ending.count)) + (ending.count > 10 ? "" : ending)
  }

  private static let unfit: Set<Unicode.Scalar> = ["\"", "<", ">", ":", "|", "?", "*", ";", "$", "`", "&", "\'", "{", "}"]
  /// Names that Windows takes for devices.
  private static let reserved = Set(
    ["CON", "PRN", "AUX", "NUL"] + (1...9).flatMap { ["COM\($0)", "LPT\($0)"] })
  /// RFC 8187, 3.2.1.
  private static let plainInHeader = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!#$&+^`|".utf8)
}
