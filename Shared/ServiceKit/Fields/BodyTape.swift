import Contracts

/// A body of any of the kinds that are read, as one tape.
struct BodyTape {
  let tape: JSONTape
  /// In a form everything is text, and one value may stand for a list of one.
  let isForm: Bool

  /// The content types that are read.
  static let accepted = ["application/json"] + forms
  /// Those of them that a browser sends.
  static let forms = ["application/x-www-form-urlencoded", MultipartReader.mediaType]

  /// Reads the body by its content type; an empty body without one is an empty object.
  static func read(_ request: Request, limit: Int) throws(Problem) -> BodyTape {
    guard let header = request.header("content-type") else {
      guard request.body.isEmpty else { throw .unsupportedMediaType(accepted: accepted) }
      return try json(Array("{}".utf8), limit: limit)
    }
    let type = MediaType(header)
    if let charset = type.parameters["charset"]?.lowercased(), charset != "utf-8", charset != "utf8" {
      throw .unsupportedMediaType(accepted: accepted.map { $0 + "; charset=utf-8" })
    }
    switch type.name {
    case "application/json":
      return try json(request.body, limit: limit)
    case "application/x-www-form-urlencoded":
      return try form(FormPairs.urlEncoded(request.body))
    case MultipartReader.mediaType:
      let sent = try MultipartReader.read(request.body, contentType: header)
      let faults = Set(sent.files.map(\.field)).sorted().map { FieldProblem.noFiles($0) }
      guard faults.isEmpty else { throw .invalidFields(faults) }
      return try form(sent.pairs)
    default:
      throw .unsupportedMediaType(accepted: accepted)
    }
  }

  private static func json(_ body: [UInt8], limit: Int) throws(Problem) -> BodyTape {
    do {
      return BodyTape(tape: try JSONReader.tape(body, valueLimit: max(1000, limit / 16)), isForm: false)
    } catch {
      throw .malformedBody("the JSON text is not right: " + error.detail, at: error.position)
    }
  }

  /// A form has at most `FormPairs.limit` values, and is nested less deep than what is read here.
  static func form(_ pairs: [FormPairs.Pair]) throws(Problem) -> BodyTape {
    let text = try FormTree.tree(of: pairs).bytes
    do {
      return BodyTape(tape: try JSONReader.tape(text, depthLimit: FormTree.depthLimit + 1), isForm: true)
    } catch {
      throw .malformedBody("the form is not right: " + error.detail, at: nil)
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

extension FieldProblem {
  /// A field of that name was sent as a file.
  static func noFiles(_ field: String) -> FieldProblem {
    FieldProblem(field: field, code: "notAllowed", detail: "files are not taken here")
  }
}
