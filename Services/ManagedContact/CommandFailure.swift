/// Why the program ends without having done what was asked for, with a code of `sysexits.h`.
struct CommandFailure: Error, Equatable {
  let code: Int32
  let message: String

  static let usageCode: Int32 = 64
  static let internalCode: Int32 = 70

  /// The words of the command line are not understood.
  static func usage(_ message: String) -> CommandFailure { CommandFailure(code: usageCode, message: message) }
  /// What was read is not as it should be.
  static func data(_ message: String) -> CommandFailure { CommandFailure(code: 65, message: message) }
  /// There is nothing to read.
  static func noInput(_ message: String) -> CommandFailure { CommandFailure(code: 66, message: message) }
  /// It must not be done there.
  static func forbidden(_ message: String) -> CommandFailure { CommandFailure(code: 77, message: message) }
  /// The story did not go as it should.
  static func story(_ message: String) -> CommandFailure { CommandFailure(code: 1, message: message) }
}
