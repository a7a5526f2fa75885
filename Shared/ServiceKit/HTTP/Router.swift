/// Finds the route for a method and a path: a literal segment before a parameter.
struct Router: Sendable {
  /// What is found for a path.
  enum Match {
    case found(index: Int, parameters: [String])
    case methodNotAllowed([HTTPMethod])
    case nothing
  }

  private struct Node {
    var literals: [String: Int] = [:]
    var parameter: Int?
    var routes: [HTTPMethod: Int] = [:]
  }

  private var nodes = [Node()]

  /// A router of that table, in which every method and template occurs once.
  init(_ routes: [Route]) {
    for (index, route) in routes.enumerated() {
      var place = 0
      for segment in route.segments { place = child(of: place, segment) }
      let earlier = nodes[place].routes.updateValue(index, forKey: route.method)
      precondition(earlier == nil, "\(route.method.rawValue) \(route.path) is in the table twice")
    }
  }

  private mutating func child(of place: Int, _ segment: Route.Segment) -> Int {
    let found =
      switch segment {
      case .literal(let text): nodes[place].literals[text]
      case .parameter: nodes[place].parameter
      }
    if let found { return found }
    nodes.append(Node())
    let made = nodes.count - 1
    switch segment {
    case .literal(let text): nodes[place].literals[text] = made
    case .parameter: nodes[place].parameter = made
    }
    return made
  }

  /// The route, as its index in the table, with the values of its parameters in their order.
  func match(_ method: HTTPMethod, _ segments: [String]) -> Match {
    var parameters: [String] = []
    guard let place = walk(0, segments[...], &parameters) else { return .nothing }
    let routes = nodes[place].routes
    if let index = routes[method == .head ? .get : method] { return .found(index: index, parameters: parameters) }
    return .methodNotAllowed(HTTPMethod.allCases.filter { routes[$0 == .head ? .get : $0] != nil })
  }

  private func walk(_ place: Int, _ rest: ArraySlice<String>, _ parameters: inout [String]) -> Int? {
    guard let segment = rest.first else { return nodes[place].routes.isEmpty ? nil : place }
    if let next = nodes[place].literals[segment], let end = walk(next, rest.dropFirst(), &parameters) { return end }
    guard let next = nodes[place].parameter, !segment.isEmpty else { return nil }
    parameters.append(segment)
    if let end = walk(next, rest.dropFirst(), &parameters) { return end }
    parameters.removeLast()
    return nil
  }
}
