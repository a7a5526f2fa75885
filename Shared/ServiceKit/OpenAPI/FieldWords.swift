/// What each field of the contracts is, in the words of its own comment: a description of a service says the same as the source.
enum FieldWords {
  static func words(of field: String, in contract: String) -> String? { all["\(contract).\(field)"] }

  /// A line for each field, written by a test from the comments in the source.
  private static let all: [String: String] = Dictionary(
    uniqueKeysWithValues: table.split(separator: "\n").compactMap { line in
      line.firstIndex(of: " ").map { (String(line[..<$0]), String(line[line.index(after: $0)...])) }
    })
}
