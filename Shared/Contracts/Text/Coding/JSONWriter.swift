/// Writes one JSON text, straight into its bytes.
///
/// Containers are open one inside another. Swift's coding has no call that closes one: it is closed when its value has been written, or
/// when something is written to a container around it.
final class JSONWriter {
  /// Deepest nesting that is written, and read by contract, so that what was written can be read again.
  static let depthLimit = 64

  /// A container that is open.
  private struct Frame {
    let isObject: Bool
    /// Counted over all that were ever opened, so that one that was closed is recognised.
    let number: Int
    /// Where its content begins.
    let start: Int
    /// The index of its first member among those of all open objects.
    let firstMember: Int
    var count = 0
    /// Whether its members came in the order of their names.
    var isInOrder = true
    var lastRank: UInt64 = 0
  }

  // Unchecked: no access lasts while a type's own code runs, and the checks would take a third of the time.
  @exclusivity(unchecked) private var output = JSONOutput(capacity: 4096)
  /// The innermost container; before any is opened, the place of the text's one value.
  @exclusivity(unchecked) private var frame = Frame(isObject: false, number: 0, start: 0, firstMember: 0)
  /// The containers around it, outermost first.
  @exclusivity(unchecked) private var outer: [Frame] = []
  /// The members of all open objects.
  @exclusivity(unchecked) private var members: [JSONMember] = []
  @exclusivity(unchecked) private var opened = 0
  /// Whether the next thing to be written is a value.
  @exclusivity(unchecked) private var awaitsValue = true
  /// The first fault.
  @exclusivity(unchecked) private var refusal: EncodingError?

  init() {
    outer.reserveCapacity(8)
    members.reserveCapacity(32)
  }

  /// The whole text.
  func finished() throws -> [UInt8] {
    if let refusal { throw refusal }
    return output.bytes
  }

  // MARK: Containers

  /// Opens the container of the value that has `depth` containers around it; when it is open already, that one.
  func open(isObject: Bool, at depth: Int) -> JSONContainer {
    guard awaitsValue, depth == outer.count else {
      let own = depth < outer.count ? depth + 1 == outer.count ? frame : outer[depth + 1] : nil
      guard let own, own.isObject == isObject else { return refused("a value has one container, of one kind") }
      return JSONContainer(depth: depth + 1, number: own.number)
    }
    guard depth < Self.depthLimit else { return refused("nested deeper than \(Self.depthLimit)") }
    output.append(isObject ? UInt8(ascii: "{") : UInt8(ascii: "["))
    outer.append(frame)
    opened += 1
    frame = Frame(isObject: isObject, number: opened, start: output.count, firstMember: members.count)
    awaitsValue = false
    return JSONContainer(depth: depth + 1, number: opened)
  }

  /// Opens a container in another, once `begin` has begun the member or element that it is the value of.
  func nested(isObject: Bool, in container: JSONContainer, _ begin: () throws -> Void) -> JSONContainer {
    // The fault is noted, and makes the whole text fail.
    guard (try? begin()) != nil else { return .none }
    return open(isObject: isObject, at: container.depth)
  }

  /// A container that takes nothing; the whole text fails.
  func refused(_ why: String) -> JSONContainer {
    _ = invalid((), why)
    return .none
  }

  /// How many elements or members it has so far.
  func count(of container: JSONContainer) -> Int {
    container.number == frame.number ? frame.count : isOpen(container) ? outer[container.depth].count : 0
  }

  /// Begins a member of that object.
  func begin(_ name: String, in object: JSONContainer) throws {
    try enter(object)
    if frame.count > 0 { output.append(UInt8(ascii: ",")) }
    let start = output.count
    output.append(quoted: name)
    let member = JSONMember(start: start, nameEnd: output.count, rank: output.rank(from: start + 1, to: output.count - 1))
    output.append(UInt8(ascii: ":"))
    // Names that begin alike are told apart when they are sorted.
    if frame.count > 0, member.rank <= frame.lastRank { frame.isInOrder = false }
    frame.lastRank = member.rank
    members.append(member)
    frame.count += 1
    awaitsValue = true
  }

