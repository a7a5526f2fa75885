import Contracts
import Foundation
import Storage
import Synchronization
import TestOffices
import TestNetwork
import Testing

@testable import ServiceKit

@Suite("HTTP: conversations")
struct HTTPConversationTests {
  let staff = TestApplication.token(.staff)
  let note = #"{"subject":"a","kind":"phone","count":1}"#

  @Test("a path parameter is decoded, HEAD is GET without its body, and the entity tag is the version")
  func reading() throws {
    let server = try TestServer()
    let answer = try server.ask("GET", "/notes/a%2Fb%20%C3%A9", token: staff)
    #expect(answer.body == #"{"subject":"a/b é","total":0}"#)
    #expect(answer.has("ETag: \"3\""))
    let head = try server.ask("HEAD", "/notes/a", token: staff)
    #expect(head.status == 200)
    #expect(head.body.isEmpty)
  }

  @Test("a trace is continued, and one is begun where the header cannot be read")
  func trace() throws {
    let server = try TestServer()
    let trace = "4bf92f3577b34da6a3ce929d0e0e4736"
    let continued = try server.ask("GET", "/fixed", headers: ["traceparent: 00-\(trace)-00f067aa0ba902b7-01"])
    #expect(continued.has("traceparent: 00-\(trace)-"))
    #expect(!continued.has("traceparent: 00-\(trace)-00f067aa0ba902b7"))
    #expect(try server.ask("GET", "/fixed", headers: ["traceparent: 00-zz"]).has("traceparent: 00-"))
  }

  @Test("an unexpected error is 500 with an identifier that the log has too, and tells nothing else")
  func unexpected() throws {
    let server = try TestServer()
    let answer = try server.ask("GET", "/broken")
    #expect(answer.status == 500)
    let document = try JSONDecoder().decode(ProblemDocument.self, from: Data(answer.body.utf8))
    let instance = try #require(document.instance).replacing("urn:uuid:", with: "")
    #expect(server.app.lines.text.contains(instance))
    #expect(!(server.app.lines.text + answer.body).contains("Quist"))
  }

  @Test("the same idempotency key and body are done once and answered alike; with another body the key is refused")
  func idempotency() throws {
    let server = try TestServer()
    let headers = [json, "Idempotency-Key: k-1"]
    let first = try server.ask("POST", "/notes", token: staff, headers: headers, body: note)
    let again = try server.ask("POST", "/notes", token: staff, headers: headers, body: note)
    #expect((first.status, again.status) == (201, 201))
    #expect(first.body == again.body)
    #expect(again.has("Idempotency-Replayed: true") && again.has("Location: /notes/1"))
    #expect(server.app.total == 1)
    let other = #"{"subject":"b","kind":"phone","count":1}"#
    #expect(try server.ask("POST", "/notes", token: staff, headers: headers, body: other).status == 422)
    let somebody = TestApplication.token(.staff, subject: "u-2")
    #expect(try server.ask("POST", "/notes", token: somebody, headers: headers, body: other).status == 201)
    #expect(try server.ask("POST", "/notes", token: staff, headers: [json, "Idempotency-Key: a b"], body: note).status == 400)
  }

  @Test("a change that throws is undone, is not kept under its key, and may be tried again")
  func undone() throws {
    let server = try TestServer()
    let headers = [json, "Idempotency-Key: k-2"]
    let body = #"{"subject":"undo","kind":"phone","count":1}"#
    #expect(try server.ask("POST", "/notes", token: staff, headers: headers, body: body).status == 409)
    #expect(server.app.total == 0)
    #expect(try server.ask("POST", "/notes", token: staff, headers: headers, body: note).status == 201)
  }

