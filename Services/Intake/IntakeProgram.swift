package import ServiceKit

/// Intake as a program.
package enum IntakeProgram {
  /// What its executable, the container image and the tests run.
  package static let process = ServiceProcess(
    RebuiltIntake.tables, build: buildIntakeApp, commands: ["import": ImportCommand.run])
}
