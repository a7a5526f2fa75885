import Contracts

/// Decodes a contract from a tree and finds every fault in it at once: where a value is faulty it reports that and goes on with another
/// in its stead, and in the end throws the whole list.
final class FieldDecoder: Decoder {
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]

  /// Nil where the value is absent and that is reported already: all that is read from here on is stand-ins.
  let value: JSON?
  let place: FieldPlace
  let report: FieldReport
  /// The limits of the type's own fields.
  let bounds: [String: FieldLimit]
  /// The limit of this field itself, and of each of its elements.
  let limit: (own: FieldLimit?, element: FieldLimit?)
  /// The members that the type asked for; nil unless it asked for any.
  var asked: [String]?

  /// The contract in that tree; throws `Problem.invalidFields`.
  static func decode<T: Decodable>(_ type: T.Type, from value: JSON, isForm: Bool) throws(Problem) -> T {
    let report = FieldReport(isForm: isForm)
    do {
      let result = try read(type, value, .root, (nil, nil), report)
      if report.isEmpty { return result }
    } catch {
      if report.isEmpty { report.add(.root, "malformed", "the body does not fit its contract") }
    }
    throw .invalidFields(report.listed)
  }

  /// One value of any type; throws `FieldStop` when it is faulty and nothing can stand in for it.
  static func read<T: Decodable>(
    _ type: T.Type, _ value: JSON?, _ place: @autoclosure () -> FieldPlace,
    _ limit: (own: FieldLimit?, element: FieldLimit?),
    _ report: FieldReport
  ) throws -> T {
    if let value, let leaf = FieldLeaves(report: report).read(type, value, limit.own, place()) {
      return try leaf ?? standIn(type)
    }
    if value == nil, let placeholder = FieldLeaves.placeholder(type) { return placeholder }
    let bounds = (type as? any Bounded.Type)?.limits ?? [:]
    let decoder = FieldDecoder(value, place(), report, bounds, limit)
    do {
      let result = try T(from: decoder)
      decoder.reportUnknown()
      return result
    } catch is FieldStop {
      // A type that reads itself in a way that is not known here: without a report its stand-in would reach the handler.
      if report.isEmpty { decoder.reportMalformed(type, FieldStop()) }
      return try standIn(type)
    } catch {
      if value != nil { decoder.reportMalformed(type, error) }
      return try standIn(type)
    }
  }

  private init(
    _ value: JSON?, _ place: FieldPlace, _ report: FieldReport, _ bounds: [String: FieldLimit],
    _ limit: (own: FieldLimit?, element: FieldLimit?)
  ) {
    (self.value, self.place, self.report, self.bounds, self.limit) = (value, place, report, bounds, limit)
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    if asked == nil {
      asked = []
      asked?.reserveCapacity(16)
    }
    switch value {
    case .object(let members): return KeyedDecodingContainer(FieldMembers<Key>(decoder: self, members: members))
    case nil: break
    case let other?: report.add(place, "wrongType", "an object is needed, not \(other.kind)")
    }
    return KeyedDecodingContainer(FieldMembers<Key>(decoder: self, members: nil))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    var elements: [JSON] = []
    switch value {
    case .list(let found): elements = found
    case let other? where report.isForm: elements = [other]
    case let other?: report.add(place, "wrongType", "a list is needed, not \(other.kind)")
    case nil where limit.own == nil: return FieldElements(decoder: self, elements: [])
    case nil: break
    }
    var range = FieldLimit.ordinaryItems
    if case .items(let own) = limit.own { range = own }
    if elements.count > range.upperBound {
      report.add(place, "tooMany", "at most \(range.upperBound) elements, not \(elements.count)")
      elements = []
    } else if elements.count < range.lowerBound, value?.isList ?? false || report.isForm {
      report.add(place, "tooFew", "at least \(range.lowerBound) elements, not \(elements.count)")
    }
    return FieldElements(decoder: self, elements: elements)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer { FieldSingle(decoder: self) }

  /// The limit of each element of that list.
  func elementBound(_ name: String) -> FieldLimit? { bounds.isEmpty ? nil : bounds[name + "[]"] }

  private func reportUnknown() {
    guard let asked, case .object(let members) = value else { return }
    for name in members.keys.filter({ !asked.contains($0) }).sorted() {
      report.add(.member(place, name), "unknown", "this field is not known")
    }
  }

  private func reportMalformed<T>(_ type: T.Type, _ error: any Error) {
    if let codes = Self.codes(of: type) {
      report.add(place, "notAllowed", "codes allowed are \(codes.joined(separator: ", "))")
    } else if case DecodingError.dataCorrupted(let context) = error {
      report.add(place, "malformed", context.debugDescription)
    } else {
      report.add(place, "malformed", "this is not right")
    }
  }

  /// The raw values of an enumeration of texts; nil for any other type.
  static func codes<T>(of type: T.Type) -> [String]? {
    func codes<C: CaseIterable>(_ type: C.Type) -> [String] {
      type.allCases.compactMap { ($0 as? any RawRepresentable)?.rawValue as? String }
    }
    guard let enumeration = type as? any CaseIterable.Type else { return nil }
    let found = codes(enumeration)
    return found.isEmpty ? nil : found
  }

  /// A value of that type that stands in for a faulty one; throws `FieldStop` when the type has none.
  static func standIn<T>(_ type: T.Type) throws -> T {
    func first<C: CaseIterable>(_ type: C.Type) -> Any? { type.allCases.first }
    if let placeholder = FieldLeaves.placeholder(type) { return placeholder }
    if let standIn = (type as? any StandIn.Type)?.standIn as? T { return standIn }
    if let enumeration = type as? any CaseIterable.Type, let value = first(enumeration) as? T { return value }
    throw FieldStop()
  }
}

extension JSON {
  /// True for a list.
  fileprivate var isList: Bool { if case .list = self { true } else { false } }
}
