@testable import Policy

/// The arrows of what runs side by side while a plan is in force, and of an appeal.
extension Layout {
  static let reviews: [Route] = [
    Route(.start(.review), .review(.scheduled), .system, .bottom(117), at: .top),
    Route(.review(.scheduled), .review(.comingUp), .system, .right(966), at: .left, words: .init(156, 960)),
    Route(.review(.scheduled), .review(.overdue), .system, .right(1002), at: .left, words: .init(156, 996)),
    Route(.review(.scheduled), .review(.opened), .person, .right(1034), at: .left, words: .init(156, 1028)),
    Route(.review(.scheduled), .review(.opened), .machine(.appeal), .right(1058), at: .left, words: .init(156, 1052)),
    Route(.review(.comingUp), .review(.overdue), .system, .right(966), via: [.x(624)], at: .top, words: .init(496, 960)),
    Route(.review(.opened), .review(.overdue), .system, .right(1044), via: [.x(624)], at: .bottom, words: .init(496, 1038)),
    Route(.underReview, as: .review(.opened), .review(.scheduled), .person, .left(940), at: .right, words: .init(156, 934)),
  ]

  static let variations: [Route] = [
    Route(.start(.variation), .variation(.none), .system, .bottom(143), at: .top),
    Route(.variation(.none), .variation(.checklist), .person, .right(1148), at: .left, words: .init(240, 1142)),
    Route(.variation(.none), .variation(.checklist), .machine(.review), .right(1172), at: .left, words: .init(240, 1166)),
    Route(
      .variation, as: .variation(.noticePending), .variation(.checklist), .machine(.appeal), .top(570), at: .top,
      words: .init(370, 1112)),
    Route(.variation(.checklist), .variation(.none), .person, .left(1197), at: .right, words: .init(240, 1191)),
    Route(.variation(.checklist), .variation(.awaitingAuthorisation), .person, .bottom(456), at: .top, words: .init(464, 1243)),
    Route(.variation(.awaitingAuthorisation), .variation(.checklist), .person, .top(660), at: .bottom, words: .init(532, 1265)),
    Route(
      .variation(.awaitingAuthorisation), .variation(.none), .person, .left(1296), via: [.x(322), .y(1214)], at: .right,
      words: .init(330, 1247)),
    Route(
      .variation(.awaitingAuthorisation), .variation(.noticePending), .person, .left(1336), at: .right, words: .init(240, 1330)),
    Route(
      .variation(.awaitingAuthorisation), .variation(.checklist), .system, .top(524), at: .bottom, words: .init(532, 1243)),
    Route(
      .variation(.noticePending), .variation(.none), .machine(.appeal), .right(1302), via: [.x(312), .y(1204)], at: .right,
      words: .init(150, 1266)),
    Route(.variation(.noticePending), .variation(.none), .system, .top(80), at: .bottom, words: .init(88, 1243)),
  ]

  static let effects: [Route] = [
    Route(.start(.effect), .effect(.binding), .system, .bottom(585), at: .top),
    Route(.effect(.binding), .effect(.suspended), .machine(.appeal), .left(1414), at: .right, words: .init(240, 1408)),
    Route(
      .effect(.suspended), .effect(.binding), .machine(.appeal), .right(1454), at: .left, words: .init(240, 1432, within: 205)),
  ]

  static let appeals: [Route] = [
    Route(
      .start(.appeal), .appeal(.lodged), .person, .top(802), at: .bottom, words: .init(810, 1544, within: 165)),
    Route(.appeal(.lodged), .appeal(.acknowledged), .person, .top(802), at: .bottom, words: .init(810, 1459)),
    Route(
      .appeal(.acknowledged), .appeal(.upheld), .person, .right(1415), via: [.x(968), .y(1060)], at: .right,
      words: .init(856, 1054, within: 100, pitch: 21)),
    Route(
      .appeal(.acknowledged), .appeal(.partlyUpheld), .person, .right(1415), via: [.x(968), .y(1176)], at: .right,
      words: .init(856, 1170, within: 100, pitch: 21)),
    Route(
      .appeal(.acknowledged), .appeal(.notUpheld), .person, .right(1415), via: [.x(968), .y(1310)], at: .right,
      words: .init(856, 1304, within: 100, pitch: 21)),
  ]

  /// A machine that moves another: from the state in which it does to the state that it leads to.
  struct Connection {
    let machines: [Machine]
    let path: Path

    init(_ from: Place, _ to: Place, _ leave: Route.Leave, via turns: [Route.Turn] = [], at enter: Route.Enter) {
      machines = [from.machine, to.machine]
      path = Path(from: Layout.box(of: from), leave, via: turns, to: Layout.box(of: to), at: enter)
    }

    init(_ from: Frame, of machine: Machine, _ to: Place, _ leave: Route.Leave, at enter: Route.Enter) {
      machines = [machine, to.machine]
      path = Path(from: Layout.box(of: from), leave, to: Layout.box(of: to), at: enter)
    }
  }

  static let connections: [Connection] = [
    Connection(.appeal(.upheld), .stage(.closed), .top(830), at: .bottom),
    Connection(.appeal(.upheld), .review(.opened), .left(1060), at: .right),
    Connection(.appeal(.partlyUpheld), .variation(.checklist), .left(1176), at: .right),
    Connection(.appeal(.partlyUpheld), .effect(.binding), .left(1188), via: [.x(692), .y(1420)], at: .right),
    Connection(.appeal(.notUpheld), .effect(.binding), .left(1310), via: [.x(692), .y(1420)], at: .right),
    Connection(.appeal(.lodged), .effect(.suspended), .left(1505), via: [.x(143)], at: .bottom),
    Connection(.underReview, of: .review, .variation(.checklist), .bottom(640), at: .top),
  ]

  static var routes: [Route] { stages + reviews + variations + effects + appeals }
}
