/// Which databases the current thread is inside a read or a write of.
///
/// A call to the same database from there could wait for itself - for the writer's thread, or for the last free reader - and would
/// sometimes do so for ever. It is refused every time instead.
enum Lending {
  /// Means one database.
  final class Owner: Sendable {}

  @TaskLocal private static var owners: [Owner] = []

  /// Runs `body` as the inside of a call to that database.
  static func lend<T>(_ owner: Owner, _ body: () throws -> T) rethrows -> T {
    try $owners.withValue(owners + CollectionOfOne(owner), operation: body)
  }

  /// True inside a call to that database.
  static func isInside(_ owner: Owner) -> Bool { owners.contains { $0 === owner } }
}
