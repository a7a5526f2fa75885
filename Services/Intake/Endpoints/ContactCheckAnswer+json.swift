import Contracts
import ServiceKit

extension ContactCheckAnswer {
  /// The answer as JSON, the same text as `Response.json` makes of it.
  ///
  /// Written out because a check is the most frequent request by far, and the general encoder takes a fifth of one.
  var response: Response {
    var json = JSONObjectText()
    json.add("adjustments", adjustments)
    json.add("alwaysOpen", alwaysOpen)
    json.add("at", at.text)
    json.add("clause", clause)
    json.add("endsOn", endsOn?.text)
    json.add("id", id.text)
    json.add("instruction", instruction.rawValue)
    json.add("match", match.rawValue)
    json.add("paragraph", paragraph)
    json.add("plan", plan)
    json.add("reviewOn", reviewOn?.text)
    json.add("script", script)
    json.add("sentences", sentences)
    return Response(status: 200, headers: [("Content-Type", "application/json")], body: json.closed)
  }
}

/// One JSON object of texts and lists of texts, written member by member in the order of their names.
struct JSONObjectText {
  private var bytes = Array("{".utf8)

  init() { bytes.reserveCapacity(1024) }

  /// The object, complete.
  var closed: [UInt8] { bytes + CollectionOfOne(UInt8(ascii: "}")) }

  /// Adds a member; nothing when there is no value.
  mutating func add(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    begin(name)
    append(value)
  }

  /// Adds a member that is a list.
  mutating func add(_ name: StaticString, _ values: [String]) {
    begin(name)
    bytes.append(UInt8(ascii: "["))
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(value)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func begin(_ name: StaticString) {
    if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
    append(name.description)
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func append(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0x08: bytes += Array("\\b".utf8)
      case 0x09: bytes += Array("\\t".utf8)
      case 0x0A: bytes += Array("\\n".utf8)
      case 0x0C: bytes += Array("\\f".utf8)
      case 0x0D: bytes += Array("\\r".utf8)
      case ..<0x20: bytes += Array("\\u00".utf8) + [byte < 0x10 ? 0x30 : 0x31, Array("0123456789abcdef".utf8)[Int(byte & 0x0F)]]
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
