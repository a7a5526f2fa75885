/// Reading into a tape, for contracts.
extension JSONReader {
  /// The values of that text as a tape.
  ///
  /// - Parameter valueLimit: most values, without names.
  package static func tape(
    _ bytes: [UInt8], valueLimit: Int = .max, depthLimit: Int = JSONReader.depthLimit
  ) throws(JSONFault) -> JSONTape {
    try whole(bytes, valueLimit: valueLimit, depthLimit: depthLimit) { reader in
      guard bytes.count < UInt32.max else { throw reader.fault("it is too long") }
      var record = JSONTape.Record(byteCount: bytes.count)
      try reader.add(to: &record)
      return JSONTape(record, bytes: bytes)
    }
  }

  private mutating func add(to record: inout JSONTape.Record) throws {
    try beginValue()
    let start = position
    guard let next else { throw fault("it ends too early") }
    switch next {
    case UInt8(ascii: "{"): try addObject(to: &record)
    case UInt8(ascii: "["):
      let list = record.begin(.list, at: start)
      var count = 0
      if try begin("[", "a list is expected", end: UInt8(ascii: "]")) {
        repeat {
          try add(to: &record)
          count += 1
        } while try another(before: UInt8(ascii: "]"))
      }
      record.end(list, count: count)
    case UInt8(ascii: "\""): try addText(to: &record)
    case UInt8(ascii: "t"):
      try word("true")
      record.add(.yes, start..<position)
    case UInt8(ascii: "f"):
      try word("false")
      record.add(.no, start..<position)
    case UInt8(ascii: "n"):
      try word("null")
      record.add(.null, start..<position)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): record.add(.number, try number())
    default: throw fault("a value is expected")
    }
  }

  private mutating func addObject(to record: inout JSONTape.Record) throws {
    let object = record.begin(.object, at: position)
    var (count, last, isInOrder) = (0, object, true)
    if try begin("{", "an object is expected", end: UInt8(ascii: "}")) {
      repeat {
        let name = record.nodes.count
        try beginMember { reader in try reader.addText(to: &record) }
        if count > 0, isInOrder { isInOrder = record.precedes(last, name, in: bytes) }
        (count, last) = (count + 1, name)
        try add(to: &record)
      } while try another(before: UInt8(ascii: "}"))
    }
    record.end(object, count: count)
    // Names that came in the order of their bytes, as we write them, are all different.
    if !isInOrder, let name = record.repeatedName(in: object, bytes) { throw Fault(detail: Self.repeatedName, offset: name) }
  }

  private mutating func addText(to record: inout JSONTape.Record) throws {
    let (place, unescaped) = try textPlace()
    record.add(place, unescaped)
  }
}
