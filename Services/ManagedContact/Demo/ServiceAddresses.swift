/// A service of the deployment, as the story calls it.
enum StoryService: String, CaseIterable, Sendable {
  case intake
  case workflow = "restriction-workflow"
  case notification
  case records
}

/// Where the four services answer.
struct ServiceAddresses: Sendable {
  private let addresses: [StoryService: String]

  /// Services at addresses of their own.
  init(_ addresses: [StoryService: String]) { self.addresses = addresses }

  /// The services of one deployment, on the ports after `base`.
  init(host: String, base: Int) {
    let literal = host.contains(":") ? "[\(host)]" : host
    addresses = Dictionary(
      uniqueKeysWithValues: StoryService.allCases.enumerated().map { ($1, "http://\(literal):\(base + 1 + $0)") })
  }

  subscript(_ service: StoryService) -> String { addresses[service] ?? "" }
}
