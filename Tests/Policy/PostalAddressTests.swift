import Contracts
import Testing

@testable import Policy

/// Issue 13: a warning to "no fixed abode" started its 28 days. No letter goes to what is no address.
@Suite("Postal addresses")
struct PostalAddressTests {
  private static let addresses: [(String, [String])] = [
    ("3 Example Road\nExampleton\nEX1 1AC", ["3 Example Road", "Exampleton", "EX1 1AC"]),
    ("3 Example Road\r\nExampleton\r\nex11ac", ["3 Example Road", "Exampleton", "EX1 1AC"]),
    ("3 Example Road\n\n  Exampleton  \nEX1   1AC\n", ["3 Example Road", "Exampleton", "EX1 1AC"]),
    ("3 Example Road\nExampleton EX1 1AC", ["3 Example Road", "Exampleton", "EX1 1AC"]),
    ("3 Example Road\nExampleton, ex1 1ac", ["3 Example Road", "Exampleton", "EX1 1AC"]),
    ("3 Example Road, Exampleton, EX1 1AC", ["3 Example Road", "Exampleton", "EX1 1AC"]),
    ("3 Example Road, Exampleton EX11AC", ["3 Example Road", "Exampleton", "EX1 1AC"]),
    ("3 Example Road EX1 1AC", ["3 Example Road", "EX1 1AC"]),
    ("3 Example Road\nEX1 1AC", ["3 Example Road", "EX1 1AC"]),
    ("3 Example Road\nExampleton\nEX1 1AC\nUnited Kingdom", ["3 Example Road", "Exampleton", "EX1 1AC"]),
    ("3 Example Road\nExampleton\nEX1 1AC\nUK", ["3 Example Road", "Exampleton", "EX1 1AC"]),
    ("3 Example Road\nExampleton\nEX1 1AC\nEngland", ["3 Example Road", "Exampleton", "EX1 1AC"]),
    ("1 Example Way\nM1 1AA", ["1 Example Way", "M1 1AA"]), ("1 Example Way\nM60 1NW", ["1 Example Way", "M60 1NW"]),
    ("1 Example Way\nCR2 6XH", ["1 Example Way", "CR2 6XH"]), ("1 Example Way\nDN55 1PT", ["1 Example Way", "DN55 1PT"]),
    ("1 Example Way\nW1A 1HQ", ["1 Example Way", "W1A 1HQ"]), ("1 Example Way\nEC1A 1BB", ["1 Example Way", "EC1A 1BB"]),
    ("1 Example Way\nGIR 0AA", ["1 Example Way", "GIR 0AA"]), ("1 Example Way\nGX11 1AA", ["1 Example Way", "GX11 1AA"]),
    ("1 Example Way\nFIQQ 1ZZ", ["1 Example Way", "FIQQ 1ZZ"]), ("1 Example Way\nBT1 5GS", ["1 Example Way", "BT1 5GS"]),
    ("1 Example Way\nJE2 3AB", ["1 Example Way", "JE2 3AB"]), ("1 Example Way\nIM1 1AA", ["1 Example Way", "IM1 1AA"]),
    ("Unit 5\nBFPO 58", ["Unit 5", "BFPO 58"]), ("Unit 5\nbfpo 801", ["Unit 5", "bfpo 801"]),
    ("Unit 5\nBF1 3AA", ["Unit 5", "BF1 3AA"]),
    ("Unter den Beispielen 4\n10117 Berlin\nGermany", ["Unter den Beispielen 4", "10117 Berlin", "Germany"]),
    ("4 Rue de l'Exemple\n75001 Paris\nFRANCE", ["4 Rue de l'Exemple", "75001 Paris", "FRANCE"]),
    ("12 Example Street\nDublin 2\nIreland", ["12 Example Street", "Dublin 2", "Ireland"]),
    ("12 Example Street\nDublin 2\nRepublic of Ireland", ["12 Example Street", "Dublin 2", "Republic of Ireland"]),
    ("5 Example Ave\nSpringfield IL 62701\nU.S.A.", ["5 Example Ave", "Springfield IL 62701", "U.S.A."]),
    ("5 Example Ave\nToronto ON M5H 2N2\nCanada", ["5 Example Ave", "Toronto ON M5H 2N2", "Canada"]),
    ("5 Example Ave\nSydney NSW 2000\nAustralia", ["5 Example Ave", "Sydney NSW 2000", "Australia"]),
    ("HMP Example\nExample Lane\nExampleton\nEX1 1AC", ["HMP Example", "Example Lane", "Exampleton", "EX1 1AC"]),
    ("c/o Jo Example\n3 Example Road\nExampleton\nEX1 1AC", ["c/o Jo Example", "3 Example Road", "Exampleton", "EX1 1AC"]),
    (
      "Flat 2\nExample House\n3 Example Road\nExample End\nExampleton\nEX1 1AC",
      ["Flat 2", "Example House", "3 Example Road", "Example End", "Exampleton", "EX1 1AC"]
    ),
    ("\u{200B}3 Example Road\u{200B}\nExampleton\nEX1\u{A0}1AC", ["3 Example Road", "Exampleton", "EX1 1AC"]),
    ("3 Example Road,\nExampleton,\nEX1 1AC,", ["3 Example Road", "Exampleton", "EX1 1AC"]),
    ("Nonesuch Farm\nExampleton\nEX1 1AC", ["Nonesuch Farm", "Exampleton", "EX1 1AC"]),
    ("The Unknown Warrior\nExampleton\nEX1 1AC", ["The Unknown Warrior", "Exampleton", "EX1 1AC"]),
  ]

