/// The head of a request, read so strictly that no proxy in front can have read it in another way (RFC 9112; decision 0021).
struct RequestHead {
  /// How long the body is.
  enum Framing: Equatable {
    case none
    case length(Int)
    case chunked
  }

  private(set) var method = HTTPMethod.other
  private(set) var target = ""
  private(set) var headers: [(name: String, value: String)] = []
  private(set) var framing = Framing.none
  /// Whether the connection may carry another request after this one.
  private(set) var staysOpen = true
  /// Whether the client waits for a word before it sends the body.
  private(set) var expectsContinue = false
  /// Whether it is of HTTP/1.0, where a connection ends unless the client asks for more.
  private(set) var isOldest = false
  private var mayStayOpen = true
  /// Where in `headers` each of them is.
  private var singles = [Int?](repeating: nil, count: FieldLine.Single.allCases.count)

  /// Reads the whole head, from the request line to the empty line, as `HeadScan` found it.
  init(_ bytes: UnsafeRawBufferPointer) throws(MessageFault) {
    headers.reserveCapacity(12)
    var start = 0
    var isFirst = true
    while let end = Self.lineEnd(in: bytes, from: start), end > start {
      let line = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
      if isFirst { try readRequestLine(line) } else { try add(try FieldLine(line)) }
      isFirst = false
      start = end + 2
    }
    guard headers.count < HeadScan.lineLimit else { throw .headTooLarge }
    try checkHost()
    try readFraming()
    expectsContinue = !isOldest && value(.expect).map { FieldLine.equal($0, "100-continue") } == true
  }

  /// The bytes of the body as far as the head says; 0 where only its chunks will tell.
  var declaredLength: Int { if case .length(let length) = framing { length } else { 0 } }

  private static func lineEnd(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    bytes[start...].firstIndex(of: Byte.carriageReturn)
  }

  private mutating func readRequestLine(_ line: UnsafeRawBufferPointer) throws(MessageFault) {
    guard line.count <= RequestTarget.limit + HeadScan.besidesTarget else { throw .targetTooLong }
    let parts = line.split(separator: Byte.space, omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[0].isEmpty, parts[0].allSatisfy(Byte.isToken), !parts[1].isEmpty,
      !parts[1].contains(Byte.tab)
    else { throw .requestLine }
    guard parts[1].count <= RequestTarget.limit else { throw .targetTooLong }
    method = HTTPMethod(token: String(decoding: parts[0], as: UTF8.self))
    target = String(decoding: parts[1], as: UTF8.self)
    let version = Array(parts[2])
    guard version.count == 8, version.starts(with: "HTTP/".utf8), version[6] == UInt8(ascii: "."),
      Self.isDigit(version[5]), Self.isDigit(version[7])
    else { throw .requestLine }
    guard version[5] == UInt8(ascii: "1") else { throw .version }
    isOldest = version[7] == UInt8(ascii: "0")
    staysOpen = !isOldest
  }

  private mutating func add(_ line: FieldLine) throws(MessageFault) {
    headers.append((String(decoding: line.name, as: UTF8.self), String(decoding: line.value, as: UTF8.self)))
    if let single = line.single {
      guard singles[single.rawValue] == nil else { throw .repeatedField }
      singles[single.rawValue] = headers.count - 1
    } else if line.hasName("connection") {
      for option in line.value.split(separator: UInt8(ascii: ",")) {
        let option = option.filter { $0 != Byte.space && $0 != Byte.tab }
        if FieldLine.equal(option, "close") { mayStayOpen = false }
        if FieldLine.equal(option, "keep-alive"), isOldest { staysOpen = true }
      }
      if !mayStayOpen { staysOpen = false }
    }
  }

  private func value(_ field: FieldLine.Single) -> String.UTF8View? {
    singles[field.rawValue].map { headers[$0].value.utf8 }
  }

  /// Exactly one in HTTP/1.1 (RFC 9112, 3.2).
  private func checkHost() throws(MessageFault) {
    guard let host = value(.host) else {
      if isOldest { return } else { throw .host }
    }
    let isHost = host.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"):
        true
      default: false
      }
    }
    guard isHost else { throw .host }
  }

  private mutating func readFraming() throws(MessageFault) {
    let (length, coding) = (value(.contentLength), value(.transferEncoding))
    guard length == nil || coding == nil else { throw .twoLengths }
    if let coding {
      guard !isOldest, FieldLine.equal(coding, "chunked") else { throw .transferCoding }
      framing = .chunked
    }
    if let length {
      guard (1...18).contains(length.count), length.allSatisfy(Self.isDigit) else { throw .contentLength }
      framing = .length(length.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) })
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
