/// Enough of an HTML parser to tell whether a letter's page is well-formed: each element closed in order, nothing stray.
struct Markup {
  private static let withoutEnd: Set<String> = ["meta", "br"]

  /// The faults; empty when there are none.
  var faults: [String] = []
  /// The names of the elements, in order.
  var elements: [String] = []

  init(_ page: String) {
    var open: [String] = []
    var rest = page[...]
    while let start = rest.firstIndex(of: "<") {
      look(atText: rest[..<start])
      guard let end = rest[start...].firstIndex(of: ">") else {
        faults.append("a tag without end")
        return
      }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
      if tag.hasPrefix("!") { continue }
      if tag.hasPrefix("/") {
        if open.popLast() != name { faults.append("</\(name)> closes nothing") }
        continue
      }
      elements.append(name)
      if !Self.withoutEnd.contains(name) { open.append(name) }
    }
    look(atText: rest)
    faults += open.map { "<\($0)> is not closed" }
  }

  private mutating func look(atText text: Substring) {
    if text.contains(">") { faults.append("a bare > in text") }
    for part in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst() {
      let entity = part.prefix { $0 != ";" }
      if !["amp", "lt", "gt", "quot", "#39"].contains(String(entity)) { faults.append("a bare & in text") }
    }
  }
}
