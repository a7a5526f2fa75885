import Contracts

/// A body of any of the kinds that are read, as one tree.
struct BodyTree {
  let value: JSON
  /// In a form everything is text, and one value may stand for a list of one.
  let isForm: Bool

  /// The content types that are read.
  static let accepted = ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"]

  /// Reads the body by its content type; an empty body without one is an empty object.
  static func read(_ request: Request, limit: Int) throws(Problem) -> BodyTree {
    guard let header = request.header("content-type") else {
      guard request.body.isEmpty else { throw .unsupportedMediaType(accepted: accepted) }
      return BodyTree(value: .object([:]), isForm: false)
    }
    let type = MediaType(header)
    guard ["utf-8", "utf8", nil].contains(type.parameters["charset"]?.lowercased()) else {
      throw .unsupportedMediaType(accepted: accepted.map { $0 + "; charset=utf-8" })
    }
    switch type.name {
    case "application/json":
      return BodyTree(value: try json(request.body, limit: limit), isForm: false)
    case "application/x-www-form-urlencoded":
      return BodyTree(value: try FormTree.tree(of: FormPairs.urlEncoded(request.body)), isForm: true)
    case "multipart/form-data":
      let pairs = try FormPairs.multipart(request.body, boundary: type.parameters["boundary"] ?? "")
      return BodyTree(value: try FormTree.tree(of: pairs), isForm: true)
    default:
      throw .unsupportedMediaType(accepted: accepted)
    }
  }

  private static func json(_ body: [UInt8], limit: Int) throws(Problem) -> JSON {
    do {
      return try JSONReader.tree(body, valueLimit: max(1000, limit / 16))
    } catch {
      throw .malformedBody("the JSON text is not right: " + error.detail, at: error.position)
    }
  }
}

/// A media type and its parameters (RFC 9110, 8.3.1); also the value of any header of that form.
struct MediaType {
  /// In lower case.
  let name: String
  /// Names in lower case; quotation marks removed.
  let parameters: [String: String]

  init(_ header: String) {
    // As nearly every client writes it, in a header that is read with each request.
    guard header != "application/json" else {
      (name, parameters) = (header, [:])
      return
    }
    var parameters: [String: String] = [:]
    var parts: [String] = []
    var (part, quoted, escaped) = ("", false, false)
    for character in header {
      if escaped {
        part.append(character)
        escaped = false
      } else if quoted && character == "\\" {
        escaped = true
      } else if character == "\"" {
        quoted.toggle()
      } else if character == ";" && !quoted {
        parts.append(part)
        part = ""
      } else {
        part.append(character)
      }
    }
    parts.append(part)
    for part in parts.dropFirst() {
      guard let equals = part.firstIndex(of: "=") else { continue }
      let name = part[..<equals].filter { $0 != " " && $0 != "\t" }.lowercased()
      parameters[name] = String(part[part.index(after: equals)...])
    }
    name = parts[0].filter { $0 != " " && $0 != "\t" }.lowercased()
    self.parameters = parameters
  }
}
