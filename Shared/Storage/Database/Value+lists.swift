extension [Value] {
  /// Adds a value and answers its parameter (`$3`).
  package mutating func append(_ value: Value) -> String {
    append(contentsOf: CollectionOfOne(value))
    return "$\(count)"
  }

  /// Adds texts and answers their parameters, for use within `IN (...)`; no text answers `NULL`, which nothing is in.
  package mutating func append(texts: some Collection<String>) -> String {
    texts.isEmpty ? "NULL" : texts.map { append(.text($0)) }.joined(separator: ", ")
  }
}
