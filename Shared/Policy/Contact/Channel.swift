package import Contracts

extension Channel {
  /// True where what arrives can wait to be read: it can be read and filed, a call cannot.
  package var isWritten: Bool {
    switch self {
    case .email, .letter, .form, .sms, .socialMedia, .webChat: true
    case .telephone, .inPerson, .counter: false
    }
  }

  /// The channel as a sentence names it: "by phone", "by letter".
  package var words: String {
    switch self {
    case .telephone: "by phone"
    case .email: "by e-mail"
    case .letter: "by letter"
    case .form: "by our web form"
    case .inPerson: "in person"
    case .sms: "by text message"
    case .counter: "at our counter"
    case .socialMedia: "on social media"
    case .webChat: "by web chat"
    }
  }

  /// The channel as which a plan counts this one: what the plan says of that goes for this too. Nil for one that is meant by its own name alone.
  ///
  /// A restriction on calls would otherwise be walked round with a text message, and one on e-mail on social media.
  package var countsAs: Channel? {
    switch self {
    case .telephone, .email, .letter, .form, .inPerson: nil
    case .sms: .telephone
    case .counter: .inPerson
    case .socialMedia: .email
    case .webChat: .form
    }
  }

  /// What staff are told where a plan names another channel and means this one too.
  package var countingWords: String? { countsAs.map { "Under the plan, contact \(words) counts as contact \($0.words)." } }
}

extension [Channel] {
  /// Whether one of these is that channel, or the one as which a plan counts it.
  package func cover(_ channel: Channel) -> Bool { contains(channel) || channel.countsAs.map(contains) ?? false }

  /// These, without those that are meant by another of them.
  package var named: [Channel] { filter { !($0.countsAs.map(contains) ?? false) } }
}
