package import ServiceKit

/// The restriction workflow as a program.
package enum RestrictionWorkflowProgram {
  /// What its executable, the container image and the tests run.
  package static let process = ServiceProcess(RebuiltWorkflow.tables, build: buildRestrictionWorkflowApp)
}
