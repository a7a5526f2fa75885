import Contracts
import Policy

/// What is known of a person besides their name and how they are reached, in the form in which it is kept, and what is wrong with what was sent.
struct ReadDetails {
  private(set) var values = PersonDetails()
  private(set) var faults: [FieldProblem] = []

  /// Nothing.
  init() {}

  /// - Parameter dropsLostNotes: whether a note of a number that the person no longer has goes with it, rather than being a fault: it was not sent.
  init(_ sent: PersonDetails, of reach: Reach, _ reader: TelephoneReader, dropsLostNotes: Bool = false) {
    values = sent
    readNotes(of: reach, reader, dropsLostNotes)
    readRepresentatives(reader)
    values = values.tidy
  }

  private mutating func readNotes(of reach: Reach, _ reader: TelephoneReader, _ dropsLostNotes: Bool) {
    let known = reach.telephones + reach.addresses
    var notes: [ContactPointNote] = []
    for (index, var note) in (values.pointNotes ?? []).enumerated() {
      let keys = [note.point] + reader.read(note.point).keys + MailReader.read(note.point).keys
      if let point = keys.first(where: known.contains) {
        note.point = point
        notes.append(note)
      } else if !dropsLostNotes {
        faults.append(
          FieldProblem(
            field: "pointNotes[\(index)].point", code: "unknown", detail: "is none of the person's numbers and addresses"))
      }
    }
    values.pointNotes = notes
  }

  private mutating func readRepresentatives(_ reader: TelephoneReader) {
    var read: [Representative] = []
    for (index, var one) in (values.representatives ?? []).enumerated() {
      let place = "representatives[\(index)]"
      let numbers = Reach.numbers(one.telephoneNumbers ?? [], "\(place).telephoneNumbers", reader)
      let addresses = Reach.addresses(one.emailAddresses ?? [], "\(place).emailAddresses")
      faults += numbers.faults + addresses.faults
      if let until = one.until, until < one.from {
        faults.append(FieldProblem(field: "\(place).until", code: "outOfRange", detail: "is before the first day"))
      }
      one.telephoneNumbers = numbers.values.isEmpty ? nil : numbers.values
      one.emailAddresses = addresses.values.isEmpty ? nil : addresses.values
      read.append(one)
    }
    values.representatives = read
  }
}

/// What a registration says of how a person is reached and of what is known of them, read, and what is wrong with it.
struct ReadRegistration {
  private(set) var reach = Reach()
  private(set) var details = ReadDetails()
  private(set) var faults: [FieldProblem] = []

  /// Nothing.
  init() {}

  init(_ request: RegisterServiceUser, under pack: PolicyPack) {
    reach = Reach(request.telephoneNumbers, request.emailAddresses, pack.telephones)
    details = ReadDetails(request.details, of: reach, pack.telephones)
    faults = pack.faults(ofOrganisation: request.organisation) + reach.faults + details.faults
  }
}
