import Foundation
import ServiceKit

/// The services in a ring, in the order of their table, with an arrow for each journal that is followed and each question that is asked.
struct ArchitectureDrawing {
  private struct Point {
    var x, y: Double
  }

  private static let (width, height, box) = (960.0, 560.0, Point(x: 230, y: 92))
  private static let centre = Point(x: width / 2, y: 250)

  private let places: [Service: Point]

  init() {
    let services = Service.allCases
    let places = services.enumerated().map { index, service in
      let angle = (Double(index) / Double(services.count) - 0.375) * 2 * Double.pi
      return (service, Point(x: Self.centre.x + 430 * cos(angle), y: Self.centre.y + 235 * sin(angle)))
    }
    self.places = Dictionary(uniqueKeysWithValues: places)
  }

  var svg: String {
    var parts = [
      #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 560" width="960" height="560" font-family="sans-serif" "#
        + #"font-size="15" role="img" aria-labelledby="title desc">"#,
      #"<title id="title">The services of Managed Contact</title>"#,
      "<desc id=\"desc\">" + sentences.joined(separator: " ") + "</desc>",
      #"<defs><marker id="tip" markerWidth="9" markerHeight="8" refX="8" refY="4" orient="auto"><path d="M0 0 L9 4 L0 8 z" "#
        + #"fill="navy"/></marker></defs>"#,
      #"<rect width="960" height="560" fill="white"/>"#,
    ]
    for service in Service.allCases {
      for source in service.follows { parts.append(arrow(from: source, to: service, isQuestion: false)) }
      for other in service.asks { parts.append(arrow(from: service, to: other, isQuestion: true)) }
    }
    parts += Service.allCases.map(picture)
    parts += [
      #"<path d="M60 527 H140" stroke="navy" stroke-width="2" marker-end="url(#tip)"/>"#,
      #"<text x="152" y="532">events: one service follows the journal of another</text>"#,
      #"<path d="M560 527 H640" stroke="navy" stroke-width="2" stroke-dasharray="6 5" marker-end="url(#tip)"/>"#,
      #"<text x="652" y="532">one service asks another</text>"#, "</svg>",
    ]
    return parts.joined(separator: "\n") + "\n"
  }

  private var sentences: [String] {
    Service.allCases.map { service in
      let follows = service.follows.map(\.rawValue).joined(separator: ", ")
      let asks = service.asks.isEmpty ? "" : " and asks " + service.asks.map(\.rawValue).joined(separator: ", ")
      return "\(service.rawValue) follows \(follows.isEmpty ? "no journal" : follows)\(asks)."
    }
  }

  private func picture(of service: Service) -> String {
    guard let place = places[service] else { return "" }
    let (x, y) = (Self.text(place.x - Self.box.x / 2), Self.text(place.y - Self.box.y / 2))
    func line(_ words: String, _ drop: Double, _ style: String) -> String {
      #"<text x="\#(Self.text(place.x))" y="\#(Self.text(place.y + drop))" text-anchor="middle" \#(style)>\#(words)</text>"#
    }
    return [
      #"<g id="service-\#(service.rawValue)"><rect x="\#(x)" y="\#(y)" width="230" height="92" rx="8" fill="aliceblue" "#
        + #"stroke="navy" stroke-width="2"/>"#,
      line(service.rawValue, -18, #"font-weight="bold" font-size="17""#), line("port \(service.port)", 6, ""),
      line("its own database and journal", 29, #"fill="dimgray" font-size="14""#) + "</g>",
    ].joined(separator: "\n")
  }

  /// Whether more than one arrow runs between the two, so that they are drawn side by side.
  private static func areSeveral(between one: Service, and other: Service) -> Bool {
    one.needs.filter { $0 == other }.count + other.needs.filter { $0 == one }.count > 1
  }

  private func arrow(from: Service, to: Service, isQuestion: Bool) -> String {
    guard let start = places[from], let end = places[to] else { return "" }
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let length = (dx * dx + dy * dy).squareRoot()
    let side = Self.areSeveral(between: from, and: to) ? 9.0 : 0
    let shift = Point(x: -dy / length * side, y: dx / length * side)
    let inset = min(Self.box.x / 2 / max(abs(dx), 1), Self.box.y / 2 / max(abs(dy), 1))
    func at(_ share: Double) -> String {
      "\(Self.text(start.x + dx * share + shift.x)) \(Self.text(start.y + dy * share + shift.y))"
    }
    let style = isQuestion ? #" stroke-dasharray="6 5""# : ""
    return
      #"<path d="M\#(at(inset + 8 / length)) L\#(at(1 - inset - 10 / length))" stroke="navy" stroke-width="2"\#(style) "#
      + #"fill="none" marker-end="url(#tip)"/>"#
  }

  private static func text(_ number: Double) -> String { String(Int(number.rounded())) }
}
