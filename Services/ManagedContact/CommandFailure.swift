/// Why the program exits without doing what was asked, with a code from `sysexits.h`.
struct CommandFailure: Error, Equatable {
  let code: Int32
  let message: String

  static let usageCode: Int32 = 64
  static let internalCode: Int32 = 70

  /// The command line is not understood.
  static func usage(_ message: String) -> CommandFailure { CommandFailure(code: usageCode, message: message) }
  /// What was read is faulty.
  static func data(_ message: String) -> CommandFailure { CommandFailure(code: 65, message: message) }
  /// There is nothing to read.
  static func noInput(_ message: String) -> CommandFailure { CommandFailure(code: 66, message: message) }
  /// It is not allowed there.
  static func forbidden(_ message: String) -> CommandFailure { CommandFailure(code: 77, message: message) }
  /// The story went wrong.
  static func story(_ message: String) -> CommandFailure { CommandFailure(code: 1, message: message) }
}
