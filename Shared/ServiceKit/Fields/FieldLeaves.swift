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
    guard let text = report.tape.text(value)?.trimmed else { return wrong(value, "a text") }
    if case .shown(let most) = place.limit {
      let count = text.unicodeScalars.count
      return count > most ? faulty("tooLong", "at most \(most) characters, not \(count)") : text
    }
    guard !text.isEmpty else { return faulty("missing", "this is needed") }
    guard !text.hasControls else { return faulty("controlCharacter", "contains a control character") }
    if place.limit == .subject {
      return Subject.isCanonical(text) ? text : faulty("notAllowed", "is not the name of an account: \(Subject.form)")
    }
    var range = FieldLimit.ordinaryText
    if case .text(let own) = place.limit { range = own }
    if text.utf8.count <= range.upperBound, text.utf8.count >= range.lowerBound * 4 { return text }
    let count = text.unicodeScalars.count
    if count > range.upperBound { return faulty("tooLong", "at most \(range.upperBound) characters, not \(count)") }
    if count < range.lowerBound { return faulty("tooShort", "at least \(range.lowerBound) characters, not \(count)") }
    return text
  }

  func flag(_ value: Int?) -> Bool? {
    guard let value else { return nil }
    if let flag = report.tape.flag(value) { return flag }
    if report.isForm, let text = report.tape.text(value) {
      switch text.lowercased() {
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
    report.tape.numeral(value) ?? (report.isForm ? report.tape.text(value)?.trimmed : nil)
  }

  private func wrong<T>(_ value: Int, _ wanted: String) -> T? {
    faulty("wrongType", "\(wanted) is needed, not \(report.tape.kind(value))")
  }

  private func faulty<T>(_ code: String, _ detail: String) -> T? {
    report.add(place, code, detail)
    return nil
  }
}
