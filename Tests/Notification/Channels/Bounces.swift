/// What mail servers send when a message does not arrive, each as that server writes it, with invented names.
enum Bounces: String, CaseIterable, Sendable {
  case postfix, postfixExpired, postfixDelayed, exim, exchange, gmail

  /// Whether the server gave up.
  var isFinal: Bool { self != .postfixDelayed }

  /// What it says of the address.
  var status: String {
    switch self {
    case .postfix, .gmail: "5.1.1"
    case .postfixExpired: "4.4.1"
    case .postfixDelayed: "4.2.2"
    case .exim: "5.0.0"
    case .exchange: "5.1.10"
    }
  }

  /// The message, with lines that end as that server's do.
  func text(of message: String, to address: String) -> String {
    switch self {
    case .postfix: Self.byPostfix(message, address, "failed", "5.1.1", "550 5.1.1 <\(address)>: Recipient address rejected")
    case .postfixExpired: Self.byPostfix(message, address, "failed", "4.4.1", nil)
    case .postfixDelayed: Self.byPostfix(message, address, "delayed", "4.2.2", "452 4.2.2 Over quota")
    case .exim: Self.byExim(message, address)
    case .exchange: Self.byExchange(message, address).replacing("\n", with: "\r\n")
    case .gmail: Self.byGmail(message, address).replacing("\n", with: "\r\n")
    }
  }

  private static func byPostfix(
    _ message: String, _ address: String, _ action: String, _ status: String, _ diagnostic: String?
  ) -> String {
    """
    Return-Path: <>
    X-Original-To: bounces@example.org
    Delivered-To: bounces@example.org
    Received: by mx.example.org (Postfix)
    \tid 3B8A21C0E5; Mon, 23 Nov 2026 10:00:05 +0000 (UTC)
    Date: Mon, 23 Nov 2026 10:00:05 +0000 (UTC)
    From: MAILER-DAEMON@mx.example.org (Mail Delivery System)
    Subject: \(action == "failed" ? "Undelivered Mail Returned to Sender" : "Delayed Mail (still being retried)")
    To: bounces@example.org
    Auto-Submitted: auto-replied
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status;
    \tboundary="1F2C81C0E2.1795428005/mx.example.org"
    Content-Transfer-Encoding: 8bit
    Message-Id: <20261123100005.3B8A21C0E5@mx.example.org>

    This is a MIME-encapsulated message.

    --1F2C81C0E2.1795428005/mx.example.org
    Content-Description: Notification
    Content-Type: text/plain; charset=utf-8
    Content-Transfer-Encoding: 8bit

    This is the mail system at host mx.example.org.

    <\(address)>: the message is not there

    --1F2C81C0E2.1795428005/mx.example.org
    Content-Description: Delivery report
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx.example.org
    X-Postfix-Queue-ID: 1F2C81C0E2
    X-Postfix-Sender: rfc822; bounces@example.org
    Arrival-Date: Mon, 23 Nov 2026 10:00:01 +0000 (UTC)

    Final-Recipient: rfc822; \(address)
    Original-Recipient: rfc822;\(address)
    Action: \(action)
    Status: \(status)
    \(diagnostic.map { "Remote-MTA: dns; mail.example.org\nDiagnostic-Code: smtp; \($0)" } ?? "Diagnostic-Code: X-Postfix; connect to mail.example.org[192.0.2.25]:25:\n    Connection timed out")

    --1F2C81C0E2.1795428005/mx.example.org
    Content-Description: Undelivered Message Headers
    Content-Type: text/rfc822-headers

    \(headers(message, address, returnPath: true))

    --1F2C81C0E2.1795428005/mx.example.org--

    """
  }

  private static func byExim(_ message: String, _ address: String) -> String {
    """
    Return-path: <>
    Envelope-to: bounces@example.org
    Delivery-date: Mon, 23 Nov 2026 10:00:04 +0000
    Received: from Debian-exim by relay.example.org with local (Exim 4.96)
    \tid 1rPq2x-0001Ab-2Z
    \tfor bounces@example.org;
    \tMon, 23 Nov 2026 10:00:04 +0000
    X-Failed-Recipients: \(address)
    Auto-Submitted: auto-replied
    From: Mail Delivery System <Mailer-Daemon@relay.example.org>
    To: bounces@example.org
    References: <\(message)>
    Content-Type: multipart/report; report-type=delivery-status; boundary=1795428004-eximdsn-1804289383
    MIME-Version: 1.0
    Subject: Mail delivery failed: returning message to sender
    Message-Id: <E1rPq2x-0001Ab-2Z@relay.example.org>
    Date: Mon, 23 Nov 2026 10:00:04 +0000

    --1795428004-eximdsn-1804289383
    Content-type: text/plain; charset=us-ascii

    This message was created automatically by mail delivery software.

      \(address)
        host mail.example.org [192.0.2.25]
        SMTP error from remote mail server after RCPT TO:<\(address)>:
        550 no such user here

    --1795428004-eximdsn-1804289383
    Content-type: message/delivery-status

    Reporting-MTA: dns; relay.example.org

    Action: failed
    Final-Recipient: rfc822;\(address)
    Status: 5.0.0
    Remote-MTA: dns; mail.example.org
    Diagnostic-Code: smtp; 550 no such user here

    --1795428004-eximdsn-1804289383
    Content-type: message/rfc822

    \(headers(message, address, returnPath: true))
    Content-Type: text/plain

    Dear Robin
    --1795428004-eximdsn-1804289383--

    """
  }

