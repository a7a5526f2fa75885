/// The words after a command: `--name VALUE` or `--name=VALUE`, each at most once, and any other words in order.
struct Options: Equatable {
  private var values: [String: String] = [:]
  private(set) var others: [String] = []

  /// Throws a usage failure for an option that is not `known`, is repeated, or lacks its value; `flags` have none, and then hold `yes`.
  init(_ words: [String], known: Set<String>, flags: Set<String> = []) throws(CommandFailure) {
    var words = words[...]
    while let word = words.popFirst() {
      guard word.hasPrefix("--") else {
        others.append(word)
        continue
      }
      let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      guard !flags.contains(name) else {
        guard parts.count == 1, values[name] == nil else { throw .usage("--\(name) is given once, and without a value") }
        values[name] = "yes"
        continue
      }
      guard known.contains(name) else { throw .usage("unknown option: --\(name)") }
      guard values[name] == nil else { throw .usage("--\(name) is given twice") }
      guard let value = parts.count == 2 ? String(parts[1]) : words.popFirst(), !value.isEmpty, !value.hasPrefix("--") else {
        throw .usage("--\(name) needs a value")
      }
      values[name] = value
    }
  }

  subscript(_ name: String) -> String? { values[name] }

  func required(_ name: String) throws(CommandFailure) -> String {
    guard let value = values[name] else { throw .usage("--\(name) is missing") }
    return value
  }

  /// A number in that range; `otherwise` if the option is absent, or a usage failure if that is nil.
  func number(_ name: String, in range: ClosedRange<Int>, otherwise: Int? = nil) throws(CommandFailure) -> Int {
    guard let text = values[name] else {
      guard let otherwise else { throw .usage("--\(name) is missing") }
      return otherwise
    }
    guard let number = Int(text), range.contains(number) else {
      throw .usage("--\(name) must be a number from \(range.lowerBound) to \(range.upperBound), not '\(text)'")
    }
    return number
  }

  /// The comma-separated parts of a value; none if it is absent.
  func list(_ name: String) -> [String] {
    (values[name] ?? "").split(separator: ",").map { String($0) }
  }

  /// Throws a usage failure if there are more other words than that.
  func expectOthers(_ count: Int) throws(CommandFailure) {
    guard others.count > count else { return }
    throw .usage("unexpected argument: \(others[count])")
  }
}
