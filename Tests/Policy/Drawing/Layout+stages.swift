@testable import Policy

/// The arrows between the stages, and to the end.
extension Layout {
  static let stages: [Route] = [
    Route(.start(.stage), .stage(.reported), .system, .bottom(285), at: .top),
    Route(.stage(.reported), .stage(.warningPending), .person, .bottom(200), at: .top, words: .init(208, 217)),
    Route(.stage(.reported), .stage(.checklist), .person, .left(163), via: [.x(48), .y(448)], at: .left, words: .init(56, 217)),
    Route(.stage(.reported), .closed(.notUnacceptable), .person, .right(153), at: .left, words: .init(430, 147)),
    Route(.stage(.reported), .closed(.noAction), .person, .right(177), at: .left, words: .init(430, 171)),
    Route(.stage(.warningPending), .stage(.warned), .system, .bottom(200), at: .top, words: .init(208, 315)),
    Route(.stage(.warningPending), .stage(.checklist), .person, .left(261), via: [.x(48), .y(448)], at: .left),
    Route(.stage(.warningPending), .closed(.warningWithdrawn), .machine(.appeal), .right(249), at: .left, words: .init(430, 243)),
    Route(.stage(.warningPending), .closed(.mistakenWarning), .person, .right(273), at: .left, words: .init(430, 267)),
    Route(.stage(.warned), .stage(.warningPending), .person, .top(370), at: .bottom, words: .init(378, 315)),
    Route(.stage(.warned), .stage(.checklist), .person, .bottom(200), at: .top, words: .init(208, 413)),
    Route(.stage(.warned), .closed(.adapted), .person, .right(338), at: .left, words: .init(430, 332)),
    Route(.stage(.warned), .closed(.warningWithdrawn), .machine(.appeal), .right(360), at: .left, words: .init(430, 354)),
    Route(.stage(.warned), .closed(.mistakenWarning), .person, .right(382), at: .left, words: .init(430, 376)),
    Route(.stage(.checklist), .stage(.awaitingAuthorisation), .person, .bottom(160), at: .top, words: .init(166, 529)),
    Route(.stage(.checklist), .closed(.withdrawn), .person, .right(437), at: .left, words: .init(430, 431)),
    Route(.stage(.checklist), .closed(.warningWithdrawn), .machine(.appeal), .right(457), at: .left, words: .init(430, 451)),
    Route(.stage(.checklist), .closed(.withdrawnOnAppeal), .machine(.appeal), .right(477), at: .left, words: .init(430, 471)),
    Route(.stage(.checklist), .closed(.mistakenWarning), .person, .right(497), at: .left, words: .init(430, 491)),
    Route(.stage(.awaitingAuthorisation), .stage(.checklist), .person, .top(412), at: .bottom, words: .init(420, 529)),
    Route(.stage(.awaitingAuthorisation), .stage(.checklist), .system, .top(224), at: .bottom, words: .init(230, 529)),
    Route(
      .stage(.awaitingAuthorisation), .stage(.checklist), .machine(.appeal), .top(358), at: .bottom, words: .init(364, 529)),
    Route(.stage(.awaitingAuthorisation), .stage(.noticePending), .person, .bottom(200), at: .top, words: .init(208, 645)),
    Route(
      .stage(.awaitingAuthorisation), .stage(.inForce), .person, .left(592), via: [.x(96), .y(834)], at: .left,
      words: .init(104, 641, within: 92)),
    Route(.stage(.awaitingAuthorisation), .closed(.refused), .person, .right(553), at: .left, words: .init(430, 547)),
    Route(
      .stage(.awaitingAuthorisation), .closed(.warningWithdrawn), .machine(.appeal), .right(573), at: .left,
      words: .init(430, 567)),
    Route(
      .stage(.awaitingAuthorisation), .closed(.withdrawnOnAppeal), .machine(.appeal), .right(593), at: .left,
      words: .init(430, 587)),
    Route(.stage(.awaitingAuthorisation), .closed(.mistakenWarning), .person, .right(613), at: .left, words: .init(430, 607)),
    Route(
      .stage(.noticePending), .stage(.checklist), .machine(.appeal), .left(700), via: [.x(48), .y(480)], at: .left,
      words: .init(56, 530, within: 100)),
    Route(.stage(.noticePending), .stage(.inForce), .system, .bottom(200), at: .top, words: .init(208, 765)),
    Route(.stage(.noticePending), .closed(.expired), .system, .right(678), at: .left, words: .init(430, 672)),
    Route(.stage(.noticePending), .closed(.withdrawnOnAppeal), .machine(.appeal), .right(702), at: .left, words: .init(430, 696)),
    Route(.stage(.noticePending), .closed(.warningWithdrawn), .machine(.appeal), .right(726), at: .left, words: .init(430, 720)),
    Route(.stage(.inForce), .closed(.expired), .system, .right(802), at: .left, words: .init(430, 796)),
    Route(.stage(.inForce), .closed(.lapsed), .system, .right(826), at: .left, words: .init(430, 820)),
    Route(.stage(.inForce), .closed(.withdrawnOnAppeal), .machine(.appeal), .right(850), at: .left, words: .init(430, 844)),
    Route(
      .underReview, as: .review(.opened), .closed(.lifted), .person, .top(540), via: [.y(874)], at: .left, words: .init(548, 868)),
    Route(.open, as: .stage(.inForce), .closed(.deceased), .person, .right(84), at: .left, words: .init(706, 78)),
    Route(.open, as: .stage(.inForce), .closed(.deceased), .system, .right(108), at: .left, words: .init(706, 102)),
  ]
}
