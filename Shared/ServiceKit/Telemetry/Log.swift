package import Contracts
private import Foundation
private import Storage

/// How much a log line matters, least first.
package enum LogLevel: String, CaseIterable, Comparable, Sendable {
  /// For finding a fault.
  case debug
  /// What a healthy service does: starts, stops, moves of the clock.
  case info
  /// Something was refused or is tried again; no one needs paging.
  case warning
  /// Someone has to look.
  case error

  package static func < (left: LogLevel, right: LogLevel) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .debug: 0
    case .info: 1
    case .warning: 2
    case .error: 3
    }
  }
}

/// What a log line may hold as well as its message: codes, numbers and identifiers, never what a person wrote or is called.
package enum LogValue: Sendable {
  /// A word of the program's own: a route, a state, an event type. Cut at 200 characters.
  case code(String)
  /// A count, a sequence number, a status, a duration in the unit its key names.
  case number(Int)
  /// A measured value.
  case decimal(Double)
  /// An identifier, which names no one by itself.
  case identifier(Identifier)
  /// Yes or no.
  case flag(Bool)

  /// What kind of error it was, and where in the data: its type, case and coding path, never its text, which may
  /// quote a person; but the reason of a storage error, which never quotes what is stored.
  package static func error(_ error: any Error) -> LogValue {
    var text = String(describing: type(of: error))
    let mirror = Mirror(reflecting: error)
    if mirror.displayStyle == .enum {
      text += "." + (mirror.children.first?.label ?? "\(error)")
    }
    if let error = error as? StorageError { text += ": " + error.reason }
    let context: DecodingError.Context? =
      switch error as? DecodingError {
      case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
        .dataCorrupted(let context):
        context
      default: nil
      }
    if let context { text += " at " + context.codingPath.map(\.stringValue).joined(separator: ".") }
    return .code(text)
  }
}

/// Log lines on standard error: one JSON object a line, each written at once, without personal data.
package struct Log: Sendable {
  private let service: String
  private let level: LogLevel
  private let clock: Clock
  private let write: @Sendable ([UInt8]) -> Void

  /// A log of that service's lines from `level` upwards; a test gives its own `write`, which gets one whole line at a time.
  package init(
    service: String, level: LogLevel, clock: Clock, write: @escaping @Sendable ([UInt8]) -> Void = Log.toStandardError
  ) {
    (self.service, self.level, self.clock, self.write) = (service, level, clock, write)
  }

  /// A log that writes nothing.
  package static let silent = Log(service: "", level: .error, clock: Clock(), write: { _ in })

  /// A line for finding a fault.
  package func debug(_ message: StaticString, _ fields: KeyValuePairs<StaticString, LogValue> = [:]) {
    line(.debug, message, fields)
  }

  /// A line on what a healthy service does.
  package func info(_ message: StaticString, _ fields: KeyValuePairs<StaticString, LogValue> = [:]) {
    line(.info, message, fields)
  }

  /// A line on something that was refused or will be tried again.
  package func warning(_ message: StaticString, _ fields: KeyValuePairs<StaticString, LogValue> = [:]) {
    line(.warning, message, fields)
  }

  /// A line on something that somebody has to look at.
  package func error(_ message: StaticString, _ fields: KeyValuePairs<StaticString, LogValue> = [:]) {
    line(.error, message, fields)
  }

  /// Writes the line with one call to the system, so that lines of several threads do not mix.
  package static func toStandardError(_ line: [UInt8]) {
    // A log that cannot be written is no reason to stop serving.
    _ = line.withUnsafeBytes { Foundation.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  private static let mostFields = 24

  private func line(_ level: LogLevel, _ message: StaticString, _ fields: KeyValuePairs<StaticString, LogValue>) {
    guard level >= self.level else { return }
    var json = JSONText()
    json.beginObject()
    json.member("time", clock.wallNow.text)
    json.member("level", level.rawValue)
    json.member("service", service)
    json.member("message", message.description)
    for (key, value) in fields.prefix(Self.mostFields) {
      json.name(key)
      value.add(to: &json)
    }
    json.endObject()
    write(json.bytes + [UInt8(ascii: "\n")])
  }
}

extension LogValue {
  private static let mostCharacters = 200

  fileprivate func add(to json: inout JSONText) {
    switch self {
    case .code(let text): json.add(String(text.unicodeScalars.prefix(Self.mostCharacters)))
    case .number(let number): json.add(Int64(number))
    case .decimal(let number): json.add(asItIs: number.isFinite ? String(number) : "null")
    case .identifier(let identifier): json.add(identifier.text)
    case .flag(let flag): json.add(asItIs: flag ? "true" : "false")
    }
  }
}