  private static func byExchange(_ message: String, _ address: String) -> String {
    """
    From: <postmaster@example.org>
    To: <bounces@example.org>
    Date: Mon, 23 Nov 2026 10:00:07 +0000
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status;
    \tboundary="5a5c6f0d-8a3e-4f5d-9d3c-0f9d1c3d2b10"
    Content-Language: en-GB
    Message-ID: <0d1b7a5e-0000-4000-8000-0000c0ffee00@EX01.example.org>
    In-Reply-To: <\(message)>
    References: <\(message)>
    Subject: Undeliverable: A letter
    Auto-Submitted: auto-replied
    X-MS-Exchange-Message-Is-Ndr:

    --5a5c6f0d-8a3e-4f5d-9d3c-0f9d1c3d2b10
    Content-Type: multipart/alternative; differences=Content-Type;
    \tboundary="inner-8a3e"

    --inner-8a3e
    Content-Type: text/plain; charset="us-ascii"
    Content-Transfer-Encoding: quoted-printable

    Your message couldn't be delivered. Despite repeated attempts =
    it was not possible.

    --inner-8a3e
    Content-Type: text/html; charset="us-ascii"

    <html><body><p>Your message couldn't be delivered.</p></body></html>

    --inner-8a3e--

    --5a5c6f0d-8a3e-4f5d-9d3c-0f9d1c3d2b10
    Content-Type: message/delivery-status

    Reporting-MTA: dns;EX01.example.org
    Received-From-MTA: dns;mx.example.org
    Arrival-Date: Mon, 23 Nov 2026 10:00:02 +0000

    Original-Recipient: rfc822;\(address)
    Final-Recipient: rfc822;\(address.uppercased())
    Action: failed
    Status: 5.1.10
    Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup
    X-Display-Name: Robin Example

    --5a5c6f0d-8a3e-4f5d-9d3c-0f9d1c3d2b10
    Content-Type: text/rfc822-headers
    Content-Transfer-Encoding: quoted-printable

    Received: from mx.example.org (192.0.2.10) by EX01.example.org with SMTP; Mo=
    n, 23 Nov 2026 10:00:02 +0000
    From: <letters@example.org>
    To: =3D?utf-8?Q?Robin?=3D <\(address)>
    Message-ID: <\(message.prefix(50))=
    \(message.dropFirst(50))>

    --5a5c6f0d-8a3e-4f5d-9d3c-0f9d1c3d2b10--
    """
  }

  private static func byGmail(_ message: String, _ address: String) -> String {
    """
    Delivered-To: bounces@example.org
    Return-Path: <>
    Content-Type: multipart/report; boundary="000000000000a1b2c3060b2f5d4e"; report-type=delivery-status
    To: bounces@example.org
    From: Mail Delivery Subsystem <mailer-daemon@mail.example.org>
    Date: Mon, 23 Nov 2026 02:00:06 -0800 (PST)
    Subject: Delivery Status Notification (Failure)
    Message-ID: <6561f0a6.050a0220.1b2c3.d4e5.GMR@mx.example.org>
    In-Reply-To: <\(message)>
    References: <\(message)>
    X-Failed-Recipients: \(address)
    Auto-Submitted: auto-replied
    MIME-Version: 1.0

    --000000000000a1b2c3060b2f5d4e
    Content-Type: multipart/related; boundary="000000000000a1b2d0060b2f5d51"

    --000000000000a1b2d0060b2f5d51
    Content-Type: multipart/alternative; boundary="000000000000a1b2d2060b2f5d52"

    --000000000000a1b2d2060b2f5d52
    Content-Type: text/plain; charset="UTF-8"

    ** Address not found **

    --000000000000a1b2d2060b2f5d52
    Content-Type: text/html; charset="UTF-8"

    <html><body>Address not found</body></html>

    --000000000000a1b2d2060b2f5d52--
    --000000000000a1b2d0060b2f5d51
    Content-Type: image/png; name="icon.png"
    Content-Transfer-Encoding: base64

    iVBORw0KGgo=
    --000000000000a1b2d0060b2f5d51--
    --000000000000a1b2c3060b2f5d4e
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mail.example.org
    Received-From-MTA: dns; bounces@example.org
    Arrival-Date: Mon, 23 Nov 2026 02:00:05 -0800 (PST)
    X-Original-Message-ID: <\(message)>

    Final-Recipient: rfc822; \(address)
    Action: failed
    Status: 5.1.1
    Remote-MTA: dns; mail.example.org. (192.0.2.25, the server for the domain example.org.)
    Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist. Please try
     550-5.1.1 double-checking the recipient's email address for typos or
     550 5.1.1 unnecessary spaces.
    Last-Attempt-Date: Mon, 23 Nov 2026 02:00:06 -0800 (PST)

    --000000000000a1b2c3060b2f5d4e
    Content-Type: message/rfc822

    \(headers(message, address, returnPath: false))

    ----- Message truncated -----

    --000000000000a1b2c3060b2f5d4e--

    """
  }

  /// The header of a letter, as servers return it.
  private static func headers(_ message: String, _ address: String, returnPath: Bool) -> String {
    (returnPath ? "Return-Path: <bounces@example.org>\n" : "") + """
      From: <letters@example.org>
      To: "Robin Example"
       <\(address)>
      Subject: A letter
      Date: Mon, 23 Nov 2026 10:00:00 +0000
      Message-ID:
       <\(message)>
      MIME-Version: 1.0
      """
  }
}
