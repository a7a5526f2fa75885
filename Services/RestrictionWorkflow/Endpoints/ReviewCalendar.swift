import Contracts
import Policy
import ServiceKit
import Storage

/// The reviews of plans in force, as a calendar that people subscribe to from their calendar program (RFC 5545, iCalendar).
///
/// It gives the cases' references, and nothing about a person. An entry is the same until its review is put to another day: then it keeps its
/// UID, and its SEQUENCE rises, so that calendar programs move it. It has no METHOD: it is not an invitation.
struct ReviewCalendar {
  private var lines: [String]

  /// A calendar of those reviews.
  init(_ reviews: [ReviewStore.Row]) {
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Managed Contact//Reviews//EN", "CALSCALE:GREGORIAN"]
    for review in reviews {
      let stamp = Self.compact(review.setAt.text.prefix(19)) + "Z"
      lines += [
        "BEGIN:VEVENT", "UID:review-\(review.caseID)@managed-contact.invalid", "DTSTAMP:\(stamp)",
        "LAST-MODIFIED:\(stamp)", "SEQUENCE:\(review.setVersion)",
        "DTSTART;VALUE=DATE:\(Self.compact(review.reviewOn.text))",
        "DTEND;VALUE=DATE:\(Self.compact(review.reviewOn.adding(days: 1).text))",
        "SUMMARY:" + Self.escaped("Review of the plan in case \(review.reference)"),
        "DESCRIPTION:" + Self.escaped("Conclude it by the end of this day: continue, vary or lift, with reasons."),
        "TRANSP:TRANSPARENT", "END:VEVENT",
      ]
    }
    lines.append("END:VCALENDAR")
  }

  /// The calendar as it is sent: lines end with CRLF, and none is longer than 75 octets (RFC 5545, 3.1).
  var text: String { lines.map { Self.folded($0) + "\r\n" }.joined() }

  private static func compact(_ text: some StringProtocol) -> String { String(text.filter { $0 != "-" && $0 != ":" }) }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "\\", ";", ",": result += "\\\(character)"
      case "\n": result += "\\n"
      default: result.append(character)
      }
    }
  }

  /// A continuation line begins with a space; a character is never split.
  private static func folded(_ line: String) -> String {
    var (result, octets) = ("", 0)
    for character in line {
      let length = character.utf8.count
      if octets + length > 75 {
        result += "\r\n "
        octets = 1
      }
      result.append(character)
      octets += length
    }
    return result
  }
}

extension RestrictionWorkflow {
  /// The most reviews in one calendar: calendar programs read the whole of it.
  private static let calendarLimit = 10_000

  func reviewCalendar(_ exchange: Exchange) throws -> Reply {
    let reviews = try database.read {
      try ReviewStore.list(organisations: exchange.actor.organisations, limit: Self.calendarLimit, in: $0)
    }
    let calendar = Response.text(ReviewCalendar(reviews).text, contentType: "text/calendar; charset=utf-8")
    return .now(exchange.revalidated(calendar))
  }
}
