private import ServiceKit

/// Notification as a program.
package enum NotificationProgram {
  /// Runs the service until it is told to stop, and ends the process.
  package static func run() -> Never {
    ServiceProcess(
      name: "notification", defaultPort: 8083, needs: [.pack, .intake, .workflow], migrations: NotificationSchema.migrations,
      build: buildNotificationApp
    ).run()
  }
}
