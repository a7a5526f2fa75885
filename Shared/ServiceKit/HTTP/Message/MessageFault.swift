/// What is wrong with the bytes of a request, so that where it ends or whom it is from would be a guess (RFC 9112). It is answered once and counted,
/// and its connection is closed: nothing after it is read as a request.
enum MessageFault: String, Error, CaseIterable {
  /// A line that ends with CR or LF alone.
  case lineEnd = "line-end"
  /// NUL, or another control character that no head may hold.
  case controlCharacter = "control-character"
  /// Not a method, a target and a version with one space between them.
  case requestLine = "request-line"
  /// A version of HTTP other than 1.x.
  case version
  /// A request line without end.
  case targetTooLong = "target-too-long"
  /// A head, or the trailer of a chunked body, that is too large or has too many lines.
  case headTooLarge = "head-too-large"
  /// A field line that goes on in the next.
  case foldedLine = "folded-line"
  /// A field name with white space or another character that no name has, or no name at all.
  case fieldName = "field-name"
  /// A field that says where the body ends, whom the request is from or what it is, given twice.
  case repeatedField = "repeated-field"
  /// No `Host`, or one that is none.
  case host
  /// A `Content-Length` that is not a plain number.
  case contentLength = "content-length"
  /// A transfer coding other than `chunked`, or any in HTTP/1.0, which has none.
  case transferCoding = "transfer-coding"
  /// Two lengths: `Content-Length` and a transfer coding.
  case twoLengths = "two-lengths"
  /// A chunk whose size or end cannot be read.
  case chunk
  /// Chunk extensions that are no text, or longer than all of a body's may be.
  case chunkExtension = "chunk-extension"

  /// What it is answered with.
  var problem: Problem {
    switch self {
    case .lineEnd: .malformedRequest("a line ends with CR or LF alone")
    case .controlCharacter: .malformedRequest("the head contains a control character")
    case .requestLine: .malformedRequest("the request line is not a method, a target and a version")
    case .version: .versionNotSupported
    case .targetTooLong: .targetTooLong(limit: RequestTarget.limit)
    case .headTooLarge: .headTooLarge
    case .foldedLine: .malformedRequest("a header field goes on in the next line")
    case .fieldName: .malformedRequest("the name of a header field is not a token followed by a colon")
    case .repeatedField: .malformedRequest("a header field that has one value is given twice")
    case .host: .malformedRequest("Host is absent, or is not the name of a host")
    case .contentLength: .malformedRequest("Content-Length is not a number")
    case .transferCoding: .malformedRequest("the only transfer coding is chunked, in HTTP/1.1")
    case .twoLengths: .malformedRequest("Content-Length and Transfer-Encoding contradict each other")
    case .chunk: .malformedRequest("a chunk of the body is not what its size says")
    case .chunkExtension: .malformedRequest("the chunk extensions are no text, or longer than \(BodyReader.extensionLimit) bytes")
    }
  }
}
