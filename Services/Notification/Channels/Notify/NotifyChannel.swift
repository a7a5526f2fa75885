import Contracts
import Foundation
import ServiceKit

/// Letters by GOV.UK Notify: as e-mail, or as pages that it prints and posts.
struct NotifyChannel: DeliveryChannel {
  /// E-mail or post.
  let channel: NoticeChannel
  let desk: NotifyDesk

  /// What it prints is posted later, which it says when it is asked.
  var isSentOnByPerson: Bool { channel == .post }
  var formats: [DocumentFormat] { channel == .post ? Self.pages : Self.pages + [.text] }
  var isAskedForNews: Bool { true }
  var knowsAfterSeconds: Int { NotifyDesk.knowsAfterSeconds }
  // It forgets after seven.
  var remembersDays: Int? { 6 }

  private static let pages: [DocumentFormat] = [.pdf, .largePrint, .easyRead]
  /// No one's mailbox (RFC 2606): in training nothing goes to a person, whatever the key is.
  private static let exercises = "exercises@example.org"

  func handOver(_ delivery: Delivery) throws -> HandOver {
    let other = delivery.documents.map(\.format).first { !(Self.pages + [.text, .html]).contains($0) }
    if let other { return .refused(why: "GOV.UK Notify does not carry \(other.rawValue)") }
    return channel == .post ? try post(delivery) : try email(delivery)
  }

  /// It prints and posts by itself.
  func clear(_ delivery: DeliveryName) {}

  func find(_ delivery: DeliveryName) throws -> Finding {
    try desk.message(delivery.text).map { .known(reference: $0.id) } ?? .notKnown
  }

  func news(of delivery: DeliveryName) throws -> DeliveryNews? {
    try desk.message(delivery.text).map { DeliveryNews($0, by: channel) }
  }

  private func email(_ delivery: Delivery) throws -> HandOver {
    let exercises = desk.settings.exercisesTo ?? Self.exercises
    guard let address = delivery.isTraining ? exercises : delivery.addressee.email, MailAddress.isPlain(address) else {
      return .refused(why: "GOV.UK Notify takes no such e-mail address")
    }
    guard let template = desk.settings.emailTemplate, let first = delivery.documents.first else {
      return .refused(why: "no template for e-mail is set")
    }
    let texts = delivery.documents.filter { $0.format == .text }.map { String(decoding: $0.bytes, as: UTF8.self) }
    let own = delivery.documents.filter { $0.name == first.name }
    guard let file = own.first(where: { Self.pages.contains($0.format) }) ?? own.first(where: { $0.format == .text }) else {
      return .refused(why: "there is no letter that GOV.UK Notify carries")
    }
    return try desk.send(
      "email",
      [
        "email_address": .text(address), "template_id": .text(template.text), "reference": .text(delivery.name.text),
        "personalisation": [
          "subject": .text(NotifyText.line(delivery.subject)),
          "letter": .text(texts.map(NotifyText.markdown).joined(separator: "\n---\n\n")),
          "link_to_file": Self.download(file),
          // Empty, so that one template serves every letter.
          "link_to_policy": delivery.documents.first(where: \.isTheBodys).map(Self.download) ?? "",
        ],
      ])
  }

  private static func download(_ file: DeliveryDocument) -> JSON {
    [
      "file": .text(base64(file.bytes)), "filename": .text(file.name + file.ending),
      "confirm_email_before_download": true, "retention_period": "26 weeks",
    ]
  }

  /// Each enclosure is a letter of its own to them, with its own address page. The letter goes last: where it is there, all of them are.
  private func post(_ delivery: Delivery) throws -> HandOver {
    guard !delivery.documents.contains(where: \.isTheBodys) else {
      return .refused(why: "GOV.UK Notify prints no file of the body's own: give the address of the policy in the pack instead")
    }
    let names = delivery.documents.map(\.name).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let pages = names.compactMap { name in delivery.documents.first { $0.name == name && Self.pages.contains($0.format) } }
    guard let postage = Self.postage(delivery.postage) else {
      return .refused(why: "GOV.UK Notify does not post letters \(delivery.postage.rawValue)")
    }
    guard let letter = pages.first, pages.count == names.count else {
      return .refused(why: "GOV.UK Notify prints pages, and none can be set here")
    }
    for (index, enclosure) in pages.enumerated().dropFirst() {
      let reference = "\(delivery.name.text)\(DeliveryName.enclosure)\(index)"
      if try desk.message(reference) != nil { continue }
      let outcome = try desk.send("letter", Self.letter(enclosure, reference, postage))
      guard case .done = outcome else { return outcome }
    }
    return try desk.send("letter", Self.letter(letter, delivery.name.text, postage))
  }

  private static func letter(_ document: DeliveryDocument, _ reference: String, _ postage: JSON) -> [String: JSON] {
    ["reference": .text(reference), "content": .text(base64(document.bytes)), "postage": postage]
  }

  /// Its own word for a class; nil for what it does not have.
  private static func postage(_ postage: Postage) -> JSON? {
    switch postage {
    case .firstClass: "first"
    case .secondClass: "second"
    case .signedFor: nil
    }
  }

  private static func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
}

/// Text messages by GOV.UK Notify that say that we have written, and nothing else.
struct NotifyTexts: Sendable {
  let desk: NotifyDesk

  /// A number that is no one's (Ofcom keeps it for drama): in training nothing goes to a person, whatever the key is.
  private static let exercises = "+447700900123"

  func send(_ name: DeliveryName, to number: String, isTraining: Bool) throws -> HandOver {
    guard let template = desk.settings.textTemplate else { return .refused(why: "no template for text messages is set") }
    return try desk.send(
      "sms",
      [
        "phone_number": .text(isTraining ? Self.exercises : number), "template_id": .text(template.text),
        "reference": .text(name.text),
      ])
  }

  func find(_ name: DeliveryName) throws -> Finding {
    try desk.message(name.text).map { .known(reference: $0.id) } ?? .notKnown
  }

  /// The first number of theirs that is a British mobile and has no note, such as whose it is; nil where none is, or they may be reached by
  /// other ways only.
  static func number(of person: ServiceUser) -> String? {
    guard person.neededChannel.map({ $0 == .sms }) ?? true else { return nil }
    let minded = Set(person.pointNotes?.map(\.point) ?? [])
    return person.telephoneNumbers.first { number in
      // 070 are personal numbers, and 076 pagers.
      number.hasPrefix("+447") && !number.hasPrefix("+4470") && !number.hasPrefix("+4476") && !minded.contains(number)
    }
  }
}
