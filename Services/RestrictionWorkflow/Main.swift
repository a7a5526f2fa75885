import ServiceKit

@main
struct Main {
  static func main() {
    ServiceProcess(
      name: "restriction-workflow", defaultPort: 8082, needs: [.pack, .intake, .notification],
      migrations: WorkflowSchema.migrations,
      build: buildRestrictionWorkflowApp
    ).run()
  }
}
