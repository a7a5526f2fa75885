import Contracts
import Foundation
import Policy
import ServiceKit
import Synchronization
import TestNetwork
import Testing

@testable import ManagedContact

extension SystemTests {
  @Suite("Many large bodies at once", .serialized)
  struct LargeBodyTests {
    /// The largest body that intake takes, and a form of that size with two files.
    private static let largest = 33_554_432
    private static let mebibyte = 1_048_576
    /// How much more than at rest the service may use: twice what it counts, and what two threads copy.
    private static let bound = 320 * mebibyte

    /// What one account sends: a contact with files, as a browser does.
    private struct Sender: Sendable {
      let port: Int
      let token: String
      let body: [UInt8]

      init(_ deployment: Deployment, _ name: String, size: Int = LargeBodyTests.largest) throws {
        port = deployment.port(of: .intake)
        token = try deployment.token(of: deployment.cast.sam)
        let person = try HTTPClient.decode(
          ServiceUser.self,
          from: try deployment.send(
            .post, "/service-users", of: .intake, by: deployment.cast.sam,
            ["name": .text(name), "organisation": .text(deployment.pack.organisations[0].code)]))
        var body: [UInt8] = []
        for (field, value) in [
          ("serviceUser", person.id.text), ("organisation", deployment.pack.organisations[0].code), ("channel", "email"),
          ("summary", "Sent two long files."),
        ] {
          body += "--part\r\nContent-Disposition: form-data; name=\"\(field)\"\r\n\r\n\(value)\r\n".utf8
        }
        let end = Array("--part--\r\n".utf8)
        for index in 1...2 {
          body += "--part\r\nContent-Disposition: form-data; name=\"files\"; filename=\"\(index).pdf\"\r\n\r\n%PDF-1.7\n".utf8
          let left = index == 1 ? size / 2 : size - body.count - end.count - 2
          body += [UInt8](repeating: UInt8(ascii: "0") + UInt8(index), count: left) + Array("\r\n".utf8)
        }
        self.body = body + end
      }

      /// The head of a request for all of it, or for that much.
      func head(length: Int? = nil) -> String {
        [
          "POST /forms/contact HTTP/1.1", "Host: example.org", "Authorization: Bearer \(token)",
          "Content-Type: multipart/form-data; boundary=part", "Content-Length: \(length ?? body.count)", "", "",
        ].joined(separator: "\r\n")
      }

      /// Sends all of it, and waits for the answer.
      func send() throws -> RawClient.Answer? {
        let client = try RawClient(port: port, patienceSeconds: 60)
        client.send(head())
        client.send(body)
        return client.answer()
      }
    }

    /// How long a question takes that has nothing to do with them.
    private func ask(_ deployment: Deployment) throws -> Duration {
      let start = ContinuousClock.now
      #expect(try deployment.answer(.get, "/policy", of: .intake, by: deployment.cast.sam).status == 200)
      return start.duration(to: .now)
    }

    private func waitForMemory(_ deployment: Deployment, below limit: Int) throws {
      let deadline = ContinuousClock.now.advanced(by: .seconds(20))
      while try deployment.memory(of: .intake).now > limit, ContinuousClock.now < deadline { usleep(100_000) }
      let now = try deployment.memory(of: .intake).now
      #expect(now <= limit, "\(now / Self.mebibyte) MiB, and not \(limit / Self.mebibyte)")
    }

    @Test(
      "use no more memory than is set aside for them: some are taken, the rest are told when to try again, and others are served")
    func many() async throws {
      try await Deployment.with([.intake]) { deployment in
        let sender = try Sender(deployment, "Robin Quist")
        #expect(sender.body.count == Self.largest)
        #expect(try sender.send()?.status == 201)
        let atRest = try deployment.memory(of: .intake).now
        try deployment.forgetPeak(of: .intake)
        let answers = Mutex<[RawClient.Answer]>([])
        let group = DispatchGroup()
        for _ in 0..<200 {
          group.enter()
          Thread.detachNewThread {
            defer { group.leave() }
            if let answer = try? sender.send() { answers.withLock { $0.append(answer) } }
          }
        }
        var slowest = Duration.zero
        while group.wait(timeout: .now() + .milliseconds(200)) == .timedOut { slowest = max(slowest, try ask(deployment)) }
        let all = answers.withLock { $0 }
        let peak = try deployment.memory(of: .intake).peak
        let counts = Dictionary(grouping: all, by: \.status).mapValues(\.count)
        print("200 bodies of 32 MiB: \(counts), \((peak - atRest) / Self.mebibyte) MiB, slowest question \(slowest)")
        #expect(all.count == 200 && (counts[201] ?? 0) > 0, "\(counts)")
        // The files of one account in a day have a limit of their own.
        #expect(Set(counts.keys).isSubset(of: [201, 429, 503]), "\(counts)")
        for answer in all where answer.status != 201 { #expect(answer.has("retry-after: "), "\(answer.head)") }
        for answer in all where answer.status == 503 { #expect(answer.body.contains("try again in a moment")) }
        #expect(peak - atRest < Self.bound, "\((peak - atRest) / Self.mebibyte) MiB")
        #expect(slowest < .seconds(5))
        try waitForMemory(deployment, below: atRest + 96 * Self.mebibyte)
      }
    }

    @Test("that come slowly keep no more than that either, and leave it to others when they are gone")
    func slow() async throws {
      try await Deployment.with([.intake]) { deployment in
        let sender = try Sender(deployment, "Robin Quist")
        #expect(try sender.send()?.status == 201)
        let atRest = try deployment.memory(of: .intake).now
        try deployment.forgetPeak(of: .intake)
        var clients = try (0..<200).map { _ in
          let client = try RawClient(port: sender.port)
          client.send(sender.head())
          return client
        }
        let part = Array(sender.body.prefix(65_536))
        // Each sends four mebibytes, a part at a time, and no more.
        for round in 0..<64 {
          for client in clients { client.send(part) }
          if round % 16 == 0 { #expect(try ask(deployment) < .seconds(5)) }
        }
        let peak = try deployment.memory(of: .intake).peak
        print("200 bodies that do not end: \((peak - atRest) / Self.mebibyte) MiB")
        #expect(peak - atRest < Self.bound, "\((peak - atRest) / Self.mebibyte) MiB")
        #expect(try ask(deployment) < .seconds(5))
        clients = []
        // Until most of what they kept is given back: less than that is left while any of them holds a share that another needs.
        try waitForMemory(deployment, below: atRest + 32 * Self.mebibyte)
        #expect(try sender.send()?.status == 201)
      }
    }

    @Test("that are larger than any may be are refused before they are read, however many there are")
    func tooLarge() async throws {
      try await Deployment.with([.intake]) { deployment in
        let sender = try Sender(deployment, "Robin Quist", size: Self.mebibyte)
        let atRest = try deployment.memory(of: .intake).now
        for _ in 0..<50 {
          let client = try RawClient(port: sender.port)
          client.send(sender.head(length: 5 * Self.largest))
          let answer = try #require(client.answer())
          #expect(answer.status == 413 && answer.body.contains("\(Self.largest)"), "\(answer.body)")
        }
        #expect(try deployment.memory(of: .intake).now < atRest + 16 * Self.mebibyte)
      }
    }
  }
}
