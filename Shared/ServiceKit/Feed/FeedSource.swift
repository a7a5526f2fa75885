import Contracts
private import Dispatch
private import Foundation
import Storage

/// Where the events come from: the feed of another service, asked for one page at a time.
struct FeedSource: Sendable {
  /// The feed's name, such as `intake`.
  let name: String
  let client: HTTPClient
  /// The most events in one page.
  let pageSize: Int
  /// How long the source may hold a request when it has nothing.
  let waitSeconds: Int
  /// How long a page may take on top of that, however many bytes keep coming.
  let transferSeconds: Int

  /// Fetches the page after a cursor without waiting for events.
  ///
  /// - Throws: `ClientError`, `FeedFault` or `FeedBreak`.
  func page(after cursor: CursorPosition?) throws -> FeedPage {
    let answer = try client.send(.get, target(after: cursor, waitSeconds: 0), limits: limits(waitSeconds: 0))
    return try FeedPage(answer, source: name, after: cursor)
  }

  /// Begins to fetch the page after a cursor, and signals when it has come; it is read and checked while the follower may be applying the page before.
  func begin(after cursor: CursorPosition?, wakeup: Wakeup) -> FeedFetch {
    let fetch = FeedFetch(longestSeconds: waitSeconds + transferSeconds)
    client.begin(target(after: cursor, waitSeconds: waitSeconds), limits: limits(waitSeconds: waitSeconds)) { result in
      // The thread that brings the answer brings those of all other calls too.
      DispatchQueue.global().async {
        fetch.finish(Result { try FeedPage(try result.get(), source: name, after: cursor) })
        wakeup.signal()
      }
    }
    return fetch
  }

  private func limits(waitSeconds: Int) -> AnswerLimits {
    AnswerLimits(seconds: waitSeconds + transferSeconds, bytes: FeedPage.mostBytes)
  }

  private func target(after cursor: CursorPosition?, waitSeconds: Int) -> String {
    "/journal?after=\(cursor?.seq ?? 0)&limit=\(pageSize)&wait=\(waitSeconds)"
  }
}
