import Contracts
private import Synchronization

/// The token with which a service asks one other, which alone accepts it: minted anew when half its short life is over.
final class OwnToken: Sendable {
  private let actor: Actor
  private let audience: Service
  private let tokens: TokenIssuer
  private let clock: Clock
  private let minted = Mutex<(text: String, at: Instant)?>(nil)

  init(of service: Service, for audience: Service, tokens: TokenIssuer, clock: Clock) {
    (actor, self.audience, self.tokens, self.clock) = (service.actor, audience, tokens, clock)
  }

  var current: String {
    let now = clock.wallNow
    return minted.withLock { minted in
      if let minted, abs(now.milliseconds - minted.at.milliseconds) < TokenIssuer.longestServiceSeconds * 500 {
        return minted.text
      }
      let text = tokens.mint(actor, at: now, lifetimeSeconds: Int(TokenIssuer.longestServiceSeconds), for: audience.rawValue)
      minted = (text, now)
      return text
    }
  }
}
