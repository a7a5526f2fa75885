package import Contracts

/// What intake knows of one person's reasonable adjustments, as far as a restriction must respect it (1.3, 5.9).
package struct Adjustments: Sendable, Equatable {
  /// Requests that nobody has decided yet.
  package let openRequests: [Identifier]
  /// Channels the person needs; where there are any, at least one of them stays open.
  package let neededChannels: [Channel]
  /// Channels the person cannot use, as an agreed adjustment says: one left open by a plan is no way in.
  package let unusableChannels: [Channel]

  package init(openRequests: [Identifier], neededChannels: [Channel], unusableChannels: [Channel] = []) {
    (self.openRequests, self.neededChannels, self.unusableChannels) = (openRequests, neededChannels, unusableChannels)
  }

  /// Nothing known.
  package static let none = Adjustments(openRequests: [], neededChannels: [])
}
