private import Foundation

/// Reads e-mail addresses as people, mail programs and links write them, and brings them into the form in which mail really compares them.
package enum MailReader {
  /// All addresses in the text: lower case, the domain as the name system has it, without what the domain is known to ignore.
  package static func read(_ text: String) -> ContactPointReading {
    if let address = plain(text) { return .keys([address]) }
    let written = cleaned(text)
    let addresses = addresses(in: Array(written))
    if !addresses.isEmpty { return addresses.allSatisfy(isNoOnes) ? .withheld : .keys(addresses.filter { !isNoOnes($0) }) }
    let words = written.split { !$0.isLetter }.map { String($0).lowercased() }
    return words.allSatisfy(wordsForNone.contains) ? .withheld : .unreadable
  }

  /// Nearly every address, without Unicode's tables. Nil for what has to be looked at more closely.
  private static func plain(_ text: String) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var at: Int?
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): bytes.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
      case UInt8(ascii: "."):
        guard let last = bytes.last, last != byte, last != UInt8(ascii: "@") else { return nil }
        bytes.append(byte)
      case UInt8(ascii: "@"):
        guard at == nil, let last = bytes.last, last != UInt8(ascii: ".") else { return nil }
        at = bytes.count
        bytes.append(byte)
      default: return nil
      }
    }
    guard let at, let last = bytes.last, last != UInt8(ascii: "."), last != UInt8(ascii: "-"), bytes.count <= 254 else {
      return nil
    }
    let domain = String(decoding: bytes[(at + 1)...], as: UTF8.self)
    guard domain.utf8.contains(UInt8(ascii: ".")), !domain.hasSuffix(".invalid"), MailProvider.of(domain) == nil else {
      return nil
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text without what is not seen, with the signs of mail in the place of what stands for them.
  private static func cleaned(_ text: String) -> [Character] {
    var text = String(
      String.UnicodeScalarView(
        text.precomposedStringWithCompatibilityMapping.unicodeScalars.filter { scalar in
          switch scalar.properties.generalCategory {
          case .format, .enclosingMark, .privateUse, .unassigned: false
          case .control: scalar.properties.isWhitespace
          default: !scalar.properties.isVariationSelector
          }
        }))
    for (written, meant) in meant { text = text.replacingOccurrences(of: written, with: meant, options: .caseInsensitive) }
    // "At" is also a word: only what has a dot is an address spelt out.
    if !text.contains("@"), text.contains(where: { ".。".contains($0) }) || text.lowercased().contains("dot") {
      for (pattern, meant) in spelled {
        text = text.replacingOccurrences(of: pattern, with: meant, options: [.regularExpression, .caseInsensitive])
      }
    }
    let joined = text.replacingOccurrences(of: #"\s*@\s*"#, with: "@", options: .regularExpression)
    return Array(
      joined.replacingOccurrences(of: #"(?<=@[^\s@]{1,200})\s*\.\s*(?=[a-z]{2,}\b)"#, with: ".", options: .regularExpression))
  }

  private static let meant = [
    ("%40", "@"), ("%2B", "+"), ("%2E", "."), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#64;", "@"), ("&commat;", "@"),
    ("&nbsp;", " "), ("&#39;", "'"), ("&amp;", "&"), ("\u{3002}", "."), ("\u{FF61}", "."), ("\u{2019}", "'"), ("\u{2018}", "'"),
  ]

  private static let spelled = [
    (#"\s*[\(\[\{<]\s*at\s*[\)\]\}>]\s*"#, "@"), (#"\s+at\s+"#, "@"), (#"\s*[\(\[\{<]\s*dot\s*[\)\]\}>]\s*"#, "."),
    (#"\s+dot\s+"#, "."),
  ]

  private static let wordsForNone: Set<String> = [
    "withheld", "anonymous", "unknown", "private", "none", "no", "not", "na", "n", "a", "nil", "null", "undisclosed", "refused",
    "declined",
    "email", "e", "mail", "address", "given", "known", "has", "provided", "available", "applicable",
  ]

  /// What programs put in the place of an address that they do not have.
  private static func isNoOnes(_ address: String) -> Bool {
    address.hasSuffix(".invalid") || address.hasPrefix("anonymous@anonymous") || address.hasPrefix("unknown@unknown")
  }

  private static func addresses(in text: [Character]) -> [String] {
    var found: [String] = []
    var start = text.startIndex
    for at in text.indices where text[at] == "@" && at >= start {
      var end = at + 1
      if end < text.endIndex, text[end] == "[" {
        end = (text[end...].firstIndex(of: "]") ?? end) + 1
      } else {
        while end < text.endIndex, isOfDomain(text[end]) { end += 1 }
      }
      let local = localPart(text[start..<at])
      let domain = String(text[(at + 1)..<end]).trimmingCharacters(in: CharacterSet(charactersIn: ".-"))
      start = end
      if let address = address(local: local, domain: domain), !found.contains(address) { found.append(address) }
    }
    return found
  }

  /// What is before the `@`: within quotation marks, or back to what no address has.
  private static func localPart(_ before: ArraySlice<Character>) -> String {
    if before.last == "\"", let open = before.dropLast().lastIndex(of: "\""), open + 1 < before.endIndex - 1 {
      return String(before[(open + 1)..<(before.endIndex - 1)])
    }
    // A comment after the name, which mail does not read.
    if before.last == ")", let open = before.lastIndex(of: "(") { return localPart(before[..<open]) }
    let part = before.reversed().prefix { isOfLocalPart($0) }.reversed()
    let local = String(part).trimmingCharacters(in: CharacterSet(charactersIn: "'`./=*|{}&"))
    // Mail servers mark their own mail in this way, to know what comes back.
    if local.lowercased().hasPrefix("prvs="), let last = local.split(separator: "=").last { return String(last) }
    return local
  }

  private static func isOfLocalPart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "!#$%&'*+/=?^_`{|}~.-".contains(character)
  }

  private static func isOfDomain(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "." || character == "-"
  }

  private static func address(local: String, domain: String) -> String? {
    let labels = domain.lowercased().split(separator: ".", omittingEmptySubsequences: false)
    guard !local.isEmpty, labels.allSatisfy({ !$0.isEmpty }) else { return nil }
    let ascii = labels.map { $0.utf8.allSatisfy { $0 < 0x80 } ? String($0) : "xn--" + Punycode.encode(String($0)) }
    let host = ascii.joined(separator: ".")
    let address = MailProvider.of(host)?.address(local: local.lowercased()) ?? local.lowercased() + "@" + host
    return address.utf8.count <= 254 ? address : nil
  }
}
