/// The versions of a record that a client says it has seen, one of which it wants changed (`If-Match`; RFC 9110, 13.1.1).
package struct SeenVersions: Equatable, Sendable {
  /// Whether any will do: `*`.
  private let isAny: Bool
  /// Those of strong entity tags that a version can have.
  private let versions: [Int]
  /// Those of weak ones, which match nothing: a compressing proxy leaves them so.
  private let weak: [Int]

  /// Most entity tags in one list.
  private static let limit = 50

  /// What it reads, as a regular expression.
  static let pattern = #"^(\*|(W/)?"[!#-~]*"( ?, ?(W/)?"[!#-~]*"){0,49})$"#

  /// Nil for what is not a list of entity tags.
  init?(_ header: String) {
    if header == "*" {
      (isAny, versions, weak) = (true, [], [])
      return
    }
    var tags: [(isWeak: Bool, text: Substring.UTF8View)] = []
    var rest = header.utf8[...]
    while let tag = Self.nextTag(of: &rest, isFirst: tags.isEmpty) {
      tags.append(tag)
      guard tags.count <= Self.limit else { return nil }
    }
    guard rest.isEmpty, !tags.isEmpty else { return nil }
    isAny = false
    versions = tags.compactMap { $0.isWeak ? nil : Self.version($0.text) }
    weak = tags.compactMap { $0.isWeak ? Self.version($0.text) : nil }
  }

  /// Throws `Problem.staleVersion` unless the version found is among those seen, and `.weakVersion` where it only is as a weak entity tag.
  package func check(found: Int) throws(Problem) {
    guard !isAny, !versions.contains(found) else { return }
    throw weak.contains(found) ? .weakVersion(found) : .staleVersion(seen: versions, found: found)
  }

  /// As we write it, and in no other way.
  private static func version(_ text: Substring.UTF8View) -> Int? {
    let text = String(Substring(text))
    return Int(text).flatMap { String($0) == text ? $0 : nil }
  }

  /// Takes the next entity tag from the list, with the comma before it; nil at the end, or where there is none.
  private static func nextTag(
    of rest: inout Substring.UTF8View, isFirst: Bool
  ) -> (isWeak: Bool, text: Substring.UTF8View)? {
    let begun = rest
    let separators = [Byte.space, Byte.tab, UInt8(ascii: ",")]
    let start = rest.firstIndex { !separators.contains($0) } ?? rest.endIndex
    // Two tags have a comma between them.
    guard isFirst || start == rest.endIndex || begun[..<start].contains(UInt8(ascii: ",")) else { return nil }
    rest = rest[start...]
    let isWeak = rest.starts(with: "W/".utf8)
    let opened = isWeak ? rest.dropFirst(2) : rest
    guard opened.first == UInt8(ascii: "\"") else { return nil }
    let inside = opened.dropFirst()
    guard let end = inside.firstIndex(of: UInt8(ascii: "\"")) else { return nil }
    rest = inside[inside.index(after: end)...]
    return (isWeak, inside[..<end])
  }
}
