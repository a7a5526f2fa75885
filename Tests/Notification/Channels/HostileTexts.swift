/// Names and subjects that try to be more than a name or a subject: 200 of them.
enum HostileTexts {
  static let all: [String] = pieces.flatMap { piece in
    [
      "\(piece)", "Robin \(piece)", "\(piece) Example", "Robin\(piece)Example", "\"\(piece)\"", "\(piece)\(piece)", " \(piece) ",
      "Łucja \(piece)",
    ]
  }

  private static let pieces = [
    "\r\nBcc: other@example.org", "\nSubject: another", "\rX-Header: 1", "\r\n\r\nA body", "\u{0}",
    "\u{85}Bcc: other@example.org",
    "\u{2028}Bcc: other@example.org", "\u{B}Bcc: x", "=?UTF-8?B?Qmdj?=", "=?utf-8?q?=0D=0ABcc=3A_other=40example.org?=",
    "<other@example.org>",
    "other@example.org,", "\\\" <other@example.org>, \"", "(comment)", ";", ":", "undisclosed-recipients:;",
    "\u{202E}gro.elpmaxe@rehto",
    "\u{200B}\u{FEFF}\u{AD}", "مثال", "שלום", "🦊🦊🦊🦊", String(repeating: "long ", count: 60), String(repeating: "w", count: 400),
    String(repeating: "\u{301}", count: 50), "--=_whole_",
  ]
}
