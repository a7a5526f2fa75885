private import IntakeService
private import NotificationService
private import RecordsService
private import RestrictionWorkflowService
package import ServiceKit

extension Service {
  /// The service's program, for code that starts any service: the single file in the container image, and the tests.
  package var process: ServiceProcess {
    switch self {
    case .intake: IntakeProgram.process
    case .workflow: RestrictionWorkflowProgram.process
    case .notification: NotificationProgram.process
    case .records: RecordsProgram.process
    }
  }
}