  @Test("an address is read, tidied, and ends with its postcode or its country", arguments: addresses)
  func good(text: String, lines: [String]) throws {
    #expect(try PostalAddress(text).lines == lines)
    // What was tidied is read as the same again.
    #expect(try PostalAddress(lines.joined(separator: "\n")).lines == lines)
  }

  private static let refusals: [(String, PostalAddress.Fault)] = [
    ("", .empty), ("   ", .empty), ("\n\n", .empty), ("NFA", .noAddress), ("nfa", .noAddress), ("N.F.A.", .noAddress),
    ("no fixed abode", .noAddress), ("No Fixed Abode", .noAddress), ("No fixed abode, Northampton", .noAddress),
    ("of no fixed abode\nNorthampton\nNN1 1AA", .noAddress), ("NFA\nNorthampton\nNN1 1AA", .noAddress),
    ("no fixed address", .noAddress), ("unknown", .noAddress), ("Unknown.", .noAddress), ("Address unknown", .noAddress),
    ("address not known\nEX1 1AC", .noAddress), ("not known", .noAddress), ("?", .noAddress), ("???", .noAddress),
    ("-", .noAddress), ("--", .noAddress), (".", .noAddress), ("n/a", .noAddress), ("N/A", .noAddress), ("none", .noAddress),
    ("nil", .noAddress), ("TBC", .noAddress), ("to be confirmed", .noAddress), ("homeless", .noAddress), ("x", .noAddress),
    ("xxx", .noAddress), ("as above", .noAddress), ("see file", .noAddress), ("sleeping rough in Exampleton", .noAddress),
    ("sofa surfing", .noAddress), ("refused", .noAddress), ("not given", .noAddress), ("moved", .noAddress),
    ("gone away", .noAddress), ("?\n3 Example Road\nEX1 1AC", .noAddress), ("robin@example.org", .emailAddress),
    ("Robin\nrobin@example.org\nEX1 1AC", .emailAddress), ("mailto:robin@example.org", .emailAddress),
    ("07700 900001", .telephoneNumber), ("+44 1632 960001", .telephoneNumber), ("01632 960001 ext 4", .telephoneNumber),
    ("tel 01632 960001", .telephoneNumber), ("3 Example Road", .oneLine), ("Exampleton", .oneLine), ("EX1 1AC", .oneLine),
    ("Northampton General Hospital", .oneLine), ("3 Example Road\nExampleton", .noPostcode),
    ("3 Example Road\nExampleton\nEX1", .noPostcode), ("3 Example Road\nExampleton\nEX1 1A", .noPostcode),
    ("3 Example Road\nExampleton\nQX1 1AC", .noPostcode),
    ("3 Example Road\nExampleton\n12345", .noPostcode), ("Unit 5\nBFPO", .noPostcode),
    ("3 Example Road, Exampleton", .noPostcode),
    ("3 Example Road\nExampleton\nAtlantis", .noPostcode), ("1\n2 A\n3 B\n4 C\n5 D\n6 E\nEX1 1AC", .tooManyLines),
    (String(repeating: "a", count: 101) + "\nEX1 1AC", .lineTooLong),
  ]

  @Test("what is no address that post arrives at is refused, and why is said", arguments: refusals)
  func bad(text: String, fault: PostalAddress.Fault) throws {
    #expect(throws: fault) { try PostalAddress(text) }
    #expect(fault.words.hasContent)
  }
}
