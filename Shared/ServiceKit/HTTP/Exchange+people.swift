package import Contracts

extension Actor {
  /// Whether what belongs to that organisation is shown to them: they work for it, or are another service of the deployment.
  package func sees(_ organisation: String) -> Bool {
    organisations.contains(organisation) || offices.contains(.service)
  }
}

extension Exchange {
  /// How the journal names the person asking: by the office that opened the door to them.
  package var author: String { actor.journalName(as: office) }

  /// Throws `Problem.notPermitted` when they do not work for that organisation.
  package func requireOrganisation(_ code: String) throws(Problem) {
    guard actor.sees(code) else { throw .notPermitted("the token does not name the organisation \(code)") }
  }

  /// The identifier of that name in the query; nil when it is absent, `Problem.malformedRequest` when it is none.
  package func identifier(inQuery name: String) throws(Problem) -> Identifier? {
    guard let text = query(name) else { return nil }
    guard let id = Identifier(text) else { throw .malformedRequest("the query's \(name) is not an identifier") }
    return id
  }

  /// The page of a list that the query asks for: `after` an item, and `limit`, 1 to 200, ordinarily 50.
  package func page() throws -> PageRequest {
    PageRequest(after: query("after") ?? "", limit: try query("limit", in: 1...200, otherwise: 50))
  }
}

/// Which page of a list is asked for.
package struct PageRequest: Sendable {
  /// What the page before said as `next`; empty for the first.
  package let after: String
  /// The most items.
  package let limit: Int

  /// A page of up to `limit` items after that one.
  package init(after: String, limit: Int) {
    (self.after, self.limit) = (after, limit)
  }

  /// The page of up to `limit` items, and where the next begins.
  ///
  /// - Parameter found: the items, one more than `limit` where there are more.
  package func cut<Item>(_ found: [Item], by key: (Item) -> String) -> Page<Item> {
    let items = Array(found.prefix(limit))
    return Page(items: items, next: found.count > limit ? items.last.map(key) : nil)
  }
}
