import Contracts
/// Any JSON document, as a type that reads and writes itself.
enum Document: Codable, Equatable, Sendable {
  case null
  case flag(Bool)
  case whole(Int64)
  case decimal(Double)
  case text(String)
  case list([Document])
  case object([String: Document])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    // `try?`: each attempt asks "is it this?", and a no is not a fault.
    if container.decodeNil() {
      self = .null
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let whole = try? container.decode(Int64.self) {
      self = .whole(whole)
    } else if let decimal = try? container.decode(Double.self) {
      self = .decimal(decimal)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([Document].self) {
      self = .list(list)
    } else {
      self = .object(try container.decode([String: Document].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .flag(let flag): try container.encode(flag)
    case .whole(let whole): try container.encode(whole)
    case .decimal(let decimal): try container.encode(decimal)
    case .text(let text): try container.encode(text)
    case .list(let list): try container.encode(list)
    case .object(let object): try container.encode(object)
    }
  }

  static func any(depth: Int, with numbers: inout SeededNumbers) -> Document {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 5), using: &numbers) {
    case 0: return .null
    case 1: return .flag(.random(using: &numbers))
    case 2: return .whole(Int64.random(in: .min ... .max, using: &numbers) >> Int64.random(in: 0..<64, using: &numbers))
    case 3:
      let decimal = Double(bitPattern: .random(in: 0 ... .max, using: &numbers))
      // A whole number reads as one, however it was written.
      return decimal.isFinite && decimal != decimal.rounded() ? .decimal(decimal) : .decimal(0.5)
    case 4: return .text(InventedValue.text(with: &numbers))
    case 5: return .list((0..<Int.random(in: 0...5, using: &numbers)).map { _ in any(depth: depth - 1, with: &numbers) })
    default:
      var object: [String: Document] = [:]
      for _ in 0..<Int.random(in: 0...12, using: &numbers) {
        object[name(with: &numbers)] = any(depth: depth - 1, with: &numbers)
      }
      return .object(object)
    }
  }

  /// Names of which many begin alike; without what is escaped, by which Foundation sorts in another way.
  private static func name(with numbers: inout SeededNumbers) -> String {
    (0..<Int.random(in: 0...5, using: &numbers)).map { _ in
      ["service", "User", "a", "é", "🙂", " ", "!", "~"].randomElement(using: &numbers) ?? ""
    }
    .joined()
  }
}
