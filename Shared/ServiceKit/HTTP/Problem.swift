package import Contracts

/// Everything that a service can answer instead of what was asked for (RFC 9457). Clients branch on `code`, never on words.
package enum Problem: Error, Equatable, Sendable {
  /// 400: the request line, a header or the query cannot be read.
  case malformedRequest(String)
  /// 400: the query says something that this route does not know; what it knows goes with it.
  case unknownQuery([String], known: [String])
  /// 400: the body cannot be read as what it says it is.
  case malformedBody(String, at: TextPosition?)
  /// 401: no token, or one that does not hold.
  case unauthorised(String)
  /// 403: the actor has none of these offices; where there are none, only another service is admitted.
  case forbidden(needed: [Office])
  /// 403: not here or not now, for anyone.
  case notPermitted(String)
  /// 404: there is nothing of that path or identifier, or nothing that this actor may see.
  case notFound
  /// 405: the path has other methods.
  case methodNotAllowed(allowed: [HTTPMethod])
  /// 409: what is there does not allow it, or someone else was faster.
  case conflict(String)
  /// 410: destroyed under the retention schedule.
  case gone
  /// 412: `If-Match` named another version than the one found.
  case staleVersion(seen: [Int], found: Int)
  /// 409: the same of a form, which comes back as it was filled in, with the version found and what has changed since the one seen.
  case staleForm(seen: Int, found: Int, FormView)
  /// 412: `If-Match` named the version found, but as a weak entity tag, and those match nothing (RFC 9110, 13.1.1).
  case weakVersion(Int)
  /// 413: the limit is in bytes.
  case bodyTooLarge(limit: Int)
  /// 414: the limit is in bytes.
  case targetTooLong(limit: Int)
  /// 415: the content type is absent or not one of these.
  case unsupportedMediaType(accepted: [String])
  /// 422: one entry for each faulty field.
  case invalidFields([FieldProblem])
  /// 422: the same of a form, which comes back as it was filled in.
  case invalidForm([FieldProblem], FormView)
  /// 422: the `Idempotency-Key` was used for another request.
  case idempotencyKeyReused
  /// 428: `If-Match` is needed and absent.
  case preconditionRequired
  /// 429: this person, or program, has asked this often enough for now; how often is allowed, and after how many seconds to ask again.
  case tooManyRequests(String, retryAfterSeconds: Int)
  /// 431: the head has too many bytes or too many lines.
  case headTooLarge
  /// The policy does not allow it.
  case refused(Refusal)
  /// 500: unexpected; the log explains it under this identifier.
  case internalError(instance: Identifier?)
  /// 503: a part of the system that this needs is not there.
  case unavailable(String)
  /// 505: the request is of another version of HTTP than 1.x.
  case versionNotSupported

  static let unanswered = Problem.internalError(instance: nil)

  /// The last part of `type`.
  package var code: String { summary.code }
  /// The HTTP status.
  package var status: Int { summary.status }
  /// The words that are the same for every problem of this type.
  package var title: String { summary.title }

  private var summary: (code: String, status: Int, title: String) {
    switch self {
    case .malformedRequest: ("malformedRequest", 400, "The request cannot be read")
    case .unknownQuery: ("unknownQuery", 400, "The query says something that is not known here")
    case .malformedBody: ("malformedBody", 400, "The body cannot be read")
    case .unauthorised: ("unauthorised", 401, "A valid token is needed")
    case .forbidden: ("forbidden", 403, "Another office is needed")
    case .notPermitted: ("notPermitted", 403, "Not permitted here")
    case .notFound: ("notFound", 404, "There is nothing here")
    case .methodNotAllowed: ("methodNotAllowed", 405, "This method is not offered here")
    case .conflict: ("conflict", 409, "Not possible as things stand")
    case .gone: ("gone", 410, "Destroyed under the retention schedule")
    case .staleVersion: ("staleVersion", 412, "Changed in the meantime")
    case .staleForm: ("staleForm", 409, "Changed in the meantime")
    case .weakVersion: ("weakVersion", 412, "The version is named as a weak entity tag")
    case .bodyTooLarge: ("bodyTooLarge", 413, "The body is too large")
    case .targetTooLong: ("targetTooLong", 414, "The request target is too long")
    case .unsupportedMediaType: ("unsupportedMediaType", 415, "The body is of a kind that is not read here")
    case .invalidFields, .invalidForm: ("invalidFields", 422, "Some fields are not right")
    case .idempotencyKeyReused: ("idempotencyKeyReused", 422, "The idempotency key belongs to another request")
    case .preconditionRequired: ("preconditionRequired", 428, "The version to be changed must be named")
    case .tooManyRequests: ("tooManyRequests", 429, "Asked too often")
    case .headTooLarge: ("headTooLarge", 431, "The head of the request is too large")
    case .refused(let refusal): ("refused", refusal.status, "The policy does not allow this")
    case .internalError: ("internalError", 500, "Something went wrong here")
    case .unavailable: ("unavailable", 503, "Not available at the moment")
    case .versionNotSupported: ("versionNotSupported", 505, "This version of HTTP is not spoken here")
    }
  }

  /// One sentence on this occurrence; nil when the title says it all.
  package var detail: String? {
    switch self {
    case .malformedRequest(let detail), .unauthorised(let detail), .notPermitted(let detail), .conflict(let detail),
      .unavailable(let detail), .tooManyRequests(let detail, _):
      detail
    case .unknownQuery(let names, let known):
      "not known: \(names.joined(separator: ", ")); "
        + (known.isEmpty ? "nothing can be said here" : "known are \(known.joined(separator: ", "))")
    case .malformedBody(let detail, let position):
      position.map { "\(detail) at byte \($0.offset), line \($0.line), column \($0.column)" } ?? detail
    case .forbidden(let needed):
      needed.isEmpty
        ? "only another service of this deployment is admitted here"
        : "one of these offices is needed: \(needed.map(\.rawValue).joined(separator: ", "))"
    case .methodNotAllowed(let allowed): "allowed are \(allowed.map(\.rawValue).joined(separator: ", "))"
    case .staleVersion(let seen, let found):
      "the version named is \(seen.isEmpty ? "none of this record's" : seen.map(String.init).joined(separator: ", ")), "
        + "the version found is \(found)"
    case .staleForm(let seen, let found, _):
      "the form was about version \(seen), and the version found is \(found): what has changed is in it; send it again if it still applies"
    case .weakVersion(let found): "a proxy that compresses has weakened the entity tag: send it without W/, as \"\(found)\""
    case .bodyTooLarge(let limit), .targetTooLong(let limit): "at most \(limit) bytes are read"
    case .unsupportedMediaType(let accepted): "accepted are \(accepted.joined(separator: ", "))"
    case .invalidFields(let fields), .invalidForm(let fields, _):
      fields.count == 1 ? "1 field is not right" : "\(fields.count) fields are not right"
    case .preconditionRequired: "send the version you have seen as If-Match"
    case .refused(let refusal): refusal.sentence
    case .versionNotSupported: "HTTP/1.1 is"
    case .notFound, .gone, .idempotencyKeyReused, .headTooLarge, .internalError: nil
    }
  }

  /// The problem as it is sent.
  package var document: ProblemDocument {
    var document = ProblemDocument(type: "urn:managed-contact:problem:\(code)", title: title, status: status)
    document.detail = detail
    switch self {
    case .invalidFields(let fields): document.errors = fields
    case .invalidForm(let fields, let form): (document.errors, document.form) = (fields, form)
    case .staleForm(_, _, let form): document.form = form
    case .unknownQuery(let names, let known):
      document.errors = names.map { name in
        FieldProblem(field: name, code: "unknown", detail: "known here are \(known.joined(separator: ", "))")
      }
    case .internalError(let instance): document.instance = instance.map { "urn:uuid:\($0)" }
    case .refused(let refusal):
      document.refusal = refusal.code
      document.paragraph = refusal.paragraph
      document.missing = refusal.missing
    case .malformedRequest, .malformedBody, .unauthorised, .forbidden, .notPermitted, .notFound, .methodNotAllowed, .conflict,
      .gone, .staleVersion, .weakVersion, .bodyTooLarge, .targetTooLong, .unsupportedMediaType, .idempotencyKeyReused,
      .preconditionRequired, .tooManyRequests,
      .headTooLarge, .unavailable, .versionNotSupported:
      break
    }
    return document
  }

  var headers: [(name: String, value: String)] {
    switch self {
    case .unauthorised: [("WWW-Authenticate", "Bearer")]
    case .methodNotAllowed(let allowed): [("Allow", allowed.map(\.rawValue).joined(separator: ", "))]
    case .unavailable: [("Retry-After", "1")]
    case .tooManyRequests(_, let seconds): [("Retry-After", String(seconds))]
    case .malformedRequest, .unknownQuery, .malformedBody, .forbidden, .notPermitted, .notFound, .conflict, .gone, .staleVersion,
      .staleForm,
      .weakVersion,
      .bodyTooLarge,
      .targetTooLong, .unsupportedMediaType, .invalidFields, .invalidForm, .idempotencyKeyReused, .preconditionRequired,
      .headTooLarge,
      .refused, .internalError, .versionNotSupported:
      []
    }
  }
}

extension Problem {
  /// What a refusal of the policy is answered with: the fields at fault, where there are any, and otherwise the refusal itself.
  package init(_ refusal: Refusal) {
    self = refusal.fields.isEmpty ? .refused(refusal) : .invalidFields(refusal.fields)
  }
}

extension Refusal {
  /// 403 when it is the person, 409 when it is the stage, 422 when something is missing.
  fileprivate var status: Int {
    switch kind {
    case .notEntitled: 403
    case .wrongStage: 409
    case .incomplete: 422
    }
  }
}
