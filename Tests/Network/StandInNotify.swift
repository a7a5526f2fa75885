private import Foundation
private import ServiceKit
private import Synchronization

/// A server on loopback in place of GOV.UK Notify: it checks the token and the body of each request as Notify does, and fails as it is told.
package final class StandInNotify: Sendable {
  /// What it does with a request to send.
  package enum Way: String, CaseIterable, Sendable {
    // swift-format-ignore: AllPublicDeclarationsHaveDocumentation
    case taken, refused, forbidden, tooMany, broken, brokenButTaken, silent, silentButTaken, midHeader, midHeaderButTaken
  }

  /// A message that it was given.
  package struct Message: Sendable, Equatable {
    /// What it calls the message.
    package let id: String
    /// What the sender calls it.
    package let reference: String
    /// `email`, `sms` or `letter`.
    package let kind: String
    /// The address, the number, or the pages in base64.
    package let to: String
    /// The template's identifier.
    package let template: String
    /// The values for its placeholders; of a file, its name.
    package let personalisation: [String: String]
    /// The class by which a letter is posted.
    package let postage: String?
    /// How far it has come.
    package var status = "created"
  }

  private struct State {
    var ways: [Way]
    var messages: [Message] = []
    var faults: [String] = []
    var tokens: [String] = []
    var requests = 0
  }

  /// The service that its key belongs to.
  package static let service = "01a207ee-0000-7000-8000-00000000aaaa"
  /// The secret of its key.
  package static let secret = "01a207ee-0000-7000-8000-00000000bbbb"
  /// Its template for e-mail.
  package static let emailTemplate = "01a207ee-0000-7000-8000-0000000000e1"
  /// Its template for text messages.
  package static let textTemplate = "01a207ee-0000-7000-8000-0000000000e2"

  private let state: Box
  private let server: RawServer

  private final class Box: Sendable {
    let value: Mutex<State>
    init(_ ways: [Way]) { value = Mutex(State(ways: ways)) }
  }

  /// - Parameters:
  ///   - ways: one for each request to send; afterwards all are taken.
  ///   - slowSeconds: after so long every fifth request to send is taken and answered, whether or not the sender still waits; 0 for at once.
  ///   - now: the seconds by its clock.
  package init(_ ways: [Way] = [], slowSeconds: Double = 0, now: @escaping @Sendable () -> Int) throws {
    let box = Box(ways)
    state = box
    server = try RawServer(servesTogether: slowSeconds > 0) { Self.answer($0, box, now(), slowSeconds) }
  }

  /// Where it is.
  package var address: String { server.address }
  /// What it was given.
  package var messages: [Message] { state.value.withLock { $0.messages } }
  /// What was wrong with requests.
  package var faults: [String] { state.value.withLock { $0.faults } }
  /// Every token that it was shown.
  package var tokens: [String] { state.value.withLock { $0.tokens } }

  /// From now on the messages of that kind have that status.
  package func put(_ kind: String, to status: String) {
    state.value.withLock { state in
      for index in state.messages.indices where state.messages[index].kind == kind { state.messages[index].status = status }
    }
  }

  /// It does that with the next requests to send.
  package func play(_ ways: [Way]) { state.value.withLock { $0.ways = ways } }

  private static func answer(_ connection: RawServer.Connection, _ box: Box, _ now: Int, _ slowSeconds: Double) {
    var bytes = connection.received
    let end = Array("\r\n\r\n".utf8)
    var blank = bytes.firstRange(of: end)
    while blank == nil {
      let more = connection.receive()
      guard !more.isEmpty else { return }
      bytes += more
      blank = bytes.firstRange(of: end)
    }
    guard let blank else { return }
    let lines = String(decoding: bytes[..<blank.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
    let headers = Dictionary(
      lines.dropFirst().compactMap { line -> (String, String)? in
        let parts = line.split(separator: ":", maxSplits: 1)
        return parts.count == 2 ? (parts[0].lowercased(), parts[1].trimmingCharacters(in: .whitespaces)) : nil
      }, uniquingKeysWith: { first, _ in first })
    let length = headers["content-length"].flatMap { Int($0) } ?? 0
    while bytes.count < blank.upperBound + length {
      let more = connection.receive()
      guard !more.isEmpty else { return }
      bytes += more
    }
    let request = lines[0].components(separatedBy: " ")
    guard request.count == 3 else { return }
    let fault = tokenFault(headers["authorization"] ?? "", now)
    box.value.withLock { state in
      state.tokens.append(headers["authorization"] ?? "")
      if let fault { state.faults.append(fault) }
    }
    guard fault == nil else { return reply(connection, 403, error("BadRequestError")) }
    if request[0] == "GET" {
      find(connection, request[1], box)
    } else {
      guard headers["content-type"] == "application/json" else { return reply(connection, 400, error("ValidationError")) }
      let number = box.value.withLock { state in
        state.requests += 1
        return state.requests
      }
      if slowSeconds > 0, number % 5 == 0 { Thread.sleep(forTimeInterval: slowSeconds) }
      take(connection, request[1], Array(bytes[blank.upperBound...]), box)
    }
  }

  /// Nil where the token is right: its signature, its issuer, and its age of at most 30 seconds.
  package static func tokenFault(_ header: String, _ now: Int) -> String? {
    let parts = header.split(separator: " ")
    guard parts.count == 2, parts[0] == "Bearer" else { return "no bearer token" }
    let token = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    guard token.count == 3, let head = object(token[0]), let claims = object(token[1]) else { return "no JSON web token" }
    guard head["alg"] as? String == "HS256", head["typ"] as? String == "JWT" else { return "another algorithm" }
    let message = Array("\(token[0]).\(token[1])".utf8)
    let signature = Base64URL.encode(LibCrypto().hmacSHA256(key: Array(secret.utf8), message: message))
    guard signature == token[2] else { return "another signature" }
    guard claims["iss"] as? String == service else { return "another issuer" }
    guard let issued = claims["iat"] as? Int, abs(issued - now) <= 30 else { return "issued at another time" }
    return Set(claims.keys) == ["iss", "iat"] ? nil : "other claims"
  }

  private static func object(_ part: Substring) -> [String: Any]? {
    Base64URL.decode(part.utf8).flatMap { try? JSONSerialization.jsonObject(with: Data($0)) as? [String: Any] }
  }

  private static func find(_ connection: RawServer.Connection, _ target: String, _ box: Box) {
    let name = target.components(separatedBy: "/v2/notifications?reference=").last ?? ""
    let found = box.value.withLock { state in state.messages.filter { $0.reference == name } }
    let list = found.map {
      ["id": $0.id, "reference": $0.reference, "status": $0.status, "sent_at": "2026-11-23 11:00:00.000000", "type": $0.kind]
    }
    reply(connection, 200, ["notifications": list, "links": ["current": target]])
  }

  private static func take(_ connection: RawServer.Connection, _ target: String, _ body: [UInt8], _ box: Box) {
    let kind = target.components(separatedBy: "/").last ?? ""
    guard target == "/v2/notifications/\(kind)", let message = message(kind, body) else {
      box.value.withLock { $0.faults.append("\(target): a body that Notify refuses") }
      return reply(connection, 400, error("ValidationError"))
    }
    let way = box.value.withLock { state in state.ways.isEmpty ? .taken : state.ways.removeFirst() }
    let isTaken = [.taken, .brokenButTaken, .silentButTaken, .midHeaderButTaken].contains(way)
    if isTaken { box.value.withLock { $0.messages.append(message) } }
    switch way {
    case .taken: reply(connection, 201, ["id": message.id, "reference": message.reference, "uri": "https://example.org"])
    case .refused: reply(connection, 400, error("BadRequestError"))
    case .forbidden: reply(connection, 403, error("AuthError"))
    case .tooMany: reply(connection, 429, error("RateLimitError"))
    case .broken, .brokenButTaken: reply(connection, 500, error("Exception"))
    case .silent, .silentButTaken: Thread.sleep(forTimeInterval: 1.3)
    case .midHeader, .midHeaderButTaken: connection.send("HTTP/1.1 201 Created\r\nContent-Le")
    }
  }

  /// The message, where its body has all that Notify wants and nothing that it does not know.
  private static func message(_ kind: String, _ body: [UInt8]) -> Message? {
    guard let object = try? JSONSerialization.jsonObject(with: Data(body)) as? [String: Any],
      let reference = object["reference"] as? String
    else { return nil }
    let known: [String: (needed: Set<String>, allowed: Set<String>)] = [
      "email": (["email_address", "template_id"], ["personalisation", "email_reply_to_id"]),
      "sms": (["phone_number", "template_id"], ["personalisation", "sms_sender_id"]),
      "letter": (["content"], ["postage"]),
    ]
    guard let rules = known[kind], rules.needed.isSubset(of: object.keys),
      Set(object.keys).isSubset(of: rules.needed.union(rules.allowed).union(["reference"]))
    else { return nil }
    if kind == "letter" {
      guard let data = Data(base64Encoded: object["content"] as? String ?? ""), data.starts(with: Data("%PDF".utf8)) else {
        return nil
      }
    }
    let personalisation = (object["personalisation"] as? [String: Any] ?? [:]).mapValues { value in
      (value as? String) ?? (value as? [String: Any])?["filename"] as? String ?? ""
    }
    let to = object["email_address"] ?? object["phone_number"] ?? object["content"]
    return Message(
      id: UUID().uuidString.lowercased(), reference: reference, kind: kind, to: to as? String ?? "",
      template: object["template_id"] as? String ?? "", personalisation: personalisation,
      postage: object["postage"] as? String)
  }

  private static func error(_ kind: String) -> [String: Any] {
    ["errors": [["error": kind, "message": "robin@example.org is quoted here"]], "status_code": 400]
  }

  private static func reply(_ connection: RawServer.Connection, _ status: Int, _ body: [String: Any]) {
    guard let data = try? JSONSerialization.data(withJSONObject: body) else { return }
    connection.send(
      "HTTP/1.1 \(status) Answer\r\nContent-Type: application/json\r\nContent-Length: \(data.count)\r\nConnection: close\r\n\r\n")
    connection.send(Array(data))
  }
}
