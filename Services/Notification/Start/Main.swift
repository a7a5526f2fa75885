import NotificationService
import ServiceKit

@main
struct Main {
  static func main() { NotificationProgram.process.run() }
}
