package import Contracts

/// What intake knows of one person's reasonable adjustments, as far as a restriction must respect it.
package struct Adjustments: Sendable, Equatable {
  /// Requests that are not decided yet.
  package let openRequests: [Identifier]
  /// Channels the person needs; where there are any, at least one of them stays open.
  package let neededChannels: [Channel]
  /// Channels the person cannot use, as an agreed adjustment says: one left open by a plan is no way in.
  package let unusableChannels: [Channel]
  /// Requests on which something was agreed, whether or not it concerns a channel.
  package let agreed: [Identifier]

  package init(
    openRequests: [Identifier], neededChannels: [Channel], unusableChannels: [Channel] = [], agreed: [Identifier] = []
  ) {
    (self.openRequests, self.neededChannels, self.unusableChannels) = (openRequests, neededChannels, unusableChannels)
    self.agreed = agreed
  }

  /// What all requests of one person come to: every one that is open, and the channels of every one that was agreed.
  package init(_ requests: [AdjustmentBearing]) {
    self.init(
      openRequests: requests.filter(\.isOpen).map(\.request).sorted(),
      neededChannels: Set(requests.flatMap(\.neededChannels)).sorted(),
      unusableChannels: Set(requests.flatMap(\.unusableChannels)).sorted(),
      agreed: requests.filter(\.isAgreed).map(\.request).sorted())
  }

  /// Nothing known.
  package static let none = Adjustments(openRequests: [], neededChannels: [])
}

/// What one request means for the cases of its person.
package struct AdjustmentBearing: Sendable, Equatable {
  /// The request.
  package let request: Identifier
  /// Whether it still waits for a decision.
  package let isOpen: Bool
  /// Channels that were agreed to be needed.
  package let neededChannels: [Channel]
  /// Channels that were agreed to be unusable.
  package let unusableChannels: [Channel]
  /// Whether something was agreed.
  package let isAgreed: Bool

  package init(
    request: Identifier, isOpen: Bool, neededChannels: [Channel], unusableChannels: [Channel], isAgreed: Bool = false
  ) {
    (self.request, self.isOpen, self.isAgreed) = (request, isOpen, isAgreed)
    (self.neededChannels, self.unusableChannels) = (neededChannels, unusableChannels)
  }

  /// Whether a case has anything to respect: a request that was refused leaves nothing.
  package var concernsCases: Bool { isOpen || isAgreed || !neededChannels.isEmpty || !unusableChannels.isEmpty }
}

extension Adjustment {
  /// What it means for the cases of its person.
  package var bearing: AdjustmentBearing {
    switch stage {
    case .open: AdjustmentBearing(request: asked.id, isOpen: true, neededChannels: [], unusableChannels: [])
    case .decided(let ruling, _, _):
      AdjustmentBearing(
        request: asked.id, isOpen: false, neededChannels: ruling.neededChannels, unusableChannels: ruling.unusableChannels,
        isAgreed: ruling.outcome != .refused)
    case .ended: AdjustmentBearing(request: asked.id, isOpen: false, neededChannels: [], unusableChannels: [])
    }
  }
}
