package import ServiceKit

/// Intake as a program.
package enum IntakeProgram {
  /// What its executable, the container image and the tests run.
  package static let process = ServiceProcess(
    .intake, migrations: IntakeSchema.migrations, build: buildIntakeApp,
    commands: ["import": ImportCommand.run, "served": ServedCommand.run])
}
