/// `clock.moved.v1`: someone moved the clock of a service of a training deployment; in the journal of each service that was told to.
package struct ClockMoved: EventPayload {
  package static let type = "clock.moved.v1"
  /// Seconds by which the clock was ahead of the wall clock before.
  package var beforeSeconds: Int
  /// Seconds by which it is ahead from now on.
  package var offsetSeconds: Int
  /// The time on the wall.
  package var wall: Instant

  package init(beforeSeconds: Int, offsetSeconds: Int, wall: Instant) {
    (self.beforeSeconds, self.offsetSeconds, self.wall) = (beforeSeconds, offsetSeconds, wall)
  }
}
