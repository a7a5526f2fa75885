package import Contracts
private import Synchronization

/// Why a token was not accepted.
package enum TokenFault: Error, Equatable, Sendable, CaseIterable {
  /// Longer than 4 KiB.
  case oversize
  /// Not three parts of base64url with JSON in them, or a claim is missing.
  case malformed
  /// Signed by anything but HS256, or not at all.
  case algorithm
  /// Not signed with this deployment's secret.
  case signature
  /// Made for another audience.
  case audience
  /// Its end has come.
  case expired
  /// Made more than a minute in the future.
  case notYetValid
}

/// Mints and verifies the tokens that requests carry: JWT (RFC 7519), signed with HMAC-SHA-256 by the deployment's secret.
package struct TokenIssuer: Sendable {
  private let secret: [UInt8]
  private let audience: String
  private let verified = VerifiedTokens()

  private static let largest = 4096
  private static let clockSkewSeconds = 60
  private static let header = Base64URL.encode(Array(#"{"alg":"HS256","typ":"JWT"}"#.utf8))

  /// An issuer of tokens for `audience`; the configuration sees to it that the secret has 32 bytes or more.
  package init(secret: [UInt8], audience: String = "managed-contact") {
    (self.secret, self.audience) = (secret, audience)
  }

  /// A token that says `actor`, valid from `instant` (of the wall clock) for that many seconds.
  package func mint(_ actor: Actor, at instant: Instant, lifetimeSeconds: Int) -> String {
    let issued = instant.milliseconds / 1000
    let claims = Claims(
      iss: "managed-contact", sub: actor.subject, aud: Audience(names: [audience]), name: actor.name,
      roles: nil, offices: actor.offices.sorted(), pack: actor.pack, organisations: actor.organisations.sorted(), iat: issued,
      exp: issued + Int64(lifetimeSeconds))
    // Strings and whole numbers only: encoding them cannot fail, and an empty payload would verify nowhere.
    let payload = (try? JSON.bytes(of: claims)) ?? []
    let signed = Self.header + "." + Base64URL.encode(payload)
    return signed + "." + Base64URL.encode(LibCrypto().hmacSHA256(key: secret, message: Array(signed.utf8)))
  }

  /// The actor whom a token names at that instant of the wall clock.
  ///
  /// A token from before packs named offices has `roles`, which were the codes of the offices that the same people hold.
  /// - Throws: the first fault found; the signature is checked before anything in the token is believed.
  package func verify(_ token: String, at instant: Instant) throws(TokenFault) -> Actor {
    guard token.utf8.count <= Self.largest else { throw .oversize }
    // What is remembered was compared in constant time when it came first; its times are looked at on every use.
    let known = verified.find(token)
    let accepted: VerifiedToken
    if let known { accepted = known } else { accepted = try read(token) }
    let seconds = instant.milliseconds / 1000
    guard seconds < accepted.expires else { throw .expired }
    guard accepted.starts <= seconds + Int64(Self.clockSkewSeconds) else { throw .notYetValid }
    if known == nil { verified.keep(accepted, for: token) }
    return accepted.actor
  }

  private func read(_ token: String) throws(TokenFault) -> VerifiedToken {
    let parts = token.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3 else { throw .malformed }
    if !parts[0].elementsEqual(Self.header.utf8) {
      guard let header: Header = Self.decode(parts[0]) else { throw .malformed }
      guard header.alg == "HS256", header.crit == nil else { throw .algorithm }
    }
    guard let signature = Base64URL.decode(parts[2]) else { throw .malformed }
    let signed = Array(token.utf8.prefix(parts[0].count + 1 + parts[1].count))
    guard LibCrypto().constantTimeEquals(LibCrypto().hmacSHA256(key: secret, message: signed), signature) else {
      throw .signature
    }
    guard let claims: Claims = Self.decode(parts[1]), !claims.sub.isEmpty else { throw .malformed }
    guard claims.aud.names.contains(audience) else { throw .audience }
    let actor = Actor(
      subject: claims.sub, name: claims.name ?? claims.sub,
      offices: Set(claims.offices ?? (claims.roles ?? []).map { Office($0) }),
      organisations: Set(claims.organisations ?? []), pack: claims.pack)
    return VerifiedToken(actor: actor, starts: max(claims.iat, claims.nbf ?? claims.iat), expires: claims.exp)
  }

  private static func decode<T: Decodable>(_ part: Substring.UTF8View) -> T? {
    guard let bytes = Base64URL.decode(part) else { return nil }
    // Why it does not decode is of no use to the sender.
    return try? JSON.decode(T.self, from: bytes)
  }
}

private struct Header: Decodable {
  let alg: String
  let crit: [String]?
}

private struct Claims: Codable {
  let iss: String?
  let sub: String
  let aud: Audience
  let name: String?
  let roles: [String]?
  let offices: [Office]?
  let pack: String?
  let organisations: [String]?
  let iat: Int64
  let exp: Int64
  var nbf: Int64?
}

/// One name or a list of them: RFC 7519 section 4.1.3 allows both.
private struct Audience: Codable {
  let names: [String]

  init(names: [String]) { self.names = names }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    // Tried as one name first; when it is not, the list's own error is thrown.
    if let name = try? container.decode(String.self) { names = [name] } else { names = try container.decode([String].self) }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if names.count == 1 { try container.encode(names[0]) } else { try container.encode(names) }
  }
}

private struct VerifiedToken {
  let actor: Actor
  let starts: Int64
  let expires: Int64
}

/// The tokens last verified, so that one used for every request is not computed anew each time.
private final class VerifiedTokens: Sendable {
  private static let most = 1024
  private let tokens = Mutex<[String: VerifiedToken]>([:])

  func find(_ token: String) -> VerifiedToken? { tokens.withLock { $0[token] } }

  func keep(_ accepted: VerifiedToken, for token: String) {
    tokens.withLock { tokens in
      if tokens.count >= Self.most { tokens.removeAll(keepingCapacity: true) }
      tokens[token] = accepted
    }
  }
}
