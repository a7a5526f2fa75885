import IntakeService
import ServiceKit

@main
struct Main {
  static func main() { IntakeProgram.process.run() }
}
