import Contracts
import Policy
import ServiceKit
import Storage

/// Registering, finding and amending the people who make contact.
extension Intake {
  func registerServiceUser(_ exchange: Exchange) throws -> Reply {
    var read = ReadRegistration()
    let request = try exchange.body(RegisterServiceUser.self) { request in
      read = ReadRegistration(request, under: pack)
      return read.faults
    }
    try exchange.requireOrganisation(request.organisation)
    return .write { [read] tx in
      var person = ServiceUser(request, read, try stamp("SU", exchange, in: tx))
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
    let person = try database.read { reader in
      try whole(try visiblePerson(try exchange.identifier("id"), to: exchange, in: reader), to: exchange, in: reader)
    }
    return .now(.json(person, etag: person.version))
  }

  func serviceUsers(_ exchange: Exchange, _ query: Listed<ServiceUserFilter>) throws -> Reply {
    let (asked, span) = (query.filter, try span(query.terms))
    let telephone = asked.telephone.map { Reach.numbers([$0], "telephone", pack.telephones) }
    let email = asked.email.map { Reach.addresses([$0], "email") }
    try refuse((telephone?.faults ?? []) + (email?.faults ?? []))
    var points: [(ContactPointKind, String)] = []
    points += telephone?.values.map { (.telephone, $0) } ?? []
    points += email?.values.map { (.email, $0) } ?? []
    let people = try database.read { reader in
      let named = try asked.name.map { name in
        try PersonWords.people(named: PersonName(name), isPlanned: false, in: reader).map(\.id)
      }
      let filter = ServiceUserStore.Filter(
        reference: asked.reference, ids: named, points: points, span: span, organisations: exchange.actor.organisations)
      return try ServiceUserStore.list(filter, in: reader).map { try whole($0, to: exchange, in: reader) }
    }
    exchange.shown.insert(people.map(\.id))
    return .now(.json(query.terms.page(of: people, by: \.id.text)))
  }

  /// Changes what is named, and nothing else: who corrects an address keeps the telephone number.
  func amendServiceUser(_ exchange: Exchange) throws -> Reply {
    let id = try exchange.identifier("id")
    let patch = try exchange.mergePatch()
    let expected = try exchange.requireVersion()
    let (now, author) = (exchange.now, exchange.author)
    return .write { tx in
      var person = try visiblePerson(id, to: exchange, in: tx)
      try expected.check(found: person.version)
      let before = person
      try person.amend(patch, telephones: pack.telephones)
      guard person != before else { return .json(try whole(person, to: exchange, in: tx), etag: person.version) }
      person.version += 1
      try ServiceUserStore.replace(person, in: tx)
      var amended = person
      // They have events of their own.
      amended.adjustments = nil
      try journal.append(
        ServiceUserAmended(serviceUser: amended), to: "service-user/\(id)", expecting: person.version - 1, by: author, at: now,
        in: tx)
      return .json(try whole(person, to: exchange, in: tx), etag: person.version)
    }
  }

  /// The person, if the one who asks works for their organisation or is another service; otherwise there is nothing there.
  func visiblePerson(_ id: Identifier, to exchange: Exchange, in reader: Reader) throws -> ServiceUser {
    guard let person = try ServiceUserStore.find(id, in: reader) else {
      let owner = try DestroyedRecords.organisation(of: "service-user/\(id)", in: reader)
      throw owner.map(exchange.actor.sees) == true ? Problem.gone : Problem.notFound
    }
    guard exchange.actor.sees(person.organisation) else { throw Problem.notFound }
    return person
  }

  /// The person as they are answered: with what was agreed for them, and what their other records say, so far as the one who asks may
  /// see those.
  func whole(_ person: ServiceUser, to exchange: Exchange, in reader: Reader) throws -> ServiceUser {
    let all = try PersonRecords.all(of: person.id, in: reader)
    var person = try withAgreedNeeds(person, on: all, in: reader)
    let others = all.filter { $0 != person.id }
    guard !others.isEmpty else { return person }
    let records = try others.compactMap { try ServiceUserStore.record($0, in: reader) }
    if person.deathConfirmedAt == nil { person.deathConfirmedAt = records.compactMap(\.deathConfirmedAt).min() }
    let shown = try records.filter { exchange.actor.sees($0.organisation) }
      .map { record in
        let edges = try PersonRecords.merges(naming: record.id, in: reader)
        return OtherRecord(record, isKept: edges.allSatisfy { $0.kept == record.id })
      }
    person.otherRecords = shown.isEmpty ? nil : shown
    return person
  }
}

extension ServiceUser {
  /// Makes that change. What it does not name stays as it is, also where today's rules would not take it.
  fileprivate mutating func amend(_ patch: MergePatch, telephones: TelephoneReader) throws {
    var (reach, details) = (Reach(), ReadDetails())
    let wanted = try patch.applied(to: AmendServiceUser(self)) { wanted in
      reach = Reach(
        patch.names("telephoneNumbers") ? wanted.telephoneNumbers : nil,
        patch.names("emailAddresses") ? wanted.emailAddresses : nil, telephones)
      var kept = reach
      if !patch.names("telephoneNumbers") { kept.keep(telephones: telephoneNumbers) }
      if !patch.names("emailAddresses") { kept.keep(addresses: emailAddresses) }
      var sent = wanted.details
      if !patch.names("representatives") { sent.representatives = nil }
      // What an address is was said of the one before.
      if patch.names("postalAddress"), !patch.names("postalAddressKind") { sent.postalAddressKind = nil }
      details = ReadDetails(sent, of: kept, telephones, dropsLostNotes: !patch.names("pointNotes"))
      return reach.faults + details.faults
    }
    let representatives = representatives
    self.details = details.values
    if !patch.names("representatives") { self.representatives = representatives }
    if patch.names("name") { name = wanted.name }
    if patch.names("telephoneNumbers") { telephoneNumbers = reach.telephones }
    if patch.names("emailAddresses") { emailAddresses = reach.addresses }
    if patch.names("aliases") { aliases = Self.aliases(wanted.aliases) }
    if patch.names("postalAddress") { postalAddress = wanted.postalAddress }
  }
}