  /// Begins an element of that list.
  func begin(in list: JSONContainer) throws {
    try enter(list)
    if frame.count > 0 { output.append(UInt8(ascii: ",")) }
    frame.count += 1
    awaitsValue = true
  }

  @inline(__always)
  private func enter(_ container: JSONContainer) throws {
    if container.number == frame.number, !awaitsValue { return }
    guard isOpen(container) else { throw invalid((), "a container was written to after it was closed") }
    try close(to: container.depth)
  }

  private func isOpen(_ container: JSONContainer) -> Bool {
    container.number == frame.number || container.depth < outer.count && outer[container.depth].number == container.number
  }

  /// Closes all containers but the outermost `depth`.
  private func close(to depth: Int) throws {
    // A value that wrote nothing is an object without members, as Foundation has it.
    if awaitsValue { write(word: "{}") }
    while outer.count > depth {
      if frame.isObject, frame.count > 0 {
        if !frame.isInOrder { try putInOrder() }
        members.removeLast(frame.count)
      }
      output.append(frame.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
      frame = outer.removeLast()
    }
  }

  private func putInOrder() throws {
    let own = frame.firstMember..<members.count
    let isDone = members.withUnsafeMutableBufferPointer {
      output.arrange(UnsafeMutableBufferPointer(rebasing: $0[own]), from: frame.start)
    }
    if !isDone { throw invalid((), "the same name twice in one object") }
  }

  // MARK: Values

  /// Writes a value of any type where one is expected.
  func write<T: Encodable>(_ value: T) throws {
    // The types that contracts are made of are written directly; any other writes itself.
    if T.self == String.self { return write(text: unsafeBitCast(value, to: String.self)) }
    if T.self == Identifier.self { return write(text: unsafeBitCast(value, to: Identifier.self).text) }
    if T.self == Instant.self { return write(text: unsafeBitCast(value, to: Instant.self).text) }
    if T.self == Day.self { return write(text: unsafeBitCast(value, to: Day.self).text) }
    if T.self == [String].self { return write(texts: unsafeBitCast(value, to: [String].self)) }
    if T.self == Int.self { return write(number: unsafeBitCast(value, to: Int.self)) }
    let depth = outer.count
    try value.encode(to: WriterEncoder(writer: self, depth: depth))
    try close(to: depth)
  }

  /// Throws when no value is expected, because the type has written one already.
  func expectPlace() throws {
    guard awaitsValue else { throw invalid((), "a second value in the place of one") }
  }

  /// Adds the text of a whole value.
  @inline(__always)
  func leaf(_ add: (inout JSONOutput) -> Void) {
    add(&output)
    awaitsValue = false
  }

  // MARK: Faults

  /// The path to what is being written.
  var path: [any CodingKey] {
    let frames = outer + [frame]
    return frames.indices.compactMap { index -> JSONStep? in
      guard frames[index].count > 0 else { return nil }
      guard frames[index].isObject else { return JSONStep(intValue: frames[index].count - 1) }
      let end = index + 1 < frames.count ? frames[index + 1].firstMember : members.count
      return JSONStep(stringValue: output.text(members[end - 1].name))
    }
  }

  /// A fault of that value. The first one makes the whole text fail, even when the type's own code ignores it.
  func invalid(_ value: Any, _ why: String) -> EncodingError {
    let error = EncodingError.invalidValue(value, .init(codingPath: path, debugDescription: why))
    if refusal == nil { refusal = error }
    return error
  }
}

/// A container, open or closed.
struct JSONContainer {
  /// The containers around it and itself.
  let depth: Int
  let number: Int

  /// One that was never open.
  static let none = JSONContainer(depth: .max, number: -1)
}
