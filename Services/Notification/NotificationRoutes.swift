import Contracts
import ServiceKit

extension Notification {
  /// All of notification's routes.
  var routes: [Route] {
    [
      Route(
        .get, "/notices", "Notices, by state and case", access: .door(.caseReaders), asks: Listed<NoticeFilter>.self,
        answers: Page<Notice>.self, handler: notices),
      Route(.get, "/notices/{id}", "One notice", access: .door(.caseReaders), answers: Notice.self, handler: notice),
      Route(.get, "/notices/{id}/letter.html", "The letter as it went out", access: .door(.caseReaders), handler: letterAsPage)
        .serving("text/html"),
      Route(
        .get, "/notices/{id}/letter.txt", "The letter as it went out, as plain text", access: .door(.caseReaders),
        handler: letterAsText
      ).serving("text/plain"),
    ]
  }
}
