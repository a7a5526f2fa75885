import Contracts

/// Decodes a contract from a body and finds every fault in it at once: where a value is faulty it reports that and goes on with another
/// in its stead, and in the end throws the whole list.
final class FieldDecoder: Decoder {
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// Nil where the value is absent and that is reported already: all that is read from here on is stand-ins.
  let value: Int?
  /// The value, where it is an object.
  let object: Int?
  let place: FieldPlace
  let report: FieldReport
  /// The limits of the type's own fields.
  private(set) lazy var bounds = (type as? any Bounded.Type)?.limits ?? [:]
  private let type: any Decodable.Type
  private var isKeyed = false
  /// The members that the type asked for.
  // Unchecked: no access lasts while other code runs.
  @exclusivity(unchecked) private var asked: [Int] = []

  /// The contract in that body; throws `Problem.invalidFields`.
  ///
  /// - Parameters:
  ///   - codes: what the body's policy has to choose from.
  ///   - check: what is wrong in the contract as a whole. It is asked even where fields are faulty, with what stands in for them, so that
  ///     all faults are found together; what it says of a field that is faulty already is left out.
  static func decode<T: Decodable>(
    _ type: T.Type, from body: BodyTape, of codes: PackCodes = .unknown,
    checking check: (T) throws -> [FieldProblem] = { _ in [] }
  ) throws -> T {
    let report = FieldReport(body, codes)
    do {
      let result = try read(type, 0, .root, report)
      report.add(further: try check(result))
      if report.isEmpty { return result }
    } catch is FieldStop {
      if report.isEmpty { report.add(.root, "malformed", "the body does not fit its contract") }
    }
    throw Problem.invalidFields(report.listed)
  }

  /// One value of any type; throws `FieldStop` when it is faulty and nothing can stand in for it.
  static func read<T: Decodable>(_ type: T.Type, _ value: Int?, _ place: FieldPlace, _ report: FieldReport) throws -> T {
    let leaves = FieldLeaves(report: report, place: place)
    if type == String.self { return unsafeBitCast(leaves.text(value) ?? "", to: type) }
    if type == Bool.self { return unsafeBitCast(leaves.flag(value) ?? false, to: type) }
    if type == Int.self { return unsafeBitCast(leaves.integer(value) ?? 0 as Int, to: type) }
    if type == Int64.self { return unsafeBitCast(leaves.integer(value) ?? 0 as Int64, to: type) }
    if type == Double.self { return unsafeBitCast(leaves.decimal(value) ?? 0, to: type) }
    let isCode = report.isForm && codes(of: type) != nil
    let decoder = FieldDecoder(type, isCode ? value.map(report.lastOfRepeated) : value, place, report)
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

  private init(_ type: any Decodable.Type, _ value: Int?, _ place: FieldPlace, _ report: FieldReport) {
    (self.type, self.value, self.place, self.report) = (type, value, place, report)
    object = value.flatMap { report.tape.isObject($0) ? $0 : nil }
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    isKeyed = true
    if let object { asked.reserveCapacity(min(64, report.tape.memberCount(object))) }
    if let value, object == nil { report.add(place, "wrongType", "an object is needed, not \(report.tape.kind(value))") }
    return KeyedDecodingContainer(FieldMembers<Key>(decoder: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    var (elements, range) = ([Int](), FieldLimit.ordinaryItems)
    if case .items(let own) = place.limit { range = own }
    if let value {
      let listed = report.tape.elements(value)
      elements = listed ?? (report.isForm ? [value] : [])
      if listed == nil, !report.isForm { report.add(place, "wrongType", "a list is needed, not \(report.tape.kind(value))") }
      if elements.count > range.upperBound {
        report.add(place, "tooMany", "at most \(range.upperBound) elements, not \(elements.count)")
        elements = []
      } else if elements.count < range.lowerBound, listed != nil || report.isForm {
        reportTooFew(elements.count, range)
      }
    } else if report.isForm, case .member(let outer, _) = place, outer.object != nil, range.lowerBound > 0 {
      // What a form may leave out is an empty list, which may yet be too short.
      reportTooFew(0, range)
    }
    return FieldElements(decoder: self, elements: elements)
  }

  private func reportTooFew(_ count: Int, _ range: ClosedRange<Int>) {
    report.add(place, "tooFew", "at least \(range.lowerBound) elements, not \(count)")
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer { FieldSingle(decoder: self) }

  /// The value of that member of its object, which is known from now on.
  func member(_ name: String) -> Int? {
    guard let object, let value = report.tape.member(name, of: object) else { return nil }
    if !asked.contains(value) { asked.append(value) }
    return value
  }

  private func reportUnknown() {
    guard isKeyed, let object, asked.count < report.tape.memberCount(object) else { return }
    let unknown = report.tape.names(of: object).filter { !asked.contains($0 + 1) }
    for name in unknown.compactMap(report.tape.text).sorted() {
      report.add(.member(of: self, name), "unknown", "this field is not known")
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
