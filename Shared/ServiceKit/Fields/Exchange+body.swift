extension Exchange {
  /// Reads the body, by its content type, as JSON or as a form: `application/x-www-form-urlencoded` or `multipart/form-data` without files.
  ///
  /// Throws `Problem.unsupportedMediaType`, `.malformedBody`, or `.invalidFields` with an entry for every missing, unknown, over-long or
  /// wrongly typed field.
  package func body<T: Decodable>(_ type: T.Type) throws -> T {
    try FieldDecoder.decode(type, from: BodyTape.read(request, limit: bodyLimit))
  }
}
