import Contracts
import Policy
import ServiceKit

/// How the story moves the clocks of a training deployment.
extension Story {
  /// Moves every clock on by that many seconds; a retry for the same moment does not move it again.
  func moveClocks(_ moment: String, by seconds: Int) throws {
    for service in Service.allCases {
      let target = "\(moment) \(service.rawValue)"
      if clockTargets[target] == nil {
        clockTargets[target] = try teller.get("/clock", of: service, by: cast.max, as: ClockAnswer.self).offsetSeconds + seconds
      }
      let offset = try known(clockTargets[target], "the offset")
      let clock = try teller.put(
        "/clock", of: service, by: cast.max, Form([("offset", ISO8601Duration.text(seconds: offset))]), as: ClockAnswer.self)
      try expect(
        clock.offsetSeconds == offset, "the clock of \(service.rawValue)", expected: "an offset of \(offset) seconds",
        got: "\(clock.offsetSeconds)")
    }
  }

  /// Moves every clock to that moment, if it is not later already.
  func moveClocks(_ moment: String, to time: Instant) throws {
    let now = try teller.get("/clock", of: .workflow, by: cast.max, as: ClockAnswer.self).now
    try moveClocks(moment, by: max(0, Int((time.milliseconds - now.milliseconds) / 1000)))
  }

  /// Moves every clock to the morning of that day, if it is not later already.
  func moveClocks(_ moment: String, to day: Day) throws {
    try moveClocks(moment, to: pack.zone.start(of: day).adding(seconds: 9 * 3600))
  }
}
