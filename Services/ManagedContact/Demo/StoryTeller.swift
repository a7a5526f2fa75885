import Contracts
import Foundation
import ServiceKit

/// Something in the story went wrong.
struct Unexpected: Error, CustomStringConvertible {
  let what: String
  let expected: String
  let got: String

  var description: String { "\(what): expected \(expected), but got \(got)" }
}

/// Makes the story's requests, each in a person's name, with a form if something is sent; retries while a service is down, and checks the answer.
///
/// The `Idempotency-Key` of every POST names the run, the step and the POST's place in it, so however often it is tried, it is done once.
final class StoryTeller {
  /// Distinguishes this run from others against the same deployment.
  let run: String
  private let addresses: ServiceAddresses
  private let tokens: TokenIssuer
  private let patienceSeconds: Int
  private var step = 0
  private var post = 0

  /// - Parameter patienceSeconds: how long a service may be down, or something asynchronous may take.
  init(addresses: ServiceAddresses, tokens: TokenIssuer, run: String, patienceSeconds: Int = 30) {
    (self.addresses, self.tokens, self.run, self.patienceSeconds) = (addresses, tokens, run, patienceSeconds)
  }

  /// Begins a step, or begins it again with the same keys.
  func begin(step number: Int) { (step, post) = (number, 0) }

  /// GETs a value.
  func get<T: Decodable>(_ target: String, of service: Service, by person: Person, as type: T.Type) throws -> T {
    try decode(type, from: try answer(.get, target, of: service, by: person, expecting: 200), target)
  }

  /// GETs a text.
  func text(_ target: String, of service: Service, by person: Person) throws -> String {
    String(decoding: try answer(.get, target, of: service, by: person, expecting: 200).body, as: UTF8.self)
  }

  /// POSTs a form.
  func post<T: Decodable>(
    _ target: String, of service: Service, by person: Person, _ form: Form, expecting status: Int, as type: T.Type,
    headers: [(name: String, value: String)] = []
  ) throws -> T {
    let answer = try answer(
      .post, target, of: service, by: person, form: form, expecting: status, headers: headers + [nextKey()])
    return try decode(type, from: answer, target)
  }

  /// PUTs a form.
  func put<T: Decodable>(_ target: String, of service: Service, by person: Person, _ form: Form, as type: T.Type) throws -> T {
    try decode(type, from: try answer(.put, target, of: service, by: person, form: form, expecting: 200), target)
  }

  /// Gives a command on the case's current version; reads the version again if a feed has changed it meanwhile.
  func command<T: Decodable>(
    _ name: String, on id: Identifier, by person: Person, _ form: Form, expecting status: Int = 200, as type: T.Type
  ) throws -> T {
    let (target, key) = ("/cases/\(id)/\(name)", nextKey())
    let end = deadline()
    while true {
      let version = try get("/cases/\(id)", of: .workflow, by: person, as: CaseView.self).version
      let headers = [key, (name: "If-Match", value: "\"\(version)\"")]
      let answer = try send(.post, target, of: .workflow, by: person, form: form, headers: headers)
      if answer.status == 412, ContinuousClock.now < end { continue }
      return try decode(type, from: try checked(answer, "POST \(target)", status), target)
    }
  }

  /// Asks again until there is an answer: other services need a moment to act on an event.
  func wait<T>(for what: String, _ ask: () throws -> T?) throws -> T {
    let end = deadline()
    while true {
      if let found = try ask() { return found }
      guard ContinuousClock.now < end else {
        throw Unexpected(what: what, expected: "it within \(patienceSeconds) seconds", got: "nothing")
      }
      pause()
    }
  }

  // MARK: - Pieces

  private func answer(
    _ method: HTTPMethod, _ target: String, of service: Service, by person: Person, form: Form? = nil,
    expecting status: Int, headers: [(name: String, value: String)] = []
  ) throws -> ClientAnswer {
    try checked(
      try send(method, target, of: service, by: person, form: form, headers: headers), "\(method.rawValue) \(target)", status)
  }

  private func checked(_ answer: ClientAnswer, _ what: String, _ status: Int) throws -> ClientAnswer {
    guard answer.status == status else {
      let body = String(decoding: answer.body.prefix(600), as: UTF8.self)
      throw Unexpected(what: what, expected: "status \(status)", got: "\(answer.status) \(body)")
    }
    return answer
  }

  private func decode<T: Decodable>(_ type: T.Type, from answer: ClientAnswer, _ target: String) throws -> T {
    do { return try HTTPClient.decode(type, from: answer) } catch {
      let body = String(decoding: answer.body.prefix(600), as: UTF8.self)
      throw Unexpected(what: target, expected: "a \(type)", got: body)
    }
  }

  /// Tries until the service answers something other than 503: a killed service is restarted by its supervisor.
  private func send(
    _ method: HTTPMethod, _ target: String, of service: Service, by person: Person, form: Form?,
    headers: [(name: String, value: String)]
  ) throws -> ClientAnswer {
    let token = tokens.mint(person.actor, at: Clock().wallNow, lifetimeSeconds: 600)
    var request = ClientRequest(
      method: method, address: addresses[service], target: target,
      headers: [("Authorization", "Bearer \(token)"), ("Accept", "*/*")] + headers)
    if let form {
      request.headers.append(("Content-Type", "application/x-www-form-urlencoded"))
      request.body = Array(form.urlEncoded.utf8)
    }
    let end = deadline()
    while true {
      let result = Result { () throws(ClientError) in try HTTPTransport.network.ask(request) }
      if case .success(let answer) = result, answer.status != 503 || ContinuousClock.now >= end { return answer }
      guard ContinuousClock.now < end else {
        throw Unexpected(
          what: "\(method.rawValue) \(target) of \(service.rawValue)", expected: "an answer within \(patienceSeconds) seconds",
          got: "\(result)")
      }
      pause()
    }
  }

  private func nextKey() -> (name: String, value: String) {
    post += 1
    return (name: "Idempotency-Key", value: "story-\(run)-\(step)-\(post)")
  }

  private func deadline() -> ContinuousClock.Instant { .now.advanced(by: .seconds(patienceSeconds)) }

  private func pause() { Thread.sleep(forTimeInterval: 0.1) }
}
