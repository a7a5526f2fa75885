import Contracts
private import Synchronization

/// The token with which a service asks another: minted anew when half its life is over.
final class OwnToken: Sendable {
  private static let lifetimeSeconds = 600
  private let actor: Actor
  private let tokens: TokenIssuer
  private let clock: Clock
  private let minted = Mutex<(text: String, at: Instant)?>(nil)

  init(actor: Actor, tokens: TokenIssuer, clock: Clock) {
    (self.actor, self.tokens, self.clock) = (actor, tokens, clock)
  }

  var current: String {
    let now = clock.wallNow
    return minted.withLock { minted in
      if let minted, abs(now.milliseconds - minted.at.milliseconds) < Int64(Self.lifetimeSeconds) * 500 { return minted.text }
      let text = tokens.mint(actor, at: now, lifetimeSeconds: Self.lifetimeSeconds)
      minted = (text, now)
      return text
    }
  }
}
