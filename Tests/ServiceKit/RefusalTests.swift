import Contracts
import Testing

@testable import ServiceKit

@Suite("How a refusal of the policy is answered")
struct RefusalTests {
  private func refusal(_ kind: Refusal.Kind, fields: [FieldProblem] = []) -> Refusal {
    Refusal(kind: kind, code: "not-yet", paragraph: "6.2", sentence: "Not yet.", missing: ["a view"], fields: fields)
  }

  @Test(
    "403 when it is the person, 409 when it is the stage, 422 when something is missing",
    arguments: [(Refusal.Kind.notEntitled, 403), (.wrongStage, 409), (.incomplete, 422)])
  func status(kind: Refusal.Kind, status: Int) {
    let document = Problem(refusal(kind)).document
    #expect(document.status == status && document.type.hasSuffix(":refused"))
    #expect(document.refusal == "not-yet" && document.paragraph == "6.2" && document.detail == "Not yet.")
    #expect(document.missing == ["a view"] && document.errors == nil)
  }

  @Test("where it names fields, the answer marks each field, as for any other request that is not right")
  func fields() {
    let fields = [FieldProblem(field: "department", code: "notAllowed", detail: "is not consulted")]
    #expect(Problem(refusal(.incomplete, fields: fields)) == .invalidFields(fields))
  }
}
