import Contracts
import ServiceKit
import Storage
import TestOffices
import TestSupport
import Testing

@Suite("Who looked (Clift v Slough)")
struct LookLogTests {
  private func looks(_ town: Town, _ service: Service, _ query: String = "", as actor: Actor = People.rory) throws -> [Look] {
    try town.get(service, "/looks?limit=200\(query)", as: actor).decode(Page<Look>.self).items
  }

  @Test("a reading is logged with the account, the office, the route and the person; a search with a hash of what was asked for")
  func read() throws {
    let town = try Town.whole()
    let person = try town.register("Robin Quist", telephone: "07700 900001")
    _ = try town.get(.intake, "/service-users/\(person.id)", as: People.mara)
    _ = try town.get(.intake, "/service-users?telephone=07700+900001", as: People.mara)
    _ = try town.get(.intake, "/service-users?telephone=07700+900999", as: People.mara)
    let found = try looks(town, .intake, "&account=mara")
    #expect(found.map(\.route) == ["/service-users/{id}", "/service-users", "/service-users"])
    #expect(found.map(\.serviceUser) == [person.id, person.id, nil] && found.map(\.record) == [person.id, nil, nil])
    #expect(found.allSatisfy { $0.account == "mara" && $0.office == .manager && $0.status == 200 && $0.service == "intake" })
    #expect(found[0].details.isEmpty && found[1].details.count == 1 && found[1].details[0].hasPrefix("telephone:"))
    #expect(found[1].details != found[2].details && !found[1].details[0].contains("7700"))
    #expect(try looks(town, .intake, "&account=mara&serviceUser=\(person.id)").map(\.number) == [1, 2])
  }

  @Test("what someone says they look for is kept with it, and goes with the person")
  func purpose() throws {
    let town = try Town.whole()
    let person = try town.register()
    let headers = [try town.authorization(People.mara, for: .intake), ("Purpose", "The review of his plan")]
    _ = try town.ask(.intake, Request(.get, "/service-users/\(person.id)", headers: headers))
    #expect(try looks(town, .intake).map(\.purpose) == ["The review of his plan"])
    try town.platform(.intake).looks.forget([person.id])
    let left = try looks(town, .intake, "&account=mara")
    #expect(left.map(\.serviceUser) == [nil] && left.map(\.purpose) == [nil])
  }

  @Test("who is refused is logged too: the wrong office, another organisation's record, none at all")
  func refused() throws {
    let town = try Town.whole()
    let person = try town.register()
    let unknown = Identifier(at: Instant(milliseconds: 0), random: [])
    #expect(try town.get(.intake, "/service-users/\(person.id)", as: People.vera).status == 404)
    #expect(try town.get(.intake, "/service-users/\(unknown)", as: People.mara).status == 404)
    #expect(try town.get(.records, "/case-files/\(unknown)", as: People.rita).status == 403)
    #expect(try looks(town, .intake).map(\.status) == [404])
    let veras = try looks(
      town, .intake, as: Actor(subject: "rex", name: "rex", offices: [.recordsOfficer], organisations: ["voice"]))
    #expect(veras.map(\.record) == [person.id] && veras.map(\.serviceUser) == [nil])
    #expect(try looks(town, .records).map { "\($0.account) \($0.status) \($0.route)" } == ["rita 403 /case-files/{id}"])
  }

  @Test("what shows no person is not logged, and neither is what another service asks")
  func others() throws {
    let town = try Town.whole()
    _ = try town.bring(try town.register(), to: "in-force")
    _ = try town.get(.intake, "/policy", as: People.rita)
    for service in Service.allCases { #expect(try looks(town, service).allSatisfy { $0.route != "/policy" }, "\(service)") }
    #expect(try looks(town, .notification).isEmpty)
  }

  @Test("it comes in pages, newest first too, of some days, and as a table; the look at it is in it")
  func pages() throws {
    let town = try Town.whole()
    let person = try town.register()
    for _ in 1...3 { _ = try town.get(.intake, "/service-users/\(person.id)", as: People.mara) }
    let first: Page<Look> = try town.get(.intake, "/looks?limit=2&account=mara", as: People.rory).decode()
    #expect(first.items.map(\.number) == [1, 2] && first.next == "2")
    let rest: Page<Look> = try town.get(.intake, "/looks?limit=2&account=mara&after=2", as: People.rory).decode()
    #expect(rest.items.map(\.number) == [3] && rest.next == nil)
    #expect(try looks(town, .intake, "&account=mara&order=newest-first").map(\.number) == [3, 2, 1])
    #expect(try looks(town, .intake, "&account=mara&to=2020-01-01").isEmpty)
    #expect(try looks(town, .intake, "&account=rory").contains { $0.route == "/looks" && $0.serviceUser == person.id })
    #expect(try town.get(.intake, "/looks?after=x", as: People.rory).faults() == ["after malformed"])
  }

  @Test("a row that was changed or removed is found by the log's own chain")
  func chained() throws {
    let town = try Town.whole()
    let person = try town.register()
    for _ in 1...3 { _ = try town.get(.intake, "/service-users/\(person.id)", as: People.mara) }
    let location = DatabaseLocation(
      folder: try town.platform(.intake).configuration.dataFolder, name: LookLog.databaseName(of: .intake))
    func finding() throws -> ChainedLogFinding? {
      let database = try Database.openReadOnly(at: location)
      defer { database.close() }
      return try database.read { try ChainedLog.verify(in: $0, cryptography: LibCrypto()).first }
    }
    #expect(try finding()?.rows == 3 && finding()?.fault == nil)
    let other = try Database(at: location, migrations: LookLog.migrations)
    try other.write { try $0.execute("UPDATE look SET account = 'sana' WHERE seq = 2") }
    other.close()
    #expect(try finding()?.fault?.hasPrefix("row 2") == true)
  }
}
