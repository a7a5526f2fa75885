private import ServiceKit

/// The restriction workflow as a program.
package enum RestrictionWorkflowProgram {
  /// Runs the service until it is told to stop, and ends the process.
  package static func run() -> Never {
    ServiceProcess(
      name: "restriction-workflow", defaultPort: 8082, needs: [.pack, .intake, .notification],
      migrations: WorkflowSchema.migrations, build: buildRestrictionWorkflowApp
    ).run()
  }
}
