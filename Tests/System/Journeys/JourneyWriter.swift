import Contracts
import Foundation
import ServiceKit

@testable import ManagedContact

/// Takes the steps of journeys against running services, and writes each down as a request and its answer.
final class JourneyWriter {
  /// When every deployment of the journeys begins, so that they always say the same.
  static let start = "2026-11-23T10:00:00.000Z"

  struct Wrong: Error, CustomStringConvertible {
    let description: String
  }

  let deployment: Deployment
  /// The entity tag of the last step's answer.
  private(set) var etag = ""
  private var lines: [String] = []
  private var identifiers: [String: String] = [:]

  init(_ deployment: Deployment) { self.deployment = deployment }

  /// The page, in which identifiers are numbered, and what happens within the run happens at once.
  var page: String {
    let text = lines.joined(separator: "\n") + "\n"
    let numbered = text.replacing(#/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/#) { match in
      let number = identifiers[String(match.output)] ?? String(identifiers.count + 1)
      identifiers[String(match.output)] = number
      return "01a207ee-0000-7000-8000-" + String(repeating: "0", count: 12 - number.count) + number
    }
    return numbered.replacing(#/T10:\d\d:\d\d\.\d{3}Z/#, with: "T10:00:00.000Z").replacing(#/T10\d{4}Z/#, with: "T100000Z")
      // A keyed hash, of a key that each deployment has to itself.
      .replacing(#/"telephone:[0-9a-f]{32}"/#, with: #""telephone:8f2c41d09be7a6530c1d94e2b7f0a35e""#)
  }

  /// Text between the steps.
  func say(_ paragraphs: String...) { lines += paragraphs.flatMap { [$0, ""] } }

  /// What is asked, and what is sent with it.
  struct Ask {
    var method = HTTPMethod.get
    var target: String
    var service: Service
    var person: Person
    var body: JSON?
    var version: Int?
    var headers: [(name: String, value: String)] = []
  }

  /// Takes a step and writes it down.
  ///
  /// - Parameters:
  ///   - showing: the members of the answer that are shown; all, if nil.
  ///   - status: what the step is expected to be answered with.
  @discardableResult
  func step(_ words: String, _ ask: Ask, showing: [String]? = nil, expecting status: Int = 200) throws -> JSON {
    let answer = try send(ask)
    guard answer.status == status else {
      throw Wrong(description: "\(words): \(answer.status) \(String(decoding: answer.body, as: UTF8.self))")
    }
    etag = answer.headers["etag"] ?? ""
    say(words)
    lines += ["```http", "\(ask.method.rawValue) \(ask.target)"]
    lines += headers(of: ask).filter { $0.name != "Authorization" }.map { "\($0.name): \($0.value)" }
    if let body = ask.body { lines += ["", Self.pretty(body)] }
    lines += ["```", "```http", "\(answer.status)"]
    let isJSON = answer.headers["content-type"]?.contains("json") == true
    // The tag of a calendar depends on the second in which the run set its day.
    for (shown, name) in (isJSON || status == 304 ? [("ETag", "etag")] : []) + [
      ("Location", "location"), ("Idempotency-Replayed", "idempotency-replayed"),
    ] {
      if let value = answer.headers[name] { lines.append("\(shown): \(value)") }
    }
    let tree = isJSON ? try JSONReader.tree(answer.body, valueLimit: .max) : .null
    if isJSON { lines += ["", Self.pretty(showing.map { Self.cut(tree, to: $0) } ?? tree)] }
    if !isJSON, !answer.body.isEmpty {
      lines += ["", String(decoding: answer.body, as: UTF8.self).trimmingCharacters(in: .newlines)]
    }
    lines += ["```", ""]
    return tree
  }

  /// Asks, without writing it down, until the answer is as wanted: the services hear of each other within moments.
  @discardableResult
  func wait(for what: String, _ ask: Ask, until isThere: (JSON) -> Bool) throws -> JSON {
    let end = ContinuousClock.now.advanced(by: .seconds(40))
    while true {
      let answer = try send(ask)
      if answer.status < 300 {
        let tree = try JSONReader.tree(answer.body, valueLimit: .max)
        if isThere(tree) { return tree }
      }
      guard ContinuousClock.now < end else {
        throw Wrong(description: "no \(what): \(answer.status) \(String(decoding: answer.body, as: UTF8.self))")
      }
      usleep(50_000)
    }
  }

  /// Does what is not part of a journey, without writing it down.
  @discardableResult
  func quietly(_ ask: Ask) throws -> JSON {
    let answer = try send(ask)
    guard answer.status < 300 else {
      throw Wrong(description: "\(ask.target): \(answer.status) \(String(decoding: answer.body, as: UTF8.self))")
    }
    return answer.body.isEmpty ? .null : try JSONReader.tree(answer.body, valueLimit: .max)
  }

  private func send(_ ask: Ask) throws -> ClientAnswer {
    try HTTPTransport.network.ask(
      ClientRequest(
        method: ask.method, address: deployment.addresses[ask.service], target: ask.target, headers: headers(of: ask),
        body: ask.body?.bytes))
  }

  private func headers(of ask: Ask) -> [(name: String, value: String)] {
    var headers: [(name: String, value: String)] = [("Authorization", "Bearer " + token(of: ask.person))]
    if ask.body != nil {
      headers.append(("Content-Type", ask.method == .patch ? MergePatch.mediaType : "application/json"))
    }
    if let version = ask.version { headers.append(("If-Match", "\"\(version)\"")) }
    return headers + ask.headers
  }

  private func token(of person: Person) -> String {
    guard let secret = try? SecretFile.read("\(deployment.folder)/secret") else { return "" }  // then every step fails with 401
    return TokenIssuer(secret: secret).mint(person.actor, at: Clock().wallNow, lifetimeSeconds: 60)
  }
}

extension JourneyWriter {
  /// A tree as people read it: names sorted, two spaces a level, and a list of texts on one line.
  private static func pretty(_ tree: JSON, _ margin: String = "") -> String {
    let inner = margin + "  "
    switch tree {
    case .object(let members) where !members.isEmpty:
      let lines = members.sorted { $0.key < $1.key }.map { inner + plain(.text($0.key)) + ": " + pretty($0.value, inner) }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(margin)}"
    case .list(let items) where items.contains(where: \.isNested):
      return "[\n" + items.map { inner + pretty($0, inner) }.joined(separator: ",\n") + "\n\(margin)]"
    case .list(let items): return "[" + items.map(plain).joined(separator: ", ") + "]"
    case .object, .text, .number, .flag, .null: return plain(tree)
    }
  }

  private static func plain(_ tree: JSON) -> String { String(decoding: tree.bytes, as: UTF8.self) }

  /// Those members, each list cut to its first element.
  private static func cut(_ tree: JSON, to names: [String]) -> JSON {
    guard case .object(let members) = tree else { return tree }
    return .object(
      members.filter { names.contains($0.key) }.mapValues { value in
        if case .list(let items) = value, items.count > 1, let first = items.first, first.isNested { return [first, "…"] }
        return value
      })
  }
}

extension JSON {
  /// Whether it is a list or an object with something in it.
  fileprivate var isNested: Bool {
    switch self {
    case .object(let members): !members.isEmpty
    case .list(let items): !items.isEmpty
    case .text, .number, .flag, .null: false
    }
  }

  /// The member of that name.
  subscript(name: String) -> JSON {
    if case .object(let members) = self { members[name] ?? .null } else { .null }
  }

  /// The first element.
  var first: JSON { if case .list(let items) = self { items.first ?? .null } else { .null } }

  /// How many elements.
  var count: Int { if case .list(let items) = self { items.count } else { 0 } }

  /// The text.
  var text: String { if case .text(let text) = self { text } else { "" } }

  /// The whole number.
  var number: Int { if case .number(let digits) = self { Int(digits) ?? -1 } else { -1 } }
}
