/// The name of an account, in the one form in which people are told apart: 2 to 64 of a to z, 0 to 9, `.`, `-` and `_`.
///
/// Duties depend on it: the person who proposed must not decide. Another spelling of the same name is therefore refused, never compared.
package enum Subject {
  /// What a message says of another form.
  package static let form = "2 to 64 of a to z, 0 to 9, full stop, hyphen and underscore"

  /// Whether that is a name in this form.
  package static func isCanonical(_ text: String) -> Bool {
    (2...64).contains(text.utf8.count) && text.utf8.allSatisfy(isAllowed)
  }

  /// The name that was meant, in a record from before there was one form: without case, and without what the form does not have.
  package static func folded(_ text: String) -> String {
    isCanonical(text) ? text : String(decoding: text.lowercased().utf8.filter(isAllowed), as: UTF8.self)
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
