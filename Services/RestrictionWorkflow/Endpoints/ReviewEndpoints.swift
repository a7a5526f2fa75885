import Contracts
import Policy
import ServiceKit
import Storage

/// Reviews: one, and many concluded together, where a body does so.
extension RestrictionWorkflow {
  func reconsider(_ exchange: Exchange) throws -> Reply {
    try command(exchange, ReconsiderPlan.self) { .reconsider(ReviewCause($0.cause), reasons: $0.reasons) }
  }

  func concludeReview(_ exchange: Exchange) throws -> Reply {
    try command(exchange, ConcludeReview.self) { body in
      .concludeReview(
        try ReviewOutcome(asked: body.outcome, reviewOn: body.reviewOn), reasons: body.reasons, notice: identifiers.next())
    }
  }

  /// Each is decided separately: a refusal of one does not hold up the others.
  func concludeReviews(_ exchange: Exchange) throws -> Reply {
    let body = try exchange.body(ConcludeReviews.self)
    return .write { tx in
      .json(ReviewAnswers(items: try body.reviews.map { try conclude($0, for: exchange, in: tx) }))
    }
  }

  private func conclude(_ review: ReviewConclusion, for exchange: Exchange, in tx: Transaction) throws -> ReviewAnswer {
    do {
      let loaded = try visible(review.case, to: exchange, in: tx)
      guard loaded.version == review.version else {
        throw Problem.staleVersion(seen: [review.version], found: loaded.version)
      }
      let outcome = try ReviewOutcome(asked: review.outcome, reviewOn: review.reviewOn)
      // Anything that can be refused is refused before anything is written.
      let after = try perform(
        .concludeReview(outcome, reasons: review.reasons, notice: identifiers.next()), on: loaded,
        by: CaseActor(exchange.actor), at: exchange.now, in: tx)
      return ReviewAnswer(case: review.case, status: 200, version: after.version, problem: nil)
    } catch JournalError.disposed {
      return ReviewAnswer(case: review.case, .gone)
    } catch {
      guard let problem = error as? Problem ?? (error as? Refusal).map({ Problem($0) }) ?? Problem.workflow(error) else {
        throw error
      }
      return ReviewAnswer(case: review.case, problem)
    }
  }
}

extension ReviewAnswer {
  init(case id: Identifier, _ problem: Problem) {
    self.init(case: id, status: problem.status, version: nil, problem: problem.document)
  }
}

extension ReviewOutcome {
  /// The outcome asked for; a plan that continues needs a next review.
  init(asked finding: ReviewFinding, reviewOn: Day?) throws {
    guard let outcome = ReviewOutcome(finding, reviewOn: reviewOn) else {
      throw Problem.invalidFields([
        FieldProblem(field: "reviewOn", code: "missing", detail: "is required unless the plan is lifted")
      ])
    }
    self = outcome
  }
}
