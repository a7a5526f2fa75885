import Contracts
import Foundation
import ServiceKit
import TestOffices
import Testing

@Suite("Tokens")
struct TokenTests {
  private let issuer = TokenIssuer(secret: Array(Bench.secret.utf8))
  private let ann = Actor(subject: "ann", name: "Ann Example", offices: [.staff, .manager], organisations: ["opfcc"])

  private func base64URL(_ bytes: some Sequence<UInt8>) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  /// A token of that header and those claims, signed with the right secret unless told otherwise.
  private func forged(_ header: String, _ claims: String, secret: String = Bench.secret) -> String {
    let signed = base64URL(header.utf8) + "." + base64URL(claims.utf8)
    return signed + "." + base64URL(LibCrypto().hmacSHA256(key: Array(secret.utf8), message: Array(signed.utf8)))
  }

  private func claims(
    aud: String = #""managed-contact""#, iat: Int64 = 1_795_435_200, exp: Int64 = 1_795_435_800, roles: String = #"["staff"]"#
  )
    -> String
  {
    #"{"iss":"managed-contact","sub":"ann","aud":\#(aud),"name":"Ann","roles":\#(roles),"organisations":[],"iat":\#(iat),"exp":\#(exp)}"#
  }

  private func fault(_ token: String, at instant: Instant = Bench.noon) -> TokenFault? {
    do {
      _ = try issuer.verify(token, at: instant)
      return nil
    } catch {
      return error
    }
  }

  @Test("a token says who it was minted for, also when it is used again")
  func roundTrip() throws {
    let token = issuer.mint(ann, at: Bench.noon, lifetimeSeconds: 60)
    #expect(try issuer.verify(token, at: Bench.noon) == ann)
    #expect(try issuer.verify(token, at: Bench.noon.adding(seconds: 59)) == ann)
  }

  @Test("a token that was accepted before is refused once it has expired")
  func expiry() throws {
    let token = issuer.mint(ann, at: Bench.noon, lifetimeSeconds: 60)
    _ = try issuer.verify(token, at: Bench.noon)
    #expect(fault(token, at: Bench.noon.adding(seconds: 60)) == .expired)
  }

  @Test("a token made more than a minute in the future is refused, one made a little ahead is not")
  func future() {
    let token = issuer.mint(ann, at: Bench.noon, lifetimeSeconds: 600)
    #expect(fault(token, at: Bench.noon.adding(seconds: -61)) == .notYetValid)
    #expect(fault(token, at: Bench.noon.adding(seconds: -60)) == nil)
  }

  @Test(
    "any algorithm but HS256 is refused, even under a right signature",
    arguments: [
      #"{"alg":"none"}"#, #"{"alg":"None"}"#, #"{"alg":"HS512"}"#, #"{"alg":"RS256"}"#, #"{"alg":"HS256","crit":["exp"]}"#,
    ])
  func algorithms(header: String) {
    #expect(fault(forged(header, claims())) == .algorithm)
  }

