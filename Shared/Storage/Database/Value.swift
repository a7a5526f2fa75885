package import Contracts

/// A value bound to a parameter of a statement. Values are only ever bound, never written into SQL.
package enum Value: Sendable, Hashable {
  /// UTF-8 text.
  case text(String)
  /// A 64-bit integer.
  case integer(Int64)
  /// Bytes as they are.
  case blob([UInt8])
  /// SQL's NULL.
  case null

  /// An integer.
  package static func int(_ number: Int) -> Value { .integer(Int64(number)) }

  /// Milliseconds UTC.
  package static func instant(_ instant: Instant) -> Value { .integer(instant.milliseconds) }

  /// The identifier's 36 characters.
  package static func identifier(_ identifier: Identifier) -> Value { .text(identifier.text) }

  /// 1 for true, 0 for false: of an integer column that is checked to hold nothing else.
  package static func flag(_ flag: Bool) -> Value { .integer(flag ? 1 : 0) }

  /// The day as `YYYY-MM-DD`, whose order as text is its order in time.
  package static func day(_ day: Day) -> Value { .text(day.text) }

  /// Text, or NULL when there is none.
  package static func optional(_ text: String?) -> Value { text.map(Value.text) ?? .null }

  /// The identifier's text, or NULL when there is none.
  package static func optional(_ identifier: Identifier?) -> Value { identifier.map(Value.identifier) ?? .null }
}
