import Contracts

/// Reading the values that contain no others. Each reader reports what is wrong and then returns nil, as it does where there is no value.
struct FieldLeaves {
  let report: FieldReport
  let place: FieldPlace

  /// What stands in for a plain value; nil for any other type.
  static func placeholder<T>(_ type: T.Type) -> T? {
    if type == String.self { return "" as? T }
    if type == Bool.self { return false as? T }
    if type == Int.self { return 0 as? T }
    if type == Int64.self { return Int64(0) as? T }
    if type == Double.self { return 0.0 as? T }
    return nil
  }

  func text(_ value: Int?) -> String? {
    guard let value else { return nil }
    guard let written = report.tape.text(value) else { return wrong(value, "a text") }
    let limit = place.limit
    // Nothing is changed in the name of an account: that would decide who was meant.
    if limit == .subject { return subject(written.trimmed) }
    if case .shown(let most) = limit {
      let count = written.unicodeScalars.count
      return count > most ? faulty("tooLong", "at most \(most) characters, not \(count)") : written.trimmed
    }
    var (range, isOneLine) = (FieldLimit.ordinaryText, true)
    switch limit {
    case .text(let own): (range, isOneLine) = (own, false)
    case .line(let own): range = own
    case .pack: range = FieldLimit.packCode
    case .subject, .shown, .codes, .shape, .items, .number, nil: break
    }
    let text = WrittenText.kept(written, isOneLine: isOneLine)
    guard !text.isEmpty else { return faulty("missing", "this is needed") }
    if let codes = codes(of: limit), !codes.contains(text) {
      return faulty("notAllowed", "codes allowed are \(codes.joined(separator: ", "))")
    }
    return sized(text, range)
  }

  /// Those that a text may be; nil where it may be any.
  private func codes(of limit: FieldLimit?) -> [String]? {
    switch limit {
    case .codes(let codes): codes
    case .pack(let list): report.codes[list]
    case .text, .shown, .line, .shape, .subject, .items, .number, nil: nil
    }
  }

  private func subject(_ text: String) -> String? {
    Subject.isCanonical(text) ? text : faulty("notAllowed", "is not the name of an account: \(Subject.form)")
  }

  private func sized(_ text: String, _ range: ClosedRange<Int>) -> String? {
    if text.utf8.count <= range.upperBound, text.utf8.count >= range.lowerBound * 4 { return text }
    let count = text.unicodeScalars.count
    if count > range.upperBound { return faulty("tooLong", "at most \(range.upperBound) characters, not \(count)") }
    if count < range.lowerBound { return faulty("tooShort", "at least \(range.lowerBound) characters, not \(count)") }
    return text
  }

  func flag(_ value: Int?) -> Bool? {
    guard let value else { return nil }
    if let flag = report.tape.flag(value) { return flag }
    if report.isForm, let text = report.tape.text(report.lastOfRepeated(value)) {
      switch text.trimmed.lowercased() {
      case "true", "on", "yes", "1": return true
      case "false", "off", "no", "0": return false
      default: break
      }
    }
    return wrong(value, "true or false")
  }

  func integer<I: FixedWidthInteger>(_ value: Int?) -> I? {
    guard let value else { return nil }
    guard let text = numeral(value), let number = I(text) ?? Double(text).flatMap({ I(exactly: $0) }) else {
      return wrong(value, "a whole number")
    }
    if case .number(let range) = place.limit, number < range.lowerBound || number > range.upperBound {
      return faulty("outOfRange", "from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  func decimal(_ value: Int?) -> Double? {
    guard let value else { return nil }
    guard let text = numeral(value), let number = Double(text), number.isFinite else { return wrong(value, "a number") }
    if case .number(let range) = place.limit, number < Double(range.lowerBound) || number > Double(range.upperBound) {
      return faulty("outOfRange", "from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  private func numeral(_ value: Int) -> String? {
    if let numeral = report.tape.numeral(value) { return numeral }
    guard report.isForm, let text = report.tape.text(value)?.trimmed else { return nil }
    // As JSON writes numbers: what Swift reads besides is not a number to anyone else.
    return text.utf8.allSatisfy(Self.ofNumbers.contains) ? text : nil
  }

  private static let ofNumbers = Array("0123456789+-.eE".utf8)

  private func wrong<T>(_ value: Int, _ wanted: String) -> T? {
    faulty("wrongType", "\(wanted) is needed, not \(report.tape.kind(value))")
  }

  private func faulty<T>(_ code: String, _ detail: String) -> T? {
    report.add(place, code, detail)
    return nil
  }
}
