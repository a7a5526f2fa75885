/// A file as a form brought it.
package struct FormFile: Sendable {
  /// The name of the field.
  package let field: String
  /// The name that it has with the sender, as it was sent: anything at all; empty where it has none.
  package let name: String
  /// What the sender says that it is, as a media type in lower case and without parameters; nil where nothing is said.
  package let claimedType: String?
  /// Its bytes, a part of the request's body.
  package let content: ArraySlice<UInt8>

  /// A file of those parts.
  package init(field: String, name: String, claimedType: String?, content: ArraySlice<UInt8>) {
    (self.field, self.name, self.claimedType, self.content) = (field, name, claimedType, content)
  }
}

/// What a form has, in its order.
struct SentForm {
  var pairs: [FormPairs.Pair] = []
  var files: [FormFile] = []

  /// That of a body that is a form; nil of any other.
  static func of(_ request: Request) throws(Problem) -> SentForm? {
    let header = request.header("content-type") ?? ""
    switch MediaType(header).name {
    case "application/x-www-form-urlencoded": return SentForm(pairs: try FormPairs.urlEncoded(request.body))
    case MultipartReader.mediaType: return try MultipartReader.read(request.body, contentType: header)
    default: return nil
    }
  }
}

extension Exchange {
  /// The files of a multipart form, and the same exchange with a form that has only the other fields. A body of any other kind has no files.
  package func separatingFiles() throws(Problem) -> (files: [FormFile], rest: Exchange) {
    guard MediaType(request.header("content-type") ?? "").name == MultipartReader.mediaType, let form = try SentForm.of(request)
    else { return ([], self) }
    return (form.files, with(form.pairs))
  }

  /// The same, with a form of those pairs as its body.
  func with(_ pairs: [FormPairs.Pair]) -> Exchange {
    let text = pairs.map { PercentCoding.encode($0.name) + "=" + PercentCoding.encode($0.value) }.joined(separator: "&")
    let headers = request.headers.filter { $0.name.lowercased() != "content-type" }
    return with(
      Request(
        request.method, request.target, headers: headers + [("Content-Type", "application/x-www-form-urlencoded")],
        body: Array(text.utf8)), parameters: parameters)
  }

  /// The same with another request.
  func with(_ request: Request, parameters: [(name: String, value: String)]) -> Exchange {
    Exchange(
      request: request, actor: actor, office: office, now: now, trace: trace, shown: shown, parameters: parameters,
      bodyLimit: bodyLimit,
      codes: codes)
  }
}
