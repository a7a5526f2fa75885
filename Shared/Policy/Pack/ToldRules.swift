package import Contracts

/// From when a person counts as told by a letter.
package enum ToldFrom: String, CaseIterable, Sendable {
  /// From when a carrier, or the folder that the post is sent from, had it.
  case handedOver = "handed-over"
  /// From when it was posted or sent.
  case posted
  /// From the working day on which a letter sent that way counts as received.
  case deemedService = "deemed-service"
  /// From when it is known to have reached the person, and not before.
  case delivered
}

/// How a person is told: by which channels, and from when that counts for warnings, plans and appeals.
package struct ToldRules: Sendable, Equatable {
  /// From when they count as told.
  package let from: ToldFrom
  /// The channels that letters go by, the one that is tried first in front.
  package let channels: [NoticeChannel]
  /// Working days after it was posted or sent on which a letter counts as received, by channel.
  package let deemedWorkingDays: [NoticeChannel: Int]
  /// Within how many working days a letter is posted.
  package let postingWorkingDays: Int
  /// The class by which letters are posted.
  package let postage: Postage

  package init(
    from: ToldFrom, channels: [NoticeChannel], deemedWorkingDays: [NoticeChannel: Int], postingWorkingDays: Int, postage: Postage
  ) {
    self.postage = postage
    (self.from, self.channels) = (from, channels)
    (self.deemedWorkingDays, self.postingWorkingDays) = (deemedWorkingDays, postingWorkingDays)
  }

  /// Of a pack that says nothing of it: post is served on the second working day after posting, the rest at once.
  package static let standard = ToldRules(
    from: .deemedService, channels: [.post, .email], deemedWorkingDays: [.post: 2], postingWorkingDays: 1, postage: .firstClass)
}

extension ToldRules {
  /// From when the person counts as told by a letter that is on its way; nil where that is not known yet.
  ///
  /// - Parameters:
  ///   - handedOver: when a carrier had it.
  ///   - sent: when it was posted or sent; nil until a person has confirmed that.
  ///   - delivered: when it is known to have reached the person, which counts in any case.
  package func moment(
    by channel: NoticeChannel, handedOver: Instant?, sent: Instant?, delivered: Instant?, under pack: PolicyPack
  ) -> Instant? {
    let counted: Instant? =
      switch from {
      // What is given by hand reaches the person when it is given.
      case _ where channel == .byHand: nil
      case .handedOver: handedOver
      case .posted: sent
      case .deemedService: sent.map { deemed(by: channel, sent: $0, under: pack) }
      case .delivered: nil
      }
    guard let delivered, let counted else { return counted ?? delivered }
    return min(delivered, counted)
  }

  /// From when the person will count as told by a letter that is handed over then, if it is sent on in time; nil where that cannot be foreseen.
  package func expected(
    by channel: NoticeChannel, handedOver: Instant, isSentOnByPerson: Bool, under pack: PolicyPack
  ) -> Instant? {
    let sent = isSentOnByPerson ? postBy(handedOver: handedOver, under: pack).adding(seconds: -1) : handedOver
    return moment(by: channel, handedOver: handedOver, sent: sent, delivered: nil, under: pack)
  }

  private func deemed(by channel: NoticeChannel, sent: Instant, under pack: PolicyPack) -> Instant {
    let days = deemedWorkingDays[channel] ?? 0
    return days == 0 ? sent : pack.zone.start(of: pack.calendar.day(days, after: pack.zone.day(of: sent)))
  }

  /// By when a letter that was handed over then is posted: the end of that working day.
  package func postBy(handedOver: Instant, under pack: PolicyPack) -> Instant {
    let day = pack.calendar.day(postingWorkingDays, after: pack.zone.day(of: handedOver))
    return pack.zone.start(of: day.adding(days: 1))
  }
}

extension ToldRules {
  /// What a pack says of it; the standard for what it leaves out.
  init(_ root: PackObject) {
    guard root.node("told") != nil else {
      self = .standard
      return
    }
    let object = root.object("told", keys: ["from", "channels", "deemedServiceWorkingDays", "postingWorkingDays", "postage"])
    let channels = object.choices("channels", of: NoticeChannel.self)
    if channels.isEmpty, object.node("channels") != nil { object.fault("channels", "must name a channel") }
    if Set(channels).count != channels.count { object.fault("channels", "must not name a channel twice") }
    for (index, channel) in channels.enumerated() where channel == .sms || channel == .byHand {
      object.fault("channels[\(index)]", "must be one that carries a letter by itself: post or e-mail")
    }
    let days = object.object("deemedServiceWorkingDays", keys: Set(NoticeChannel.allCases.map(\.rawValue)))
    var deemed: [NoticeChannel: Int] = [:]
    for channel in NoticeChannel.allCases { deemed[channel] = days.optionalNumber(channel.rawValue, in: 0...30) }
    for channel in channels where deemed[channel] == nil { days.fault(channel.rawValue, "is missing: letters go that way") }
    self.init(
      from: object.choice("from", of: ToldFrom.self) ?? Self.standard.from, channels: channels, deemedWorkingDays: deemed,
      postingWorkingDays: object.number("postingWorkingDays", in: 0...30),
      postage: (object.node("postage") == nil ? nil : object.choice("postage", of: Postage.self)) ?? Self.standard.postage)
  }
}

extension PolicyPack {
  /// When a person counts as told, for the person who approves the pack.
  func explainTold() -> [String] {
    let ways = told.channels.map(\.words).joined(separator: ", else ")
    let days = told.channels.map { "\($0.words) \(told.deemedWorkingDays[$0] ?? 0)" }.joined(separator: ", ")
    let counts =
      switch told.from {
      case .handedOver: "A person counts as told as soon as a carrier, or the folder that the post is sent from, has the letter."
      case .posted: "A person counts as told when the letter was posted or sent."
      case .deemedService:
        "A person counts as told on the working day on which the letter is deemed to be served, counted from posting: \(days)."
      case .delivered: "A person counts as told only when the letter is known to have reached them."
      }
    return [
      "A letter goes \(ways); it is posted within \(told.postingWorkingDays) working days (\(citations[.notice])).", counts,
    ]
  }
}

extension NoticeChannel {
  /// As a sentence names it: "a letter goes ...".
  package var words: String {
    switch self {
    case .post: "by post"
    case .email: "by e-mail"
    case .sms: "by text message"
    case .byHand: "by hand"
    }
  }
}
