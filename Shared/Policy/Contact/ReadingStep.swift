import Contracts

/// The steps in which a contact is checked against a plan, in order: the first that has an answer gives it.
enum ReadingStep: CaseIterable {
  case alwaysOpen, readAndFile, channel, time, thirdParty, pointOfContact, noteAndFile, oneReply, closedMatter, newIssue, terms
}

extension RestrictionKind {
  /// The step at which the kind says what to do with a contact.
  var step: ReadingStep {
    switch self {
    case .timeLimits: .time
    case .oneChannel, .blocking: .channel
    case .singlePointOfContact: .pointOfContact
    case .readAndFile: .readAndFile
    case .noReopening: .closedMatter
    case .thirdPartyOnly: .thirdParty
    case .oneReply: .oneReply
    case .newIssuesLimit: .newIssue
    case .callsRecorded, .witnessPresent, .appointmentOnly, .premises, .otherAction: .terms
    }
  }

  /// Whether a contact that goes ahead goes ahead under its terms, which staff are then shown.
  var hasTermsOfContact: Bool {
    switch self {
    case .blocking, .readAndFile: false
    case .timeLimits, .oneChannel, .singlePointOfContact, .callsRecorded, .noReopening, .witnessPresent, .appointmentOnly,
      .premises, .thirdPartyOnly, .oneReply, .newIssuesLimit, .otherAction:
      true
    }
  }

  /// What has to be seen to before a contact by that channel goes on: an appointment, a second person, the place; nil, when nothing has.
  func preparation(for channel: Channel) -> String? {
    switch self {
    case .appointmentOnly: "Contact \(channel.words) is by appointment. If there is none, make one, and deal with the rest then."
    case .witnessPresent: "Make sure that a second member of staff is present before you go on."
    case .premises: "Check first which premises the person may enter."
    case .timeLimits, .oneChannel, .singlePointOfContact, .callsRecorded, .readAndFile, .noReopening, .otherAction, .blocking,
      .thirdPartyOnly, .oneReply, .newIssuesLimit:
      nil
    }
  }
}
