package import Contracts

extension Channel {
  /// True where what arrives can wait to be read: it can be read and filed, a call cannot.
  package var isWritten: Bool {
    switch self {
    case .email, .letter, .form: true
    case .telephone, .inPerson: false
    }
  }

  /// The channel as a sentence names it: "by phone", "by letter".
  package var words: String {
    switch self {
    case .telephone: "by phone"
    case .email: "by e-mail"
    case .letter: "by letter"
    case .form: "by our web form"
    case .inPerson: "in person"
    }
  }
}
