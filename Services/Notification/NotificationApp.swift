import Contracts
import Formats
import Policy
import ServiceKit

/// Builds notification from its parts, the same for the process and for tests. It starts nothing.
@Sendable
func buildNotificationApp(_ platform: ServicePlatform) throws -> RunningParts {
  let outbox = try Outbox(folder: platform.configuration.dataFolder + "/outbox")
  let packs = try Packs.load(folder: platform.configuration.packFolder)
  let formats = LetterFormats(
    programs: LetterPrograms(folder: platform.configuration.letterPrograms),
    logo: Logo(packFolder: platform.configuration.packFolder, body: packs.current.body))
  let desk = platform.configuration.notify.map { NotifyDesk(settings: $0, clock: platform.clock) }
  var channels: [NoticeChannel: any DeliveryChannel] = [.post: outbox, .email: mailer(platform) ?? outbox, .byHand: ByHand()]
  if let desk {
    let unprintable = unprintable(packs.current, desk.settings)
    for channel in desk.settings.letterChannels { channels[channel] = NotifyChannel(channel: channel, desk: desk) }
    platform.readiness.register("notify") {
      let notes = [desk.settings.missing, desk.standing.note, unprintable].compactMap { $0 }
      return notes.isEmpty ? .ready : .note(notes.joined(separator: "; "))
    }
  }
  let notification = Notification(
    database: platform.database, looks: platform.looks, journal: platform.journal, clock: platform.clock,
    identifiers: platform.identifiers, packs: packs,
    intake: try platform.client(of: .intake), workflow: try platform.client(of: .workflow),
    isTraining: platform.configuration.mode == .training, formats: formats, channels: channels,
    texts: desk.flatMap { $0.settings.carriesTexts ? NotifyTexts(desk: $0) : nil },
    receiptToken: desk?.settings.receiptToken, bounces: platform.configuration.mail?.bounces.map(BounceMailbox.init),
    names: names(platform), outbox: outbox, log: platform.log)
  try notification.watchBounces()
  // A format that cannot be made here is not promised; whatever else there is still goes out.
  platform.readiness.register("letters") { formats.onOffer().note.map { .note($0) } ?? .ready }
  return RunningParts(
    application: platform.application(
      notification.routes, offices: notification.packs.offices, codes: notification.packs.codes,
      startOf: { notification.packs.current.zone.start(of: $0) }),
    followers: [
      try platform.follower(of: .intake, events: IntakeEvent.self, apply: notification.accept(_:_:in:)),
      try platform.follower(of: .workflow, events: WorkflowEvent.self, apply: notification.accept(_:_:in:)),
      try platform.follower(of: .records, events: RecordsEvent.self, apply: notification.follow(records:_:in:)),
    ],
    dueLoop: platform.dueLoop(prepare: notification.meet))
}

/// What of the pack GOV.UK Notify does not print.
private func unprintable(_ pack: PolicyPack, _ settings: NotifySettings) -> String? {
  guard settings.letterChannels.contains(.post), case .file = pack.policyDocument else { return nil }
  return "the policy goes with letters as a file, which GOV.UK Notify does not print: name its address in the pack instead"
}

/// What carries e-mail where a mailer is configured; elsewhere it goes to the outbox, to be sent by hand.
private func mailer(_ platform: ServicePlatform) -> MailChannel? {
  platform.configuration.mail.flatMap { settings in
    Mailbox(name: "", address: settings.from).map {
      MailChannel(
        mailer: Mailer(program: settings.program, bouncesTo: settings.bouncesTo ?? settings.from), from: $0,
        names: names(platform),
        exercisesTo: settings.exercisesTo, clock: platform.clock)
    }
  }
}

private func names(_ platform: ServicePlatform) -> MessageNames { MessageNames(secret: platform.configuration.secret) }
