import ServiceKit

@main
struct Main {
  static func main() {
    ServiceProcess(
      name: "notification", defaultPort: 8083, needs: [.pack, .intake, .workflow], migrations: NotificationSchema.migrations,
      build: buildNotificationApp
    ).run()
  }
}
