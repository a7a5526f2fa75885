import ServiceKit

@main
struct Main {
  static func main() {
    ServiceProcess(
      name: "intake", defaultPort: 8081, needs: [.pack, .workflow], migrations: IntakeSchema.migrations, build: buildIntakeApp
    )
    .run()
  }
}
