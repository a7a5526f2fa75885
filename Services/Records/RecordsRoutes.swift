import Contracts
import ServiceKit

extension Records {
  /// Everything that records offers.
  var routes: [Route] {
    [
      Route(
        .get, "/register", "The register of decisions to restrict (8.1)", access: .registerReaders,
        answers: Page<RegisterEntry>.self, handler: register
      ).query("case", "A case, by identifier").paged,
      Route(
        .get, "/case-files/{id}", "All that is on file about a case", access: .registerReaders, answers: CaseFile.self,
        handler: caseFile),
      Route(
        .get, "/verification", "Whether every journal of the deployment holds", access: .verifiers,
        answers: VerificationReport.self, handler: verification),
    ]
  }
}
