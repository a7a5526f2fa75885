private import ServiceKit

/// Intake as a program.
package enum IntakeProgram {
  /// Runs the service until it is told to stop, and ends the process.
  package static func run() -> Never {
    ServiceProcess(
      name: "intake", defaultPort: 8081, needs: [.pack, .workflow], migrations: IntakeSchema.migrations, build: buildIntakeApp
    ).run()
  }
}
