import Contracts
import Formats
import Policy
import ServiceKit

extension HeldBundle {
  /// What is held as a paper that can be read alone: each record with all that was recorded of it.
  func paper(body: String, for audience: HeldAudience, in zone: BodyZone) -> Paper {
    let title =
      switch subject {
      case .person: "What \(body) holds about \(references.joined(separator: ", "))"
      case .case(_, let reference): "Everything on case \(reference)"
      }
    let named = records.compactMap { record in record.reference.map { (record.name.id, $0) } }
    let writer = HeldWriter(
      bundle: self, audience: audience, zone: zone, references: Dictionary(named) { first, _ in first })
    return Paper(
      title: title, reference: reference, dated: zone.day(of: at),
      introduction: audience == .person ? [HeldWriter.leftOutWords] : [],
      sections: writer.sections)
  }

  /// What it is known by.
  var reference: String {
    switch subject {
    case .person: references.joined(separator: ", ")
    case .case(_, let reference): reference
    }
  }
}

private struct HeldWriter {
  let bundle: HeldBundle
  let audience: HeldAudience
  let zone: BodyZone
  /// What people call what is in it.
  let references: [Identifier: String]

  static let leftOutWords = "Names of members of staff and instructions to staff are left out; each place says so."

  var sections: [PaperSection] {
    bundle.records.map(section) + listed("Decisions", bundle.decisions.map(words))
      + listed("Requests about the data", bundle.requests.map(\.described))
      + listed("What was given to whom", bundle.disclosures.map(\.described)) + listed("Who looked", bundle.looks.map(words))
  }

  private func section(_ record: HeldRecord) -> PaperSection {
    PaperSection(
      heading(of: record),
      [.text(record.because)]
        + record.events.flatMap { event -> [PaperBlock] in
          let by = PaperPair("By", values(audience.actor(event.actor)))
          return [
            .heading("\(Self.words(ofType: event.type)), \(moment(event.at))"), .pairs([by] + pairs(audience.shown(event.data))),
          ]
        } + (record.letter.map { [.heading("The letter, as it went out"), .text($0)] } ?? []))
  }

  private func heading(of record: HeldRecord) -> String {
    let words = record.name.kind.words
    let name = words.prefix(1).uppercased() + words.dropFirst()
    let others = bundle.records.filter { $0.name == record.name }.count > 1 ? " (\(record.service))" : ""
    guard let reference = record.reference else {
      let what = record.letterName.map { ": \($0.replacing("-", with: " "))" } ?? ""
      return "\(name), \(record.began.words)\(what)\(others)"
    }
    return "\(name) \(reference)\(others)"
  }

  private func listed(_ title: String, _ items: [String]) -> [PaperSection] {
    items.isEmpty ? [] : [PaperSection(title, [.list(items)])]
  }

  private func words(_ entry: RegisterEntry) -> String {
    let who = audience == .person ? entry.office.rawValue : "\(entry.office.rawValue) \(entry.decidedBy)"
    let reasons = entry.reasons.map { ". Reasons: \($0)" } ?? ""
    return "\(moment(entry.at)), \(who): \(entry.decision) (\(entry.paragraph))\(reasons)"
  }

  private func words(_ look: Look) -> String {
    let who = audience == .person ? look.office.rawValue : "\(look.office.rawValue) \(look.account)"
    let purpose = look.purpose.map { ": \($0)" } ?? ""
    return "\(moment(look.at)), \(who), \(look.service)\(purpose)"
  }

  private func moment(_ instant: Instant) -> String { zone.moment(instant) }

  /// `adjustment.wording-confirmed.v1` as "Adjustment wording confirmed".
  private static func words(ofType type: String) -> String {
    let name = type.split(separator: ".").dropLast().joined(separator: " ").replacing("-", with: " ")
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  /// `whatHappened` as "What happened", `caseID` as "Case ID".
  private static func words(ofMember name: String) -> String {
    let words = name.reduce(into: [""]) { words, letter in
      if letter.isUppercase, words.last?.last?.isUppercase == false { words.append("") }
      words[words.count - 1].append(letter)
    }
    let spaced = words.map { $0.count > 1 && $0.allSatisfy(\.isUppercase) ? $0 : $0.lowercased() }.joined(separator: " ")
    return spaced.prefix(1).uppercased() + spaced.dropFirst()
  }

  /// A moment and a day as people write them, and what has a reference by that.
  private func words(of text: String) -> String {
    if let instant = Instant(text) { return zone.moment(instant) }
    if let day = Day(text) { return day.words }
    return Identifier(text).flatMap { references[$0] } ?? text
  }

  private func pairs(_ value: JSON) -> [PaperPair] {
    guard case .object(let members) = value else { return [] }
    return members.sorted { $0.key < $1.key }.map { PaperPair(Self.words(ofMember: $0.key), values($0.value)) }
  }

  private func values(_ value: JSON) -> [PaperBlock] {
    switch value {
    case .object(let members):
      if members.count == 1, case .text(let why)? = members["leftOut"] { return [.leftOut(why)] }
      return [.pairs(pairs(value))]
    case .list(let elements): return elements.flatMap(values)
    case .text(let text): return [.text(words(of: text))]
    case .number(let text): return [.text(text)]
    case .flag(let flag): return [.text(flag ? "yes" : "no")]
    case .null: return []
    }
  }
}

extension BodyZone {
  /// A moment as people write it: the day and the minute.
  func moment(_ instant: Instant) -> String {
    let minute = weekTime(of: instant).minute
    let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
    return "\(day(of: instant).words) at \(two(minute / 60)):\(two(minute % 60))"
  }
}

extension RightsRequest {
  /// In a sentence, without who dealt with it.
  fileprivate var described: String {
    let answered = answer.map { " Answered: \($0.outcome.rawValue). \($0.reasons)" } ?? " To be answered by \(dueOn.words)."
    return "\(reference), \(right.rawValue), received on \(receivedOn.words): \(request)\(answered)"
  }
}

extension Disclosure {
  /// In a sentence, without who wrote it down.
  fileprivate var described: String { "\(disclosedOn.words), to \(recipient): \(given) (\(basis))" }
}
