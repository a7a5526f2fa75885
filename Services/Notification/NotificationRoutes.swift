import Contracts
import ServiceKit

extension Notification {
  /// All of notification's routes.
  var routes: [Route] {
    [
      Route(
        .get, "/notices", "Notices, by state, case and person", access: .door(.caseReaders), asks: Listed<NoticeFilter>.self,
        answers: Page<Notice>.self, handler: notices),
      Route(.get, "/notices/{id}", "One notice", access: .door(.caseReaders), answers: Notice.self, handler: notice),
      Route(.get, "/notices/{id}/letter.html", "The letter as it went out", access: .door(.caseReaders), handler: letterAsPage)
        .serving("text/html"),
      Route(
        .get, "/notices/{id}/letter.txt", "The letter as it went out, as plain text", access: .door(.caseReaders),
        handler: letterAsText
      ).serving("text/plain"),
      Route(
        .get, "/notices/{id}/document", "The letter, or what went with it, byte for byte as it went out, to be saved",
        access: .doorAndServices(.caseReaders), asks: NoticeDocumentQuery.self, handler: document
      ).serving(Self.anyBytes, form: ["type": "string", "contentMediaType": .text(Self.anyBytes)]),
      Route(
        .get, "/cases/{id}/draft-letter", "The letter that the draft of a plan would go out with, and by which way",
        access: .door(.caseReaders), answers: DraftLetter.self, handler: draftLetter),
      Route(
        .get, "/cases/{id}/draft-letter/document", "That letter, or what goes with it, marked as a draft, to be saved",
        access: .door(.caseReaders), asks: NoticeDocumentQuery.self, handler: draftDocument
      ).serving(Self.anyBytes, form: ["type": "string", "contentMediaType": .text(Self.anyBytes)]),
      Route(
        .post, "/notices/posted", "Confirm that letters were posted or sent on", access: .door(.steps), takes: ConfirmPosted.self,
        answers: Page<Notice>.self, handler: confirmPosted),
      Route(
        .post, "/notices/{id}/delivered", "Record that a letter reached the person, or was given by hand", access: .door(.steps),
        takes: RecordDelivered.self, answers: Notice.self, handler: recordDelivered),
      Route(
        .post, "/notices/{id}/returned", "Record that a letter came back", access: .door(.steps), takes: RecordReturned.self,
        answers: Notice.self, handler: recordReturned),
      Route(
        .post, "/notices/{id}/decision", "Say whether a letter went that may or may not have gone", access: .door(.steps),
        takes: DecideUncertain.self, answers: Notice.self, handler: decideUncertain),
      Route(
        .get, "/print-batches", "Batches of letters that are printed and posted together", access: .door(.caseReaders),
        asks: Listed<PrintBatchFilter>.self, answers: Page<PrintBatch>.self, handler: printBatches),
      Route(
        .post, "/print-batches", "Open a batch of the letters that are to be printed", access: .door(.steps),
        takes: OpenPrintBatch.self, answers: PrintBatch.self, status: 201, handler: openPrintBatch),
      Route(
        .get, "/print-batches/{id}", "One batch", access: .door(.caseReaders), answers: PrintBatch.self, handler: printBatch),
      Route(
        .get, "/print-batches/{id}/letters", "A batch's manifest, for the printer and the franking machine",
        access: .door(.caseReaders), answers: Page<BatchedLetter>.self, handler: batchedLetters
      ).inTables,
      Route(
        .post, "/print-batches/{id}/reprints", "Record that letters of a batch are printed again", access: .door(.steps),
        takes: ReprintLetters.self, answers: PrintBatch.self, handler: reprintLetters),
      Route(
        .post, "/print-batches/{id}/posted", "Confirm that a batch was posted", access: .door(.steps), takes: PostPrintBatch.self,
        answers: PrintBatch.self, handler: postPrintBatch),
      Route(
        .post, "/notify-receipts", "Take what GOV.UK Notify says about a message or a letter", access: .carrier,
        takes: NotifyReceipt.self, status: 204, handler: takeReceipt),
    ]
  }
}
