import ServiceKit

@main
struct Main {
  static func main() {
    ServiceProcess(
      name: "records", defaultPort: 8084, needs: [.pack, .intake, .workflow, .notification], migrations: RecordsSchema.migrations,
      build: buildRecordsApp
    ).run()
  }
}
