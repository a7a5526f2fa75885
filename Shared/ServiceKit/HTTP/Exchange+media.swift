package import Contracts

/// A record that has a line in a table for spreadsheets.
package protocol TableRow {
  /// The columns, in order.
  static var columns: [String] { get }
  /// Its cells, one for each column.
  var cells: [String?] { get }
}

extension Exchange {
  /// Which of those media types the client likes best, by its `Accept` (RFC 9110, 12.5.1); the first where it has no preference or accepts none.
  package func preferred(of offers: [String]) -> String {
    guard let accept = request.list("accept") else { return offers[0] }
    let ranges = accept.split(separator: ",").prefix(50).map(MediaRange.init)
    let liked = offers.enumerated().map { ($0, $1, MediaRange.quality(of: $1, in: ranges)) }
    // Of equals the earlier; what is not acceptable at all is sent only where everything else is not.
    return liked.max { ($0.2, $1.0) < ($1.2, $0.0) }?.1 ?? offers[0]
  }

  /// A page of a list: as JSON; as a table for spreadsheets where `Accept` prefers `text/csv`; a line of JSON for each item where it prefers
  /// `application/jsonl`. In the last two `Link` gives the next page (RFC 8288).
  ///
  /// - Parameter name: what the file is called that a browser saves.
  package func answer<Item: TableRow>(_ page: Page<Item>, named name: String) -> Response {
    var response: Response
    switch preferred(of: ["application/json", "text/csv", JSONLines.mediaType]) {
    case "text/csv":
      var table = CSV(columns: Item.columns)
      for item in page.items { table.add(item.cells) }
      response = Response.text(table.text, contentType: "text/csv; charset=utf-8; header=present")
      response.headers.append(("Content-Disposition", "attachment; filename=\"\(name).csv\""))
    case JSONLines.mediaType:
      response = Response(status: 200, headers: [("Content-Type", JSONLines.mediaType)], body: JSONLines.bytes(of: page.items))
      response.headers.append(("Content-Disposition", "attachment; filename=\"\(name).jsonl\""))
    default:
      response = Response.json(page)
      response.headers.append(("Vary", "Accept"))
      return response
    }
    if let column = Item.columns.firstIndex(of: "serviceUser") {
      shown.insert(page.items.compactMap { item in item.cells[column].flatMap { Identifier($0) } })
    }
    response.headers.append(("Vary", "Accept"))
    if let next = page.next { response.headers.append(("Link", "<\(target(after: next))>; rel=\"next\"")) }
    return response
  }

  /// The same list from there on.
  private func target(after place: String) -> String {
    var query = request.query
    query["after"] = place
    let pairs = query.sorted { $0.key < $1.key }.map { PercentCoding.encode($0.key) + "=" + PercentCoding.encode($0.value) }
    return request.path + "?" + pairs.joined(separator: "&")
  }
}

/// Items as text, each a line of JSON.
enum JSONLines {
  static let mediaType = "application/jsonl"

  static func bytes(of items: [some Encodable]) -> [UInt8] {
    items.reduce(into: []) { bytes, item in
      guard let line = try? JSON.bytes(of: item) else { return }  // a contract never holds a number that JSON cannot express
      bytes += line + [0x0A]
    }
  }
}

/// One entry of an `Accept` list.
private struct MediaRange {
  let type: Substring
  let quality: Double

  init(_ text: Substring) {
    let parts = text.split(separator: ";").map { $0.trimmingPrefix { $0.isWhitespace } }
    type = parts.first.map { $0.prefix { !$0.isWhitespace } } ?? ""
    let given = parts.dropFirst().first { $0.lowercased().hasPrefix("q=") }
    quality = given.flatMap { Double($0.dropFirst(2).prefix { !$0.isWhitespace }) }.map { min(max($0, 0), 1) } ?? 1
  }

  /// How much that type is liked: by the most specific range that covers it; 0 where none does.
  static func quality(of type: String, in ranges: [MediaRange]) -> Double {
    let group = type.prefix { $0 != "/" } + "/*"
    for wanted in [type[...], group, "*/*"] {
      if let range = ranges.first(where: { $0.type.lowercased() == wanted }) { return range.quality }
    }
    return 0
  }
}
