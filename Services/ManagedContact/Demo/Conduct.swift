import Policy

/// What the caller does in the story, in the words of the pack.
struct Conduct: Sendable {
  /// What a call is ended over.
  let endsCall: Behaviour
  /// What is aimed at someone who works there; a different one, where the pack has two that end calls.
  let aimed: Behaviour
  /// Something that ends no call, where the pack has that.
  let other: Behaviour

  /// - Throws: where no behaviour of the pack ends a call.
  init(_ pack: PolicyPack) throws(CommandFailure) {
    let ending = pack.behaviours.filter(pack.endsCalls)
    guard let first = ending.first, let last = ending.last else {
      throw .data("the story cannot be told under \(pack.reference.id): no behaviour of its ends a call")
    }
    (endsCall, aimed, other) = (first, last, pack.behaviours.first { !pack.endsCalls($0) } ?? last)
  }

  /// An account of that behaviour, as staff write it.
  static func account(_ beginning: String, _ behaviour: Behaviour) -> String {
    "\(beginning) In the words of the policy: \(behaviour.words)"
  }
}
