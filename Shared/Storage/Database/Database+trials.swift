/// Doors for tests, through which what only an engine knows can be seen and brought about without naming the engine.
extension Database {
  /// How each statement that the database was asked so far is answered. Nothing else may be going on.
  package func plans() throws -> [QueryPlan] {
    let written = writer == nil ? [] : try write { try $0.plans() }
    return try written + readers.plans()
  }

  /// Has the database find its disk full from now on, or find room again.
  package func pretendFull(_ isFull: Bool) throws { try write { try $0.pretendFull(isFull) } }
}
