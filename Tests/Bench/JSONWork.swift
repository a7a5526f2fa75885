import Contracts
import Foundation

/// What a command does with JSON, over and over, for an instrument that counts its instructions.
enum JSONWork {
  /// The ways to do it.
  enum Way: String, CaseIterable {
    case encode
    case decode
    case encodeByFoundation = "encode-foundation"
    case decodeByFoundation = "decode-foundation"
  }

  static func run(_ way: Way, times: Int) throws {
    let (view, opened) = (Invented.view(1), Invented.opened(1))
    let text = try JSON.bytes(of: opened)
    let (encoder, decoder) = (JSONEncoder(), JSONDecoder())
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var bytes = 0
    for _ in 0..<times {
      switch way {
      case .encode: bytes += try JSON.bytes(of: view).count
      case .decode: bytes += try JSON.decode(CaseOpened.self, from: text).incidents.count
      case .encodeByFoundation: bytes += [UInt8](try encoder.encode(view)).count
      case .decodeByFoundation: bytes += try decoder.decode(CaseOpened.self, from: Data(text)).incidents.count
      }
    }
    print("\(way.rawValue) \(times) times: \(bytes)")
  }
}
