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
  /// Not made by this system.
  case issuer
  /// Its subject is not in the one form that accounts have (``Subject``).
  case subject
  /// Made for longer than such a token may live.
  case lifetime
  /// Made for a process of this service that has ended.
  case run

  /// Why, to follow "the token". What it names is never repeated: it may be anything.
  package var words: String {
    switch self {
    case .oversize: "is too long"
    case .malformed: "cannot be read"
    case .algorithm: "is not signed with HS256"
    case .signature: "is not signed by this deployment"
    case .audience: "is for another service or system"
    case .expired: "has expired"
    case .notYetValid: "is from the future"
    case .issuer: "was not issued by this system"
    case .subject: "has a subject in another form than \(Subject.form)"
    case .lifetime: "lives longer than it may"
    case .run: "is for another run of this service"
    }
  }
}

/// Mints and verifies the tokens that requests carry: JWT (RFC 7519), signed with HMAC-SHA-256 by the deployment's secret.
package struct TokenIssuer: Sendable {
  private let secret: [UInt8]
  private let audience: String
  /// The run of a service that verifies, for which other services' tokens must be made; nil where none is verified.
  package let verifier: ServiceRun?
  private let verified = VerifiedTokens()

  private static let largest = 4096
  private static let clockSkewSeconds = 60
  private static let issuer = "managed-contact"
  /// The longest life of a person's token: a leap year.
  package static let longestSeconds: Int64 = 366 * 86_400
  /// The longest life of a service's token.
  package static let longestServiceSeconds: Int64 = 120
  private static let header = Base64URL.encode(Array(#"{"alg":"HS256","typ":"JWT"}"#.utf8))

  /// An issuer of tokens for `audience`; the configuration sees to it that the secret has 32 bytes or more.
  ///
  /// - Parameter verifier: the run of a service that verifies by it, where one does.
  package init(secret: [UInt8], audience: String = "managed-contact", verifier: ServiceRun? = nil) {
    (self.secret, self.audience, self.verifier) = (secret, audience, verifier)
  }

  /// A token that says `actor`, valid from `instant` (of the wall clock) for that many seconds.
  ///
  /// - Parameter run: what alone accepts it, for the token of a service; nil for a person's.
  package func mint(_ actor: Actor, at instant: Instant, lifetimeSeconds: Int, for run: ServiceRun? = nil) -> String {
    let issued = instant.milliseconds / 1000
    let claims = Claims(
      iss: Self.issuer, sub: actor.subject, aud: Audience(names: [name(of: run)]), run: run?.run, name: actor.name,
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
    var token = token
    guard token.utf8.count <= Self.largest else { throw .oversize }
    // What is remembered is found by its text, and two texts beyond ASCII can count as equal without being the same.
    guard token.withUTF8({ text in text.allSatisfy { $0 < 0x80 } }) else { throw .malformed }
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
    guard claims.iss == Self.issuer else { throw .issuer }
    guard Subject.isCanonical(claims.sub) else { throw .subject }
    let isService = claims.offices?.contains(.service) ?? claims.roles?.contains(Office.service.rawValue) ?? false
    guard claims.aud.names.contains(isService ? name(of: verifier) : audience), !isService || verifier != nil else {
      throw .audience
    }
    guard !isService || claims.run == verifier?.run else { throw .run }
    let (life, isOverflown) = claims.exp.subtractingReportingOverflow(claims.iat)
    guard !isOverflown, life <= (isService ? Self.longestServiceSeconds : Self.longestSeconds) else { throw .lifetime }
    let actor = Actor(
      subject: claims.sub, name: claims.name ?? claims.sub,
      offices: Set(claims.offices ?? (claims.roles ?? []).map { Office($0) }),
      organisations: Set(claims.organisations ?? []), pack: claims.pack)
    return VerifiedToken(actor: actor, starts: max(claims.iat, claims.nbf ?? claims.iat), expires: claims.exp)
  }

  /// The audience of tokens that only that service accepts.
  private func name(of run: ServiceRun?) -> String { run.map { "\(audience)/\($0.service)" } ?? audience }

  /// What that run, listening at that port, answers to a challenge: nothing without the secret can work it out, and passing it on from
  /// another port is of no use.
  func proof(of run: ServiceRun, at port: Int, for challenge: String) -> String {
    // Its first word keeps this from ever being the signature of a token.
    let message = "service-proof\n\(audience)\n\(challenge)\n\(run.service)\n\(run.run.text)\n\(port)"
    return Base64URL.encode(LibCrypto().hmacSHA256(key: secret, message: Array(message.utf8)))
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
  let run: Identifier?
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
