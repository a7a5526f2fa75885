import Synchronization
import Testing

@testable import ServiceKit

@Suite("Long polls of a journal")
struct JournalPollTests {
  @Test("a commit while the polls are being looked at is not missed: they are looked at again at once")
  func isNotMissed() async throws {
    let polls = JournalPolls()
    let looks = Mutex<[Bool]>([])
    let response: Response = await withCheckedContinuation { continuation in
      polls.add(Responder { continuation.resume(returning: $0) }, seconds: 20) { isFinal in
        let count = looks.withLock { looks in
          looks.append(isFinal)
          return looks.count
        }
        // The look found nothing, and before it is over somebody commits.
        if count == 1 { polls.wake() }
        return count > 1 ? Response.noContent : nil
      }
    }
    #expect(response.status == 204)
    #expect(looks.withLock { $0 } == [false, false], "the second look was not the one at the end of the poll's time")
    polls.stop()
  }
}
