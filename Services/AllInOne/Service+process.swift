private import IntakeService
private import NotificationService
private import RecordsService
private import RestrictionWorkflowService
package import ServiceKit

extension Service {
  /// The program of the service, for what has to start any of them: the one file of the container image, and the tests.
  package var process: ServiceProcess {
    switch self {
    case .intake: IntakeProgram.process
    case .workflow: RestrictionWorkflowProgram.process
    case .notification: NotificationProgram.process
    case .records: RecordsProgram.process
    }
  }
}
