/// For tests: what only the engine can tell or bring about, without naming the engine.
extension Database {
  /// The plan of every statement that the database was asked so far. No other read or write may be going on.
  package func plans() throws -> [QueryPlan] {
    let written = writer == nil ? [] : try write { try $0.plans() }
    return try written + readers.plans()
  }

  /// Makes the disk appear full from now on, or gives it room again.
  package func pretendFull(_ isFull: Bool) throws { try write { try $0.pretendFull(isFull) } }
}
