/// What is wrong with one field of a request.
package struct FieldProblem: Codable, Equatable, Sendable {
  /// Where: the path of the field in the body, such as `restrictions[0].kind`; empty for the body itself.
  package let field: String
  /// What, for programs: `missing`, `unknown`, `tooLong`, `tooShort`, `tooMany`, `tooFew`, `outOfRange`, `wrongType`, `notAllowed`,
  /// `controlCharacter`, `malformed`, or `moreProblems` for those left out of a long list.
  package let code: String
  /// What, for the person: one sentence without a full stop.
  package let detail: String

  /// A problem of the field at that path.
  package init(field: String, code: String, detail: String) {
    (self.field, self.code, self.detail) = (field, code, detail)
  }
}

/// An error answer as sent: RFC 9457 problem details, with this system's extensions.
package struct ProblemDocument: Codable, Equatable, Sendable {
  /// `urn:managed-contact:problem:` and the code; the only part a program branches on.
  package var type: String
  /// The same words for every problem of this type.
  package var title: String
  /// The HTTP status that goes with it.
  package var status: Int
  /// This occurrence in words, for the person.
  package var detail: String?
  /// `urn:uuid:` and the identifier under which the log explains an unexpected error.
  package var instance: String?
  /// One entry for each faulty field; absent when the fields are not at fault.
  package var errors: [FieldProblem]?
  /// The code of the policy's refusal; absent when the policy did not refuse.
  package var refusal: String?
  /// The paragraph of the policy that the refusal rests on, in that policy's notation.
  package var paragraph: String?
  /// What the policy still requires before it would allow this.
  package var missing: [String]?
  /// The form that was not right, with what was typed and what is wrong; files have to be chosen again.
  package var form: FormView?

  /// A document of that type; the extensions are set afterwards.
  package init(type: String, title: String, status: Int) {
    (self.type, self.title, self.status) = (type, title, status)
  }
}
