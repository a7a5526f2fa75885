import Foundation
import ServiceKit
import Synchronization
import TestNetwork
import Testing

@testable import ManagedContact

extension SystemTests {
  @Suite("A program takes the port of a service that is down", .serialized)
  struct ImpostorTests {
    @Test("and is sent no token by those who follow it; they say so, and go on when the service is back")
    func isSentNoToken() async throws {
      try await Deployment.with { deployment in
        let story = try deployment.story()
        let half = story.steps.count / 2
        for step in story.steps[..<half] { _ = try story.play(step) }
        deployment.kill(.intake)
        try hear(at: .intake, of: deployment)
        try deployment.start(.intake)
        for step in story.steps[half...] { _ = try story.play(step) }
      }
    }

    private func hear(at service: Service, of deployment: Deployment) throws {
      let heard = Mutex<[String]>([])
      let port = try #require(URLComponents(string: deployment.addresses[service])?.port)
      let impostor = try RawServer(port: port) { connection in
        heard.withLock { $0.append(connection.request) }
        connection.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")
      }
      let followers = Service.allCases.filter { $0.follows.contains(service) }
      let deadline = ContinuousClock.now.advanced(by: .seconds(20))
      func saysSo(_ follower: Service) throws -> Bool {
        let answer = try deployment.answer(.get, "/readyz", of: follower)
        return String(decoding: answer.body, as: UTF8.self).contains("does not prove to be")
      }
      while try !followers.allSatisfy(saysSo), ContinuousClock.now < deadline { usleep(20_000) }
      for follower in followers { #expect(try saysSo(follower), "\(follower.rawValue)") }
      let requests = heard.withLock { $0 }
      #expect(requests.count >= followers.count)
      #expect(requests.allSatisfy { $0.hasPrefix("GET /identity?challenge=") && !$0.lowercased().contains("authorization") })
      _ = impostor.address
    }
  }
}
