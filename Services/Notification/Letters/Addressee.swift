import Contracts
import Policy

/// Who a letter goes to, and where.
struct Addressee: Sendable, Equatable {
  let name: String
  /// Name and address, a line each.
  let lines: [String]
  /// Their e-mail address, where the letter goes there.
  let email: String?
}

/// The person whom a letter is for, and what it has to keep to for them.
struct Recipient: Sendable {
  private let person: ServiceUser
  /// The formats that can be made here.
  private let makes: Set<DocumentFormat>

  /// - Parameter request: the letter; what was agreed up to it still binds it.
  init(_ person: ServiceUser, of request: LetterRequest, makes: Set<DocumentFormat>) {
    var person = person
    if let needs = request.untilNow { person.add(needs) }
    (self.person, self.makes) = (person, makes)
  }

  var name: String { person.name }

  /// What was agreed to be done for the person, which a letter can state.
  var adjustments: [String] { person.adjustments ?? [] }

  /// The formats in which their letters are made: those that they need, or pages where they can be set, and every letter as a page for the screen
  /// and as text. What cannot be made here goes by hand only, and is made elsewhere.
  var formats: [DocumentFormat] {
    let needed = person.letterFormats.compactMap(DocumentFormat.init(for:)).filter(makes.contains)
    return [.html, .text] + (needed.isEmpty ? [.pdf].filter(makes.contains) : needed)
  }

  func ways(decided: NoticeChannel?, refused: [NoticeChannel: String] = [:], _ rules: ToldRules) -> RouteChoice {
    RouteChoice(to: person, decided: decided, refused: refused, makes: makes, rules)
  }
}

/// The way that a letter takes to a person.
struct LetterRoute: Sendable, Equatable {
  let channel: NoticeChannel
  let addressee: Addressee
}

/// The ways to a person that their needs, the pack and what is known of them leave open.
struct RouteChoice: Sendable, Equatable {
  /// The one to be tried first in front.
  let routes: [LetterRoute]
  /// Why there is none, and what to do, in words without personal data; nil where there is one.
  let why: String?

  /// - Parameters:
  ///   - decided: the only channel it may go by, where a person decided that.
  ///   - refused: channels that will not take it.
  init(
    to person: ServiceUser, decided: NoticeChannel?, refused: [NoticeChannel: String], makes formats: Set<DocumentFormat>,
    _ rules: ToldRules
  ) {
    let (channels, need) = Self.channels(for: person, decided: decided, rules)
    var (routes, faults) = ([LetterRoute](), [String]())
    for channel in channels {
      if let why = refused[channel] {
        faults.append("\(channel.words): \(why)")
        continue
      }
      switch Self.addressee(of: person, by: channel) {
      case .success(let addressee): routes.append(LetterRoute(channel: channel, addressee: addressee))
      case .failure(let fault): faults.append(fault.words)
      }
    }
    let isByHand = decided == .byHand
    let unmade = person.letterFormats.first { DocumentFormat(for: $0).map { !formats.contains($0) } ?? true }
    if let format = unmade, !isByHand {
      self.routes = []
      why = "the person needs letters \(format.words), which cannot be made here: have it made, and give it by hand"
    } else if routes.isEmpty {
      self.routes = []
      why = ((need.map { [$0] } ?? []) + faults).joined(separator: "; ") + Self.whatToDo
    } else {
      (self.routes, why) = (routes, nil)
    }
  }

  private static let whatToDo =
    ": correct the address, choose another channel, or give the letter by hand"

  private static func channels(
    for person: ServiceUser, decided: NoticeChannel?, _ rules: ToldRules
  ) -> (channels: [NoticeChannel], need: String?) {
    if let decided { return ([decided], nil) }
    if let needed = person.neededChannel {
      guard let channel = needed.letterChannel else { return ([], "the person has to be contacted \(needed.words)") }
      return ([channel], "the person has to be contacted \(needed.words)")
    }
    let preferred = person.preferredChannel.flatMap(\.letterChannel).map { [$0] } ?? []
    let order = preferred.filter(rules.channels.contains) + rules.channels.filter { !preferred.contains($0) }
    let unusable = (person.unusableChannels ?? []).compactMap(\.letterChannel)
    guard let agreed = person.agreedChannels, !agreed.isEmpty else {
      let open = order.filter { !unusable.contains($0) }
      return (open, open.isEmpty ? "an adjustment rules out every channel for letters" : nil)
    }
    let letters = Set(agreed.compactMap(\.letterChannel))
    // What was agreed binds, also where the pack does not try that channel by itself.
    return (
      order.filter(letters.contains) + letters.filter { !order.contains($0) }.sorted { $0.rawValue < $1.rawValue },
      "it was agreed that the person is contacted \(agreed.map(\.words).joined(separator: " or "))"
    )
  }

  /// Why there is no way to a person by a channel.
  private struct NoWay: Error { let words: String }

  private static func addressee(of person: ServiceUser, by channel: NoticeChannel) -> Result<Addressee, NoWay> {
    switch channel {
    case .post:
      guard let text = person.letterAddress else { return .failure(NoWay(words: PostalAddress.Fault.empty.words)) }
      do throws(PostalAddress.Fault) {
        return .success(Addressee(name: person.name, lines: [person.name] + (try PostalAddress(text)).lines, email: nil))
      } catch { return .failure(NoWay(words: error.words)) }
    case .email:
      guard let address = person.emailAddresses.first else { return .failure(NoWay(words: "no e-mail address is known")) }
      return .success(Addressee(name: person.name, lines: [person.name, address], email: address))
    case .sms: return .failure(NoWay(words: "a text message cannot carry a letter"))
    case .byHand: return .success(Addressee(name: person.name, lines: [person.name], email: nil))
    }
  }
}

extension Channel {
  /// The channel by which a letter reaches someone who is contacted this way; nil where none does.
  fileprivate var letterChannel: NoticeChannel? {
    switch self {
    case .letter: .post
    case .email: .email
    case .telephone, .form, .inPerson, .sms, .counter, .socialMedia, .webChat: nil
    }
  }
}

extension ServiceUser {
  /// Every format in which they have their letters: the one on their record, and those that were agreed for them. One agreed for them
  /// binds also where it was never put on the record.
  var letterFormats: [LetterFormat] {
    LetterFormat.allCases.filter { $0 == neededFormat || agreedFormats?.contains($0) == true }
  }

  /// Counts what was agreed with them up to the letter that tells them that it has ended.
  mutating func add(_ needs: AgreedNeeds) {
    agreedFormats = Self.joined(agreedFormats, needs.formats)
    agreedChannels = Self.joined(agreedChannels, needs.channels)
    unusableChannels = Self.joined(unusableChannels, needs.unusableChannels)
  }

  private static func joined<Code: CaseIterable & Equatable>(_ present: [Code]?, _ ended: [Code]?) -> [Code]? {
    let both = (present ?? []) + (ended ?? [])
    return both.isEmpty ? nil : Code.allCases.filter(both.contains)
  }
}
