import Contracts
import ServiceKit

extension Records {
  /// All of records' routes.
  var routes: [Route] {
    [
      Route(
        .get, "/register", "The register of decisions to restrict", access: .door(.registerReaders),
        asks: Listed<RegisterFilter>.self, answers: Page<RegisterEntry>.self, handler: register),
      Route(
        .get, "/case-files/{id}", "Everything on file about a case", access: .door(.registerReaders), answers: CaseFile.self,
        handler: caseFile),
      Route(
        .get, "/verification", "Whether every journal of the deployment is intact", access: .door(.verifiers),
        answers: VerificationReport.self, handler: verification),
    ]
  }
}