  @Test("a token without a signature is refused")
  func unsigned() {
    let parts = forged(#"{"alg":"HS256","typ":"JWT"}"#, claims()).split(separator: ".")
    #expect(fault("\(parts[0]).\(parts[1]).") == .signature)
    #expect(fault("\(parts[0]).\(parts[1])") == .malformed)
  }

  @Test("a token under another secret, or with changed claims, is refused")
  func signatures() {
    let header = #"{"alg":"HS256","typ":"JWT"}"#
    #expect(fault(forged(header, claims(), secret: String(repeating: "x", count: 32))) == .signature)
    let mine = forged(header, claims()).split(separator: ".")
    let other = forged(header, claims(roles: #"["administrator"]"#)).split(separator: ".")
    #expect(fault("\(mine[0]).\(other[1]).\(mine[2])") == .signature)
    #expect(fault(forged(header, claims())) == nil)
  }

  @Test("the spare bits of a signature cannot be used to spell a token in another way")
  func canonical() throws {
    let token = issuer.mint(ann, at: Bench.noon, lifetimeSeconds: 60)
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    let last = try #require(token.last)
    let index = try #require(alphabet.firstIndex(of: last))
    #expect(fault(token.dropLast() + String(alphabet[index ^ 1])) != nil)
  }

  @Test("a token for another audience is refused; one for several is read")
  func audiences() {
    let header = #"{"alg":"HS256","typ":"JWT"}"#
    #expect(fault(forged(header, claims(aud: #""elsewhere""#))) == .audience)
    #expect(fault(forged(header, claims(aud: #"["elsewhere","managed-contact"]"#))) == nil)
  }

  @Test(
    "a subject in another form than the one that accounts have is refused: it would be another person to the policy (6.2)",
    arguments: [
      "Dana.Wood", "DANA.WOOD", "dana.wood ", " dana.wood", "dana\u{200B}.wood", "d\u{0430}na.wood", "dana wood", "dana.wood\n",
      "d\u{00E1}na.wood", "dana/wood", "d", String(repeating: "d", count: 65),
    ])
  func spellings(subject: String) throws {
    let actor = Actor(subject: subject, name: "Dana Wood", offices: [.staff])
    #expect(fault(issuer.mint(actor, at: Bench.noon, lifetimeSeconds: 60)) == .subject)
    #expect(TokenFault.subject.words.contains("a to z"))
  }

  @Test("a token of another issuer, one that lives for ever, and one with a claim twice are refused")
  func strict() {
    let header = #"{"alg":"HS256","typ":"JWT"}"#
    #expect(fault(forged(header, claims().replacing(#""iss":"managed-contact","#, with: ""))) == .issuer)
    #expect(fault(forged(header, claims().replacing(#""iss":"managed-contact""#, with: #""iss":"other""#))) == .issuer)
    let year = Bench.noon.milliseconds / 1000 + 366 * 86_400
    #expect(fault(forged(header, claims(iat: 1_795_435_200, exp: year + 1_000_000))) == .lifetime)
    #expect(fault(forged(header, claims(iat: Int64.min, exp: Int64.max))) == .lifetime)
    #expect(fault(forged(header, claims().replacing(#""sub":"ann""#, with: #""sub":"ann","sub":"dana.wood""#))) == .malformed)
  }

  @Test(
    "a service's token is for one run of one service, which alone accepts it, and lives two minutes; none passes for a person's")
  func services() throws {
    let identifiers = Identifiers(clock: Clock())
    let run = ServiceRun(service: "intake", run: identifiers.next())
    func mint(for run: ServiceRun?, _ seconds: Int = 120) -> String {
      issuer.mint(Service.records.actor, at: Bench.noon, lifetimeSeconds: seconds, for: run)
    }
    let intake = TokenIssuer(secret: Array(Bench.secret.utf8), verifier: run)
    #expect(try intake.verify(mint(for: run), at: Bench.noon).offices == [.service])
    for (token, expected) in [
      (mint(for: ServiceRun(service: "records", run: run.run)), TokenFault.audience), (mint(for: nil), .audience),
      (mint(for: ServiceRun(service: "intake", run: identifiers.next())), .run), (mint(for: run, 121), .lifetime),
    ] {
      #expect(throws: expected) { try intake.verify(token, at: Bench.noon) }
    }
    #expect(fault(mint(for: run)) == .audience)
  }

  @Test("a token beyond ASCII is refused before it is looked for among those accepted, where it could count as equal to another")
  func bytes() {
    let token = issuer.mint(ann, at: Bench.noon, lifetimeSeconds: 60)
    #expect(fault(token) == nil)
    #expect(fault(token + "\u{0301}") == .malformed && fault("\u{212A}" + token.dropFirst()) == .malformed)
  }

  @Test("a token from before packs named offices says roles, and is read as of the offices of those codes, under any pack")
  func earlierTokens() throws {
    let token = forged(#"{"alg":"HS256","typ":"JWT"}"#, claims(roles: #"["staff","wizard"]"#))
    let actor = try issuer.verify(token, at: Bench.noon)
    #expect(actor.offices == [.staff, Office("wizard")] && actor.pack == nil)
  }

  @Test(
    "what is too long or no token at all is refused", arguments: ["", "a", "a.b", "..", "a.b.c.d", "$$.$$.$$", "e30.e30.e30"])
  func nonsense(token: String) {
    #expect(fault(token) != nil)
    #expect(fault(token + String(repeating: "A", count: 4097)) == .oversize)
  }

  @Test("claims that lack an end are refused, though signed")
  func noEnd() {
    #expect(fault(forged(#"{"alg":"HS256","typ":"JWT"}"#, #"{"sub":"ann","aud":"managed-contact","iat":1}"#)) == .malformed)
  }
}
