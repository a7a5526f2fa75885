extension Restriction {
  /// What it asks, in plain sentences that both the letter and the contact check use.
  package var terms: [String] {
    var sentences: [String] = []
    switch kind {
    case .timeLimits:
      let way = channelWords
      if !weeklyWindows.isEmpty { sentences.append("Contact \(way)is taken on \(windowWords) only.") }
    case .oneChannel: sentences.append("Contact is \(channelWords)only.")
    case .singlePointOfContact:
      sentences.append("Contact \(channelWords)goes through \(pointOfContact ?? "the named point of contact") only.")
    case .callsRecorded: sentences.append("Calls are recorded or monitored.")
    case .readAndFile:
      sentences.append(
        "What is sent \(channelWords)is read and kept; it is answered only if it brings new information or a new complaint.")
    case .noReopening:
      let which = matters.isEmpty ? "" : " (\(matters.joined(separator: ", ")))"
      sentences.append("A matter that is closed\(which) is not opened again.")
    case .otherAction:
      if !channels.isEmpty { sentences.append("Contact \(channelWords)is blocked.") }
    }
    if let minutesPerContact { sentences.append("A call or visit lasts at most \(minutesPerContact) minutes.") }
    if let contactsPerWeek { sentences.append("At most \(contactsPerWeek) in a week, counted from Monday.") }
    if detail.hasContent { sentences.append(detail) }
    return sentences
  }

  /// "by phone or by letter ", with a space to follow; empty when every channel is meant.
  private var channelWords: String {
    channels.isEmpty ? "" : channels.map(\.words).joined(separator: " or ") + " "
  }

  /// The weekly windows, joined: "Tuesday between 10:00 and 11:30".
  var windowWords: String { weeklyWindows.map(\.words).joined(separator: " and on ") }
}
