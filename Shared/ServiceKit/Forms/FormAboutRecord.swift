package import Contracts

/// What a form about a record that is there says besides what its route takes: which record, and in which version it was seen.
package struct RecordVersion: Codable, Sendable, Bounded {
  /// The record that the form is about.
  package var record: Identifier
  /// The version of it that was seen: a hidden field, filled in where the form is read with `?record=`.
  package var version: Int

  package static let limits: FieldLimits = ["version": .number(1...Int(Int32.max))]
}

/// Which record a form is wanted for. `GET /forms/{name}` of a form about a record.
package struct FormOfRecord: Codable, Sendable, Bounded {
  /// The record; its version comes filled in. Without one the form is as for any record.
  package var record: Identifier?

  package static let limits: FieldLimits = [:]
}

/// A form about a record: the record and its version, and what its route takes.
struct AboutRecord<Body: Decodable & SendableMetatype>: Decodable, Bounded, Composed {
  let seen: RecordVersion

  init(from decoder: any Decoder) throws {
    seen = try RecordVersion(from: decoder)
    _ = try Body(from: decoder)
  }

  static var limits: FieldLimits { RecordVersion.limits.and((Body.self as? any Bounded.Type)?.limits ?? [:]) }
  static var parts: [any Any.Type] { [RecordVersion.self, Body.self] }

  /// Which record that request names, and in which version.
  ///
  /// - Throws: `Problem.invalidFields`, with what is wrong in what the route takes as well.
  static func read(_ exchange: Exchange) throws -> RecordVersion {
    try FieldDecoder.decode(Self.self, from: BodyTape.read(exchange.request, limit: exchange.bodyLimit), of: exchange.codes).seen
  }
}

extension OfferedForm {
  /// The contract of what is sent: the route's, and which record it is about where it is about one.
  func contract(of takes: any (Decodable & SendableMetatype).Type) -> any (Decodable & SendableMetatype).Type {
    func about<T: Decodable & SendableMetatype>(_ body: T.Type) -> any (Decodable & SendableMetatype).Type { AboutRecord<T>.self }
    return record == nil ? takes : about(takes)
  }

  /// The request as the form's route takes it: the record in its path, and the version as the precondition.
  func asked(_ exchange: Exchange, _ takes: any (Decodable & SendableMetatype).Type) throws -> (Exchange, RecordVersion?) {
    guard record != nil else { return (exchange, nil) }
    func read<T: Decodable & SendableMetatype>(_ body: T.Type) throws -> RecordVersion { try AboutRecord<T>.read(exchange) }
    let seen = try read(takes)
    return (try exchange.about(seen), seen)
  }

  /// The form for a record, with its version, as the route answers that reads one.
  func filled(_ view: FormView, for id: Identifier, _ exchange: Exchange, from route: Route) throws -> FormView {
    guard case .now(let answer) = try route.handler(exchange.reading(id)) else { return view }
    return view.about(id, version: answer.header("ETag").flatMap { Int($0.filter(\.isNumber)) })
  }
}

extension FormView {
  /// The form with which record it is about.
  ///
  /// - Parameter version: the version that is seen now; what was typed there is of no use any more.
  func about(_ id: Identifier, version: Int?) -> FormView {
    var form = self
    form.fields = fields.map { field in
      var field = field
      if field.name == "record" { field.value = id.text }
      if field.name == "version" { (field.value, field.typed) = (version.map { String($0) }, nil) }
      return field
    }
    return form
  }
}

extension Exchange {
  /// The same for a route that reads the record of that identifier.
  fileprivate func reading(_ id: Identifier) -> Exchange { with(request, parameters: [(name: "id", value: id.text)]) }

  /// The same without what says which record it is about, which its route has in the path and in `If-Match`.
  fileprivate func about(_ seen: RecordVersion) throws -> Exchange {
    let isOfRecord = { (name: String) in ["record", "version"].contains(name) }
    var rest = self
    if let pairs = try SentForm.of(request)?.pairs {
      rest = with(pairs.filter { !isOfRecord($0.name) })
    } else {
      // It was read before, within the same limits.
      guard case .object(let members) = try JSONReader.tree(request.body, valueLimit: .max) else { throw Problem.notFound }
      rest = with(
        Request(
          request.method, request.target, headers: request.headers,
          body: JSON.object(members.filter { !isOfRecord($0.key) }).bytes), parameters: [])
    }
    let headers = rest.request.headers.filter { $0.name.lowercased() != "if-match" } + [("If-Match", "\"\(seen.version)\"")]
    return with(
      Request(request.method, request.target, headers: headers, body: rest.request.body),
      parameters: [(name: "id", value: seen.record.text)])
  }
}
