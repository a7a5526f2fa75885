import RecordsService
import ServiceKit

@main
struct Main {
  static func main() { RecordsProgram.process.run() }
}
