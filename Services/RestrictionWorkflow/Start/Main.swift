import RestrictionWorkflowService
import ServiceKit

@main
struct Main {
  static func main() { RestrictionWorkflowProgram.process.run() }
}