  @Test("many clients that write at once are all answered, and all is kept")
  func concurrentWrites() throws {
    let server = try TestServer()
    let commits = Atomic<Int>(0)
    server.app.database.onCommit { commits.wrappingAdd(1, ordering: .relaxed) }
    let clients = try (0..<64).map { _ in try server.client() }
    for client in clients {
      for _ in 0..<4 { client.send("POST", "/notes", token: staff, headers: [json], body: note) }
    }
    for client in clients {
      for _ in 0..<4 { #expect(client.answer()?.status == 201) }
    }
    #expect(server.app.total == 256)
    #expect(commits.load(ordering: .relaxed) < 256)
  }

  @Test("requests sent without waiting for answers are answered in their order")
  func pipelined() throws {
    let server = try TestServer()
    let client = try server.client()
    for index in 0..<20 { client.send("GET", "/notes/n\(index)", token: staff) }
    for index in 0..<20 { #expect(client.answer()?.body.contains("\"n\(index)\"") == true) }
  }

  @Test("a client that drips is cut off when its time is over, in the head and in the body")
  func drip() throws {
    let server = try TestServer {
      $0.requestSeconds = 1
      $0.inactivitySeconds = 30
    }
    let head = try server.client()
    head.send("GET /fixed HTT")
    let body = try server.client()
    body.send("POST", "/notes", token: staff, headers: [json, "Content-Length: 50"])
    body.send("{")
    #expect(head.isClosed)
    #expect(body.isClosed)
    #expect(try server.isWell())
  }

  @Test("a client that goes away in mid-request leaves nothing behind")
  func vanishing() throws {
    let server = try TestServer { $0.inactivitySeconds = 1 }
    for _ in 0..<20 {
      let client = try server.client()
      client.send("POST", "/notes", token: staff, headers: [json, "Content-Length: 50"])
      client.send("{\"sub")
    }
    #expect(try server.isWell())
    #expect(server.app.total == 0)
    #expect(eventually { server.server.connectionCount == 0 }, Comment(rawValue: String(server.server.connectionCount) + " left"))
  }

  @Test("a client that goes away while it waits leaves nothing behind, and its answer harms nobody")
  func vanishingWhileSuspended() throws {
    let server = try TestServer()
    var responders: [Responder] = []
    for _ in 0..<10 {
      let client = try server.client()
      client.send("GET", "/later")
      responders.append(try #require(server.app.responders.next()))
    }
    for responder in responders {
      responder.answer(.noContent)
      responder.answer(.html("ignored"))
    }
    #expect(try server.isWell())
    #expect(eventually { server.server.connectionCount == 0 })
  }

  @Test("what is answered later is answered once, and what is forgotten is answered 500")
  func later() throws {
    let server = try TestServer()
    let client = try server.client()
    client.send("GET", "/later")
    let responder = try #require(server.app.responders.next())
    responder.answer(.html("first"))
    responder.answer(.html("second"))
    #expect(client.answer()?.body == "first")
    client.send("GET", "/forgotten")
    #expect(client.answer()?.status == 500)
  }

  @Test("a server that stops answers what is in flight, tells what waits, and takes nothing new")
  func stopping() throws {
    let server = try TestServer()
    let (told, untold) = (try server.client(), try server.client())
    told.send("GET", "/later")
    let responder = try #require(server.app.responders.next())
    responder.onStop { [weak responder] in responder?.answer(.html("told")) }
    untold.send("GET", "/later")
    let other = try #require(server.app.responders.next())
    server.server.stop(within: 1)
    let answer = told.answer()
    #expect(answer?.body == "told")
    #expect(answer?.has("Connection: close") == true)
    #expect(untold.answer()?.status == 503)
    #expect(told.isClosed)
    other.answer(.noContent)
    #expect(throws: RawClient.NotConnected.self) { try server.client() }
  }

  @Test("a change that is asked for when a server has all but stopped is refused, and the server ends in good order")
  func lateChange() throws {
    let server = try TestServer()
    let (database, gate, isHeld) = (server.app.database, DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let held = DispatchGroup()
    // Every reader and the writer are taken, so that one request keeps its thread and the others would wait for their commit.
    for _ in 0..<4 {
      DispatchQueue.global().async(group: held) {
        _ = try? database.read { _ in _ = (isHeld.signal(), gate.wait()) }  // only there to be in the way
      }
    }
    database.submit({ _ in _ = (isHeld.signal(), gate.wait()) }, then: { _ in })
    for _ in 0..<5 { isHeld.wait() }
    let busy = try server.client()
    busy.send("POST", "/notes", token: staff, headers: [json, "Idempotency-Key: k-9"], body: note)
    let late = try (0..<8).map { _ in try server.client() }
    for client in late { client.send("POST /notes HTTP/1.1\r\nHost: example.org\r\n") }
    #expect(eventually { server.server.connectionCount == 9 })
    let (stopped, running) = (DispatchSemaphore(value: 0), server.server)
    Thread {
      running.stop(within: 0)
      stopped.signal()
    }.start()
    usleep(300_000)
    for client in late {
      client.send("Authorization: Bearer \(staff)\r\n\(json)\r\nContent-Length: \(note.utf8.count)\r\n\r\n\(note)")
    }
    // Longer than the server's last wait: the transport would end the process if it were stopped with one of them suspended.
    usleep(1_200_000)
    for _ in 0..<5 { gate.signal() }
    stopped.wait()
    held.wait()
    #expect(late.allSatisfy { [503, nil].contains($0.answer()?.status) })
    #expect(server.server.connectionCount == 0)
  }

  @Test("a change that the disk does not take is 503, and may be asked for again")
  func fullDisk() throws {
    let server = try TestServer()
    let database = server.app.database
    try database.pretendFull(true)
    let statuses = try (0..<300).map { number in
      let key = "Idempotency-Key: \(number)\(String(repeating: "k", count: 90))"
      return try server.ask("POST", "/notes", token: staff, headers: [json, key], body: note).status
    }
    #expect(Set(statuses) == [201, 503])
    try database.pretendFull(false)
    #expect(try server.ask("POST", "/notes", token: staff, headers: [json], body: note).status == 201)
    #expect(server.app.total == statuses.count { $0 == 201 } + 1)
  }

  @Test("the in-memory transport answers as the server does")
  func inMemory() throws {
    let app = try TestApplication()
    let token = (name: "Authorization", value: "Bearer \(staff)")
    let type = (name: "Content-Type", value: "application/json")
    let request = Request(.post, "/notes", headers: [token, type], body: Array(note.utf8))
    #expect(app.application.handle(request).status == 201)
    #expect(app.application.handle(Request(.get, "/forgotten")).status == 500)
    #expect(app.application.handle(Request(.head, "/fixed")).body.isEmpty)
    #expect(app.application.handle(Request(.get, "nonsense")).status == 400)
    #expect(app.application.metrics.text().contains(#"http_requests_total{method="POST",route="/notes",status="201"} 1"#))
  }
}

/// Whether the condition comes true within five seconds; it is about what other threads clean up.
func eventually(_ condition: () -> Bool) -> Bool {
  for _ in 0..<500 {
    if condition() { return true }
    usleep(10_000)
  }
  return condition()
}
