extension Route {
  /// A route whose query is read by that contract, which is all of it that the handler sees: what is not declared cannot be read.
  package init<Query: Decodable & Sendable>(
    _ method: HTTPMethod, _ path: String, _ summary: String, access: Access, asks: Query.Type,
    answers: (any (Codable & SendableMetatype).Type)? = nil, handler: @escaping @Sendable (Exchange, Query) throws -> Reply
  ) {
    self.init(
      method, path, summary, access: access, takes: nil, answers: answers, asks: asks,
      queryNames: ContractSchema(asks, isRequest: true).names
    ) { exchange in try handler(exchange, try exchange.query(asks)) }
  }
}
