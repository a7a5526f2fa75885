import IntakeService
import ManagedContact
import NotificationService
import RecordsService
import RestrictionWorkflowService

/// Every program of the pipeline in one file, for the container image: it is the one by whose name it is called, as a link to it has it.
///
/// The names are those of the products; by any other it is the command line.
@main
struct Main {
  static func main() {
    switch CommandLine.arguments.first?.split(separator: "/").last {
    case "intake": IntakeProgram.run()
    case "restriction-workflow": RestrictionWorkflowProgram.run()
    case "notification": NotificationProgram.run()
    case "records": RecordsProgram.run()
    default: ManagedContactProgram.run()
    }
  }
}
