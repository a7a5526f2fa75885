import Foundation
import ServiceKit
import Testing

@Suite("The table of services, and where scripts, containers and documents repeat it")
struct ServiceTableTests {
  /// The folder of the volumes in a container.
  private static let data = "/var/lib/managed-contact"

  /// Expects each of those texts in a file; a failure gives the file and the text.
  private func expect(_ texts: String..., in file: String, at place: SourceLocation = #_sourceLocation) throws {
    let whole = try Sources.text(file)
    for text in texts {
      let isThere = whole.contains(text)
      #expect(isThere, "\(file) lacks: \(text)", sourceLocation: place)
    }
  }

  /// The lines of one part of compose.yaml, by name: the names below `services:`, for example, and what is indented below each.
  private static func compose(_ part: String) throws -> [String: [String]] {
    var (name, isInside, found): (String?, Bool, [String: [String]]) = (nil, false, [:])
    for line in try Sources.lines("compose/compose.yaml").map({ String($0) }) where !line.isEmpty {
      let (text, indent) = (line.trimmingCharacters(in: .whitespaces), line.prefix { $0 == " " }.count)
      switch indent {
      case 0: isInside = line.hasPrefix(part)
      case 2 where isInside && !text.hasPrefix("#"):
        name = text.components(separatedBy: ":").first
        if let name { found[name] = [text] }
      default: if isInside, let name { found[name]?.append(text) }
      }
    }
    return found
  }

  @Test("each service has tests of its own")
  func tested() throws {
    for service in Service.allCases {
      let tests = try Sources.files(under: "Tests/\(service.folder)").filter { try Sources.text($0).contains("@Test") }
      #expect(!tests.isEmpty, "Tests/\(service.folder) has none")
    }
  }

  @Test("ports, variables and names are unique to one service, and no service depends on itself")
  func once() {
    #expect(Set(Service.allCases.map(\.port)).count == Service.allCases.count)
    #expect(Set(Service.allCases.map(\.addressVariable)).count == Service.allCases.count)
    for service in Service.allCases {
      #expect(service.addressVariable.hasPrefix("MC_") && service.addressVariable.hasSuffix("_URL"), "\(service.rawValue)")
      #expect(service.rawValue.allSatisfy { $0 == "-" || ("a"..."z").contains($0) }, "\(service.rawValue)")
      #expect(Set(service.needs).count == service.needs.count && !service.needs.contains(service), "\(service.rawValue)")
    }
  }

  @Test("compose/services has the rows of Service.swift, in the same order")
  func rows() throws {
    func list(_ services: [Service]) -> String {
      services.isEmpty ? "-" : services.map(\.rawValue).joined(separator: ",")
    }
    let found = try Sources.lines("compose/services").filter { !$0.isEmpty && !$0.hasPrefix("#") }.map {
      $0.split(separator: " ")
    }
    for service in Service.allCases {
      let row = [service.rawValue, "\(service.port)", service.addressVariable, list(service.follows), list(service.asks)]
      let isThere = found.contains { $0.map { String($0) } == row }
      #expect(isThere, "compose/services lacks the row: \(row.joined(separator: "  "))")
    }
    let names = found.compactMap(\.first).map { String($0) }
    #expect(
      names == Service.allCases.map(\.rawValue), "compose/services has different rows from Service.swift, or in a different order"
    )
  }

  @Test(
    "compose.yaml has a container for each service, as compose/up starts it, published on loopback only",
    arguments: Service.allCases)
  func container(service: Service) throws {
    let (name, port) = (service.rawValue, service.port)
    let containers = try Self.compose("services:")
    let stanza = containers[name] ?? []
    let published = service.addressVariable.dropLast("URL".count) + "PORT"
    for line in [
      "<<: *service", "command: [\(name)]",
      "environment: { <<: *environment, MC_SERVICE_PORT: \"\(port)\", MC_DATA: \(Self.data)/\(name) }",
      "volumes: [\"\(name):\(Self.data)/\(name)\"]", "ports: [\"127.0.0.1:${\(published):-\(port)}:\(port)\"]",
    ] {
      let isThere = stanza.contains(line)
      #expect(isThere, "compose/compose.yaml lacks, in services, \(name): \(line)")
    }
    let address = "\(service.addressVariable): http://\(name):\(port)"
    let given = try Self.compose("x-environment:")[service.addressVariable]
    #expect(given == [address], "compose/compose.yaml lacks, in x-environment: \(address)")
    let mount = "- \(name):\(Self.data)/\(name)"
    let isMounted = containers["managed-contact"]?.contains(mount) == true
    #expect(isMounted, "compose/compose.yaml lacks, in services, managed-contact: \(mount)")
    #expect(try Self.compose("volumes:")[name] != nil, "compose/compose.yaml lacks, in volumes: \(name)")
  }

  @Test("compose.yaml has no other container, volume, address or published port")
  func noOther() throws {
    let names = Set(Service.allCases.map(\.rawValue))
    #expect(Set(try Self.compose("services:").keys).subtracting(names) == ["managed-contact"])
    #expect(Set(try Self.compose("volumes:").keys).subtracting(names) == [])
    let addresses = try Self.compose("x-environment:").keys.filter { $0.hasSuffix("_URL") }
    #expect(Set(addresses).subtracting(Service.allCases.map(\.addressVariable)) == [])
    #expect(try Sources.lines("compose/compose.yaml").count { $0.contains("ports:") } == names.count)
  }

  @Test("the handbooks name each service, its port, its volume and its variable", arguments: Service.allCases)
  func handbooks(service: Service) throws {
    let name = service.rawValue
    try expect(
      "| BASE+\(service.port(from: 0)) (\(service.port)) | `\(name)` |", "| `managed-contact_\(name)` | `\(Self.data)/\(name)` |",
      "`\(service.addressVariable)`", in: "compose/README.md")
    let isThere = try Sources.lines("README.md").contains { $0.hasPrefix("| [Services/]") && $0.contains("`\(service.folder)`") }
    #expect(isThere, "README.md lacks, in the row of Services/: `\(service.folder)`")
  }

  @Test("the handbooks say which ports are taken")
  func ports() throws {
    let ports = Service.allCases.sorted { $0.port < $1.port }
    let (first, last) = (try #require(ports.first), try #require(ports.last))
    try expect("ports \(first.port) to \(last.port) of 127.0.0.1", in: "README.md")
    try expect(
      "| `MC_SERVICE_PORT` | port | BASE+\(first.port(from: 0)) to BASE+\(last.port(from: 0)) |", in: "compose/README.md")
  }
}
