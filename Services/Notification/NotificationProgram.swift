package import ServiceKit

/// Notification as a program.
package enum NotificationProgram {
  /// What its executable, the container image and the tests run.
  package static let process = ServiceProcess(RebuiltNotification.tables, build: buildNotificationApp)
}
