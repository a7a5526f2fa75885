private import CCurl
private import Foundation
private import Synchronization

/// The network as this process's calls use it: libcurl, driven by one thread, which holds each answer to its limits while it arrives.
final class Network: Sendable {
  /// One call on its way to the thread.
  private struct Call: Sendable {
    let request: ClientRequest
    let limits: AnswerLimits
    let then: @Sendable (Result<ClientAnswer, ClientError>) -> Void
  }

  /// Unchecked because libcurl documents `curl_multi_wakeup` as the one function that any thread may call; the others are for ours alone.
  private struct Multi: @unchecked Sendable {
    let handle: UnsafeMutableRawPointer?
  }

  /// The process's only one.
  static let shared = Network()

  private let multi: Multi
  private let calls = Mutex<[Call]>([])

  private init() {
    let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
    multi = Multi(handle: isReady ? curl_multi_init() : nil)
    guard multi.handle != nil else { return }
    let thread = Thread { [self] in run() }
    thread.name = "network"
    thread.start()
  }

  /// Begins a call; `then` is called once, on the network's own thread, which must not be kept.
  func send(
    _ request: ClientRequest, _ limits: AnswerLimits, then: @escaping @Sendable (Result<ClientAnswer, ClientError>) -> Void
  ) {
    guard let handle = multi.handle else { return then(.failure(.unreachable(code: "no libcurl"))) }
    calls.withLock { $0.append(Call(request: request, limits: limits, then: then)) }
    curl_multi_wakeup(handle)
  }

  private static let longestPauseMilliseconds: Int32 = 60_000

  private func run() {
    var transfers: [UnsafeMutableRawPointer: (Transfer, Call)] = [:]
    while true {
      for call in calls.withLock({ calls in
        defer { calls = [] }
        return calls
      }) {
        guard let transfer = Transfer(call.request, call.limits), curl_multi_add_handle(multi.handle, transfer.easy) == CURLM_OK
        else {
          call.then(.failure(.undecodable("what was to be sent")))
          continue
        }
        transfers[transfer.easy] = (transfer, call)
      }
      var running: Int32 = 0
      curl_multi_perform(multi.handle, &running)
      var code = CURLE_OK
      while let easy = mc_ended(multi.handle, &code) {
        curl_multi_remove_handle(multi.handle, easy)
        guard let (transfer, call) = transfers.removeValue(forKey: easy) else { continue }
        call.then(transfer.result(code))
      }
      // Also woken by a new call, and when the time of one is over.
      curl_multi_poll(multi.handle, nil, 0, Self.longestPauseMilliseconds, nil)
    }
  }
}
