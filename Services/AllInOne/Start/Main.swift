import AllInOne
import ManagedContact
import ServiceKit

/// Every program in one file, for the container image. It acts as the service whose name it is called by, through a link; by any other name it
/// is the command line.
@main
struct Main {
  static func main() {
    let name = CommandLine.arguments.first?.split(separator: "/").last.map { String($0) } ?? ""
    guard let service = Service(rawValue: name) else { return ManagedContactProgram.run() }
    service.process.run()
  }
}
