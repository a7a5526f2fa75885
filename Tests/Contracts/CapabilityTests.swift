import Contracts
import Testing

@Suite("What roles can do")
struct CapabilityTests {
  @Test("every capability is some role's, and every role's but a service's")
  func complete() {
    for capability in Capability.allCases { #expect(!Role.able(to: [capability]).isEmpty, "\(capability)") }
    for role in Role.allCases { #expect(role.capabilities.isEmpty == (role == .service), "\(role)") }
  }

  @Test("a chief executive can do whatever a senior manager can")
  func chiefExecutive() {
    #expect(Role.chiefExecutive.capabilities.isSuperset(of: Role.seniorManager.capabilities))
  }

  @Test("an auditor reads and does nothing else; an administrator sees no case")
  func apart() {
    #expect(Role.auditor.capabilities == [.read] && Role.administrator.capabilities == [.administer])
  }
}
