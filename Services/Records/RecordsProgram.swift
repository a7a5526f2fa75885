private import ServiceKit

/// Records as a program.
package enum RecordsProgram {
  /// Runs the service until it is told to stop, and ends the process.
  package static func run() -> Never {
    ServiceProcess(
      name: "records", defaultPort: 8084, needs: [.pack, .intake, .workflow, .notification], migrations: RecordsSchema.migrations,
      build: buildRecordsApp
    ).run()
  }
}
