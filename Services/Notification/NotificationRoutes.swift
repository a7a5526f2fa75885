import Contracts
import ServiceKit

extension Notification {
  /// Everything that notification offers.
  var routes: [Route] {
    [
      Route(.get, "/notices", "Notices, by state and case", access: .caseReaders, answers: Page<Notice>.self, handler: notices)
        .query("state", "pending, dispatched or failed").query("case", "A case, by identifier").paged,
      Route(.get, "/notices/{id}", "One notice", access: .caseReaders, answers: Notice.self, handler: notice),
      Route(.get, "/notices/{id}/letter.html", "The letter as it went out", access: .caseReaders, handler: letterAsPage),
      Route(
        .get, "/notices/{id}/letter.txt", "The letter as it went out, as plain text", access: .caseReaders,
        handler: letterAsText),
    ]
  }
}
