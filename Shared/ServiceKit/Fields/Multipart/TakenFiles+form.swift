package import Contracts

extension TakenFiles {
  /// What is wrong with those that were sent, as far as it can be told without looking into them.
  package func faults(_ sent: [FormFile]) -> [FieldProblem] {
    let others = Set(sent.map(\.field)).subtracting([field]).sorted().map { FieldProblem.noFiles($0) }
    let own = sent.filter { $0.field == field }
    if own.count < count.lowerBound {
      return others + [
        FieldProblem(field: field, code: "missing", detail: "a file is needed here, sent as \(MultipartReader.mediaType)")
      ]
    }
    if own.count > count.upperBound {
      return others + [FieldProblem(field: field, code: "tooMany", detail: "at most \(count.upperBound) files, not \(own.count)")]
    }
    return others
      + own.enumerated().compactMap { index, file in
        if file.content.isEmpty { return FieldProblem(field: place(index), code: "empty", detail: "the file has no bytes") }
        guard file.content.count > fileLimit else { return nil }
        return FieldProblem(
          field: place(index), code: "tooLong",
          detail: "a file has at most \(fileLimit) bytes, and this one has \(file.content.count)")
      }
  }

  /// The name of one of them in a problem.
  package func place(_ index: Int) -> String { count.upperBound == 1 ? field : "\(field)[\(index)]" }
}

extension Route {
  /// Most bytes of a body of that kind: only a multipart one, where files are taken, may have more than others.
  func bodyLimit(for request: Request) -> Int {
    guard let files, MediaType(request.header("content-type") ?? "").name == MultipartReader.mediaType else { return bodyLimit }
    return files.bodyLimit
  }
}
