import ManagedContact

@main
struct Main {
  static func main() { ManagedContactProgram.run() }
}
