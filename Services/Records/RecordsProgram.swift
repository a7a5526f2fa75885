package import ServiceKit

/// Records as a program.
package enum RecordsProgram {
  /// What its executable, the container image and the tests run.
  package static let process = ServiceProcess(RebuiltRecords.tables, build: buildRecordsApp)
}
