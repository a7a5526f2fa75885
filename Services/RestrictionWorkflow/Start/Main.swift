import RestrictionWorkflowService

@main
struct Main {
  static func main() { RestrictionWorkflowProgram.run() }
}
