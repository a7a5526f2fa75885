import Contracts
import ServiceKit
import Synchronization

/// GOV.UK Notify over HTTP: its token, and what its answers mean.
struct NotifyDesk: Sendable {
  let settings: NotifySettings
  let clock: Clock
  let standing = NotifyStanding()
  /// It may take up a request later than the one who made it has gone.
  static let knowsAfterSeconds = 30
  /// Seconds in which it has to answer.
  var seconds = 20

  /// Has a message sent. Everything that leaves it open whether it was taken is ``HandOver/unknown(why:)``.
  ///
  /// - Throws: ``NotifyFault`` where it does not admit us, which is for the operators to mend: nothing was sent.
  func send(_ kind: String, _ body: [String: JSON]) throws -> HandOver {
    let answer: ClientAnswer
    do throws(ClientError) {
      answer = try ask(.post, "/v2/notifications/\(kind)", JSON.object(body).bytes)
    } catch {
      guard error.hasSentNothing else { return .unknown(why: "the connection to GOV.UK Notify ended before its answer") }
      return .tryAgain(why: "GOV.UK Notify cannot be reached")
    }
    switch answer.status {
    case 200, 201:
      standing.isAdmitted()
      // An answer that was cut short may be of a message that was taken.
      guard let taken = try? JSON.decode(Taken.self, from: answer.body) else {
        return .unknown(why: "the answer of GOV.UK Notify is not whole")
      }
      return .done(reference: taken.id)
    case 400, 413: return .refused(why: "GOV.UK Notify refuses it (\(Self.kind(of: answer)))")
    case 429: return .tryAgain(why: "GOV.UK Notify takes no more for now (\(Self.kind(of: answer)))")
    case 500...: return .unknown(why: "GOV.UK Notify answered \(answer.status)")
    default: throw standing.isNotAdmitted(answer.status)
    }
  }

  /// What it has under a reference of ours; nil where it has nothing.
  ///
  /// - Throws: where it gives no answer to that.
  func message(_ reference: String) throws -> Message? {
    let answer = try ask(.get, "/v2/notifications?reference=\(reference)", nil)
    guard answer.status == 200 else {
      guard answer.status == 429 || answer.status >= 500 else { throw standing.isNotAdmitted(answer.status) }
      throw NotifyFault(status: answer.status)
    }
    standing.isAdmitted()
    // The newest first: of several under one reference the one that came last counts.
    return try JSON.decode(Messages.self, from: answer.body).notifications.first { $0.reference == reference }
  }

  private func ask(_ method: HTTPMethod, _ target: String, _ body: [UInt8]?) throws(ClientError) -> ClientAnswer {
    let headers = [
      ("Accept", "application/json"), ("Authorization", "Bearer \(token)"), ("Content-Type", "application/json"),
      ("User-Agent", "managed-contact"),
    ]
    return try HTTPTransport.network.ask(
      ClientRequest(method: method, address: settings.address, target: target, headers: headers, body: body),
      within: AnswerLimits(seconds: seconds))
  }

  /// A JSON web token of this moment: it is accepted for 30 seconds, by the wall clock.
  private var token: String {
    let claims: JSON = [
      "iss": .text(settings.key.service.text), "iat": .number(String(clock.wallNow.milliseconds / 1000)),
    ]
    let signed = Self.header + "." + Base64URL.encode(claims.bytes)
    return signed + "." + Base64URL.encode(LibCrypto().hmacSHA256(key: settings.key.secret, message: Array(signed.utf8)))
  }

  private static let header = Base64URL.encode(Array(#"{"alg":"HS256","typ":"JWT"}"#.utf8))

  /// The type of the first error, which is agreed and names no one; its message may quote what was sent.
  private static func kind(of answer: ClientAnswer) -> String {
    // What a proxy answers in its place is no such list, and counts by its status alone.
    let errors = try? JSON.decode(Errors.self, from: answer.body)
    let kind = (errors?.errors.first?.error ?? "").filter { $0.isASCII && $0.isLetter }.prefix(40)
    return kind.isEmpty ? String(answer.status) : String(kind)
  }

  private struct Taken: Decodable { let id: String }

  private struct Errors: Decodable {
    struct One: Decodable { let error: String }
    let errors: [One]
  }

  private struct Messages: Decodable { let notifications: [Message] }

  /// A message as Notify describes it.
  struct Message: Decodable, Sendable {
    let id: String
    let reference: String?
    let status: String
    let sentAt: String?
    let completedAt: String?

    private enum CodingKeys: String, CodingKey {
      case id, reference, status
      case sentAt = "sent_at"
      case completedAt = "completed_at"
    }
  }
}

/// Notify gave no answer that can be used, or does not admit us.
struct NotifyFault: Error, Equatable {
  let status: Int
}

/// Whether Notify admits us, as its last answers say.
final class NotifyStanding: Sendable {
  private let refusal = Mutex<Int?>(nil)

  func isAdmitted() { refusal.withLock { $0 = nil } }

  func isNotAdmitted(_ status: Int) -> NotifyFault {
    refusal.withLock { $0 = status }
    return NotifyFault(status: status)
  }

  /// For `/readyz`: what the operators have to mend; nil where nothing.
  var note: String? {
    refusal.withLock { $0 }.map {
      "GOV.UK Notify answers \($0): letters wait until its key, its address and this machine's clock are right"
    }
  }
}

extension ClientError {
  /// Whether the request cannot have reached anyone: the name, the connection or the certificate failed (curl 5, 6, 7, 35 and 60).
  fileprivate var hasSentNothing: Bool {
    guard case .unreachable(let code) = self else { return false }
    return ["curl 5", "curl 6", "curl 7", "curl 35", "curl 60"].contains(code)
  }
}
