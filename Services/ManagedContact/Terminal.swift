import Foundation

/// Lines to whoever started the program. Written at once: standard output would hold them back when it is piped.
enum Terminal {
  static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

  static func complain(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }
}
