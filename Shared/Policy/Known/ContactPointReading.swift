/// What could be read in what was given as a number or an address: by a person, a telephone system, a spreadsheet or a mail program.
package enum ContactPointReading: Sendable, Equatable {
  /// In the form in which two ways of writing the same compare equal; one at least, in the order in which they were written.
  case keys([String])
  /// The text says that there is none to know: withheld, anonymous, unknown, or nothing at all.
  case withheld
  /// It cannot be read.
  case unreadable

  /// What was read, if anything was.
  package var keys: [String] {
    switch self {
    case .keys(let keys): keys
    case .withheld, .unreadable: []
    }
  }
}
