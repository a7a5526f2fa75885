internal import Contracts

/// The bytes of an answer.
enum ResponseHead {
  /// Appends the answer as it is sent.
  ///
  /// - Parameters:
  ///   - isToHead: whether the body is left out, and only its length is told.
  ///   - connection: what the client is told about the connection; nil for what it expects by itself.
  static func append(
    _ response: Response, isToHead: Bool, connection: String?, date: String, to bytes: inout [UInt8]
  ) {
    bytes.reserveCapacity(bytes.count + 400 + response.body.count)
    bytes.append(contentsOf: "HTTP/1.1 ".utf8)
    bytes.append(contentsOf: String(response.status).utf8)
    bytes.append(Byte.space)
    bytes.append(contentsOf: reason(response.status).utf8)
    line("Date", date, to: &bytes)
    for (name, value) in response.headers where isSafe(name) && isSafe(value) { line(name, value, to: &bytes) }
    if let connection { line("Connection", connection, to: &bytes) }
    let hasNoBody = response.status == 204 || response.status == 304
    if !hasNoBody { line("Content-Length", String(response.body.count), to: &bytes) }
    bytes.append(contentsOf: "\r\n\r\n".utf8)
    if !hasNoBody, !isToHead { bytes.append(contentsOf: response.body) }
  }

  /// What a client that waits before it sends its body is told.
  static let goOn = Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)

  private static func line(_ name: String, _ value: String, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: "\r\n".utf8)
    bytes.append(contentsOf: name.utf8)
    bytes.append(contentsOf: ": ".utf8)
    bytes.append(contentsOf: value.utf8)
  }

  /// No text of a client's can begin a line of its own.
  private static func isSafe(_ text: String) -> Bool { text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F } }

  /// The instant as `Date` has it (RFC 9110, 5.6.7), such as `Thu, 26 Nov 2026 10:15:30 GMT`.
  static func date(_ instant: Instant) -> String {
    let text = Array(instant.text.utf8)
    func part(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }
    let weekday = Gregorian.split(Gregorian.split(instant.milliseconds, by: 86_400_000).quotient + 4, by: 7).remainder
    let month = Int(part(5..<7)).map { months[$0 - 1] } ?? ""  // an instant is never without one
    return "\(weekdays[Int(weekday)]), \(part(8..<10)) \(month) \(part(0..<4)) \(part(11..<19)) GMT"
  }

  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  private static func reason(_ status: Int) -> String {
    switch status {
    case 200: "OK"
    case 201: "Created"
    case 202: "Accepted"
    case 204: "No Content"
    case 303: "See Other"
    case 304: "Not Modified"
    case 400: "Bad Request"
    case 401: "Unauthorized"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 409: "Conflict"
    case 410: "Gone"
    case 412: "Precondition Failed"
    case 413: "Content Too Large"
    case 414: "URI Too Long"
    case 415: "Unsupported Media Type"
    case 422: "Unprocessable Content"
    case 428: "Precondition Required"
    case 431: "Request Header Fields Too Large"
    case 500: "Internal Server Error"
    case 503: "Service Unavailable"
    case 505: "HTTP Version Not Supported"
    default: "Answer"
    }
  }
}
