import RecordsService

@main
struct Main {
  static func main() { RecordsProgram.run() }
}
