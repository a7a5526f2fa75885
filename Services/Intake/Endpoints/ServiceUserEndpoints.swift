import Contracts
import Policy
import ServiceKit
import Storage

/// Registering, finding and amending the people who make contact.
extension Intake {
  func registerServiceUser(_ exchange: Exchange) throws -> Reply {
    let request = try exchange.body(RegisterServiceUser.self)
    var faults: [FieldProblem] = []
    let telephones = normalised(request.telephoneNumbers, "telephoneNumbers", pack.telephones.read, "a telephone number", &faults)
    let addresses = normalised(request.emailAddresses, "emailAddresses", MailReader.read, "an e-mail address", &faults)
    try admit(request.organisation, exchange, faults)
    return .write { tx in
      let stamp = try stamp("SU", exchange, in: tx)
      var person = ServiceUser(
        id: stamp.id, reference: stamp.reference, version: 1, name: request.name, organisation: request.organisation,
        telephoneNumbers: telephones, emailAddresses: addresses, postalAddress: request.postalAddress,
        aliases: aliases(request.aliases),
        registeredAt: stamp.now)
      try refuseLikelyDuplicates(of: person, otherThan: request.notTheSameAs ?? [], exchange, in: tx)
      try ServiceUserStore.insert(person, in: tx)
      let event = ServiceUserRegistered(serviceUser: person)
      // They have events of their own.
      person.adjustments = []
      return try filed(
        person, at: "/service-users/\(person.id)", as: event, to: "service-user/\(person.id)", by: exchange, in: tx)
    }
  }

  func serviceUser(_ exchange: Exchange) throws -> Reply {
    let person = try database.read { try visiblePerson(try exchange.identifier("id"), to: exchange, in: $0) }
    return .now(.json(person, etag: person.version))
  }

  func serviceUsers(_ exchange: Exchange) throws -> Reply {
    let page = try exchange.page()
    var faults: [FieldProblem] = []
    var point: (ContactPointKind, [String])?
    if let text = exchange.query("telephone") {
      point = (.telephone, normalised([text], "telephone", pack.telephones.read, "a telephone number", &faults))
    } else if let text = exchange.query("email") {
      point = (.email, normalised([text], "email", MailReader.read, "an e-mail address", &faults))
    }
    try refuse(faults)
    let people = try database.read { reader in
      let named = try exchange.query("name").map { name in
        try PersonWords.people(named: PersonName(name), isPlanned: false, in: reader).map(\.id)
      }
      let filter = ServiceUserStore.Filter(
        ids: point == nil ? named : nil, point: point, after: page.after, limit: page.limit + 1,
        organisations: exchange.actor.organisations)
      return try ServiceUserStore.list(filter, in: reader)
    }
    return .now(.json(page.cut(people, by: \.id.text)))
  }

  func amendServiceUser(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    let request = try exchange.body(AmendServiceUser.self)
    let expected = try exchange.requireVersion()
    var faults: [FieldProblem] = []
    let telephones = normalised(request.telephoneNumbers, "telephoneNumbers", pack.telephones.read, "a telephone number", &faults)
    let addresses = normalised(request.emailAddresses, "emailAddresses", MailReader.read, "an e-mail address", &faults)
    try refuse(faults)
    let (now, author) = (exchange.now, exchange.author)
    return .write { tx in
      var person = try visiblePerson(id, to: exchange, in: tx)
      try expected.check(found: person.version)
      person.version += 1
      person.name = request.name
      person.telephoneNumbers = telephones
      person.emailAddresses = addresses
      person.postalAddress = request.postalAddress
      person.aliases = aliases(request.aliases)
      try ServiceUserStore.replace(person, in: tx)
      var amended = person
      // They have events of their own.
      amended.adjustments = nil
      try journal.append(
        ServiceUserAmended(serviceUser: amended), to: "service-user/\(id)", expecting: person.version - 1, by: author, at: now,
        in: tx)
      return .json(person, etag: person.version)
    }
  }

  /// The person, if the one who asks works for their organisation or is another service; otherwise there is nothing there.
  func visiblePerson(_ id: Identifier, to exchange: Exchange, in reader: Reader) throws -> ServiceUser {
    guard let person = try ServiceUserStore.find(id, in: reader), exchange.actor.sees(person.organisation) else {
      throw Problem.notFound
    }
    return person
  }

  private func aliases(_ given: [String]?) -> [String]? { given.flatMap { $0.isEmpty ? nil : $0 } }

  /// What is kept of the numbers or addresses given: each once, in the form in which it is compared.
  private func normalised(
    _ values: [String]?, _ field: String, _ read: (String) -> ContactPointReading, _ what: String, _ faults: inout [FieldProblem]
  ) -> [String] {
    var result: [String] = []
    for (index, value) in (values ?? []).enumerated() {
      let keys = read(value).keys
      if keys.isEmpty {
        faults.append(
          FieldProblem(field: values?.count == 1 ? field : "\(field)[\(index)]", code: "malformed", detail: "is not \(what)"))
      }
      for key in keys where !result.contains(key) { result.append(key) }
    }
    return result
  }
}
