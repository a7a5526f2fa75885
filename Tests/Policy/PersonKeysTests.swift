import Testing

@testable import Policy

@Suite("How numbers, addresses and names are compared")
struct PersonKeysTests {
  @Test(
    "one number is one key, however it is written",
    arguments: [
      "07700 900001", "+44 7700 900001", "0044 7700 900001", "+44 (0)7700 900001", "(07700) 900-001", "07700.900/001",
      "447700900001", " 447700900001", "07700\u{A0}900001",
    ])
  func telephone(text: String) {
    #expect(PersonKeys.telephone(text) == "+447700900001")
  }

  @Test(
    "what is no number has no key",
    arguments: ["", "12", "1234567890123456", "07700 900001 ext 4", "call me", "+", "++447700900001", "0770O 900001"])
  func noTelephone(text: String) {
    #expect(PersonKeys.telephone(text) == nil)
  }

  @Test("a short number and a foreign one keep what they are")
  func otherTelephones() {
    #expect(PersonKeys.telephone("101") == "101")
    #expect(PersonKeys.telephone("+1 202 555 0101") == "+12025550101")
    #expect(PersonKeys.telephone("+1 202 555 0101") != PersonKeys.telephone("07700 900001"))
  }

  @Test("an address is compared without regard to case and outer spaces")
  func email() {
    #expect(PersonKeys.email("  Robin.Quist@Example.ORG ") == "robin.quist@example.org")
  }

  @Test(
    "what is no address has no key",
    arguments: ["robin", "@example.org", "robin@", "a@b@c", "robin quist@example.org", "robin@exa\u{0}mple.org"])
  func noEmail(text: String) {
    #expect(PersonKeys.email(text) == nil)
  }

  @Test(
    "a surname is found without title, case, accent or apostrophe",
    arguments: [
      ("Mr Robin Quist", "quist"), ("ROBIN QUIST", "quist"), ("Róbín Quíst", "quist"), ("Dr. Nora O'Malley", "omalley"),
      ("Nora O’Malley", "omalley"), ("Quist", "quist"), ("Robin Quist ", "quist"), ("", ""), ("Mr", "mr"),
    ])
  func surname(name: String, expected: String) {
    #expect(PersonKeys.surname(of: name) == expected)
  }

  @Test(
    "a name given can be the person's when nothing in it differs",
    arguments: [
      ("Robin Quist", true), ("Mr Quist", true), ("R Quist", true), ("R. Quist", true), ("robin quist", true), ("", true),
      ("Robin", true), ("Alex Quist", false), ("A Quist", false), ("Robin Marsh", false), ("Alex", false),
      ("Robin J Quist", true),
    ])
  func canBe(given: String, expected: Bool) {
    #expect(PersonKeys.canBe(given, knownAs: "Robin Quist") == expected)
  }
}
