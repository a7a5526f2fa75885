import AllInOne
import ManagedContact
import ServiceKit

/// Every program in one file, for the container image: it is the one by whose name it is called, as a link to it has it.
///
/// The names are those of the services; by any other it is the command line.
@main
struct Main {
  static func main() {
    let name = CommandLine.arguments.first?.split(separator: "/").last.map { String($0) } ?? ""
    guard let service = Service(rawValue: name) else { return ManagedContactProgram.run() }
    service.process.run()
  }
}
