import IntakeService

@main
struct Main {
  static func main() { IntakeProgram.run() }
}
