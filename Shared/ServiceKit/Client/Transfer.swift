internal import CCurl
private import Foundation

/// One request on the network, and its answer as it arrives. For the network's thread alone.
final class Transfer {
  let easy: UnsafeMutableRawPointer
  private let limits: AnswerLimits
  private var lines: UnsafeMutablePointer<curl_slist>?
  private var headers: [(name: String, value: String)] = []
  private var body: [UInt8] = []
  private var received = 0

  /// Nil when the request cannot be sent: its address is none, a header has a line end in it, or there is no memory.
  init?(_ request: ClientRequest, _ limits: AnswerLimits) {
    guard let easy = curl_easy_init() else { return nil }
    (self.easy, self.limits) = (easy, limits)
    // libcurl would say by itself that a body is a form, and ask whether a large one is welcome.
    for header in request.headers + [("Expect", "")] + (request.hasContentType ? [] : [("Content-Type", "")]) {
      let isSafe = (header.name + header.value).utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
      guard isSafe, let longer = curl_slist_append(lines, header.name + ":" + (header.value.isEmpty ? "" : " " + header.value))
      else { return nil }
      lines = longer
    }
    let isWithoutBody = request.method == .get || request.method == .head
    let sent = isWithoutBody ? request.body : request.body ?? []
    let code = request.method.rawValue.withCString { method in
      (request.address + request.target).withCString { url in
        (sent ?? []).withUnsafeBytes { bytes in
          // A pointer to nothing, for a body without bytes, must not be taken for no body.
          withUnsafeBytes(of: UInt8(0)) { nothing in
            mc_prepare(
              easy,
              mc_call(
                url: url, method: method, headers: lines, body: sent == nil ? nil : bytes.baseAddress ?? nothing.baseAddress,
                body_size: bytes.count, takes_no_body: request.method == .head ? 1 : 0, milliseconds: limits.seconds * 1000,
                head: Self.head, part: Self.part, closure: Unmanaged.passUnretained(self).toOpaque()))
          }
        }
      }
    }
    guard code == CURLE_OK else { return nil }
  }

  deinit {
    curl_easy_cleanup(easy)
    curl_slist_free_all(lines)
  }

  /// What came of it.
  func result(_ code: CURLcode) -> Result<ClientAnswer, ClientError> {
    switch code {
    case CURLE_OK: .success(ClientAnswer(status: mc_status(easy), headers: headers, body: body))
    case CURLE_OPERATION_TIMEDOUT: .failure(.deadline(seconds: limits.seconds))
    case CURLE_WRITE_ERROR where received > limits.bytes: .failure(.tooLarge(limit: limits.bytes))
    case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL: .failure(.undecodable("not an address"))
    default: .failure(.unreachable(code: "curl \(code.rawValue)"))
    }
  }

  // What libcurl calls for each line of the head and each part of the body. An answer other than the count ends the call.

  private typealias Callback =
    @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int

  private static let head: Callback = { bytes, size, count, closure in
    take(bytes, size * count, closure) { $0.line($1) }
  }

  private static let part: Callback = { bytes, size, count, closure in
    take(bytes, size * count, closure) { $0.body.append(contentsOf: $1) }
  }

  private static func take(
    _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int, _ closure: UnsafeMutableRawPointer?,
    _ keep: (Transfer, UnsafeRawBufferPointer) -> Void
  ) -> Int {
    guard let closure else { return 0 }
    let transfer = Unmanaged<Transfer>.fromOpaque(closure).takeUnretainedValue()
    transfer.received += count
    guard transfer.received <= transfer.limits.bytes else { return 0 }
    keep(transfer, UnsafeRawBufferPointer(start: bytes, count: count))
    return count
  }

  private func line(_ bytes: UnsafeRawBufferPointer) {
    let text = String(decoding: bytes, as: UTF8.self)
    // An answer such as 100 may go before the one that counts.
    if text.hasPrefix("HTTP/") { headers = [] }
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return }
    let value = text[text.utf8.index(after: colon)...]
    headers.append((String(text[..<colon]), value.trimmingCharacters(in: .whitespacesAndNewlines)))
  }
}

extension ClientRequest {
  fileprivate var hasContentType: Bool { headers.contains { $0.name.lowercased() == "content-type" } }
}
