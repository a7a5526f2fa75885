import Contracts
import ServiceKit

extension Records {
  /// Everything that records offers.
  var routes: [Route] {
    let readers = Access.of(.recordsOfficer, .auditor, .seniorManager, .complaintsTeam)
    return [
      Route(
        .get, "/register", "The register of decisions to restrict (8.1)", access: readers, answers: Page<RegisterEntry>.self,
        handler: register
      ).query("case", "A case, by identifier").paged,
      Route(
        .get, "/case-files/{id}", "All that is on file about a case", access: readers, answers: CaseFile.self, handler: caseFile),
      Route(
        .get, "/verification", "Whether every journal of the deployment holds", access: .of(.recordsOfficer, .auditor),
        answers: VerificationReport.self, handler: verification),
    ]
  }
}
