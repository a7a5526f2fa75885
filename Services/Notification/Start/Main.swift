import NotificationService

@main
struct Main {
  static func main() { NotificationProgram.run() }
}
