package import ServiceKit

/// A program that is called as sendmail is: sendmail itself, msmtp, Postfix's, Exim's.
package struct Mailer: Sendable {
  /// Its path.
  package let program: String
  /// The address that bounces come to.
  package let bouncesTo: String
  /// Seconds in which it has to take a message.
  package var seconds: Double = 60
  /// Bytes that it may print.
  private static let longestOutput = 65_536

  package init(program: String, bouncesTo: String) { (self.program, self.bouncesTo) = (program, bouncesTo) }

  /// Hands a message over.
  ///
  /// - Returns: how the program ended (`sysexits.h`); 0 where it took the message.
  package func take(_ message: MailMessage) throws(ChildProgram.Fault) -> Int32 {
    // The whole message before it starts: were it written to, and this process killed meanwhile, it would take what it has for all of it.
    let mailer = try ChildProgram(program, ["-i", "-f", bouncesTo, "--", message.to.address], input: message.bytes)
    return try mailer.status(by: Deadline(seconds: seconds), limit: Self.longestOutput)
  }
}
