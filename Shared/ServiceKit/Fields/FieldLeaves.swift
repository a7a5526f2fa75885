import Contracts

/// Reading the values that contain no others. Each reader reports what is wrong and then returns nil.
struct FieldLeaves {
  let report: FieldReport

  /// The value as that type; nil inside when it is faulty, nil outside when the type is not one of the plain ones.
  func read<T>(_ type: T.Type, _ value: JSON, _ limit: FieldLimit?, _ place: @autoclosure () -> FieldPlace) -> T?? {
    if type == String.self { return .some(text(value, limit, place) as? T) }
    if type == Bool.self { return .some(flag(value, place) as? T) }
    if type == Int.self { return .some(integer(Int.self, value, limit, place) as? T) }
    if type == Int64.self { return .some(integer(Int64.self, value, limit, place) as? T) }
    if type == Double.self { return .some(decimal(value, limit, place) as? T) }
    return nil
  }

  /// What stands in for a plain value; nil for any other type.
  static func placeholder<T>(_ type: T.Type) -> T? {
    if type == String.self { return "" as? T }
    if type == Bool.self { return false as? T }
    if type == Int.self { return 0 as? T }
    if type == Int64.self { return Int64(0) as? T }
    if type == Double.self { return 0.0 as? T }
    return nil
  }

  private func text(_ value: JSON, _ limit: FieldLimit?, _ place: () -> FieldPlace) -> String? {
    guard case .text(let raw) = value else { return wrong(value, "a text", place) }
    let text = raw.trimmed
    guard !text.isEmpty else {
      report.add(place(), "missing", "this is needed")
      return nil
    }
    for byte in text.utf8 where byte < 0x20 || byte == 0x7F {
      guard byte == 0x0A || byte == 0x0D || byte == 0x09 else {
        report.add(place(), "controlCharacter", "contains a control character")
        return nil
      }
    }
    if limit == .subject {
      if Subject.isCanonical(text) { return text }
      report.add(place(), "notAllowed", "is not the name of an account: \(Subject.form)")
      return nil
    }
    var range = FieldLimit.ordinaryText
    if case .text(let own) = limit { range = own }
    if text.utf8.count <= range.upperBound, text.utf8.count >= range.lowerBound * 4 { return text }
    let count = text.unicodeScalars.count
    if count > range.upperBound {
      report.add(place(), "tooLong", "at most \(range.upperBound) characters, not \(count)")
      return nil
    }
    if count < range.lowerBound {
      report.add(place(), "tooShort", "at least \(range.lowerBound) characters, not \(count)")
      return nil
    }
    return text
  }

  private func flag(_ value: JSON, _ place: () -> FieldPlace) -> Bool? {
    if case .flag(let flag) = value { return flag }
    if report.isForm, case .text(let text) = value {
      switch text.lowercased() {
      case "true", "on", "yes", "1": return true
      case "false", "off", "no", "0": return false
      default: break
      }
    }
    return wrong(value, "true or false", place)
  }

  private func integer<I: FixedWidthInteger>(
    _ type: I.Type, _ value: JSON, _ limit: FieldLimit?, _ place: () -> FieldPlace
  ) -> I? {
    guard let text = numeral(value), let number = I(text) ?? Double(text).flatMap({ I(exactly: $0) }) else {
      return wrong(value, "a whole number", place)
    }
    if case .number(let range) = limit, number < range.lowerBound || number > range.upperBound {
      report.add(place(), "outOfRange", "from \(range.lowerBound) to \(range.upperBound)")
      return nil
    }
    return number
  }

  private func decimal(_ value: JSON, _ limit: FieldLimit?, _ place: () -> FieldPlace) -> Double? {
    guard let text = numeral(value), let number = Double(text), number.isFinite else { return wrong(value, "a number", place) }
    if case .number(let range) = limit, number < Double(range.lowerBound) || number > Double(range.upperBound) {
      report.add(place(), "outOfRange", "from \(range.lowerBound) to \(range.upperBound)")
      return nil
    }
    return number
  }

  private func numeral(_ value: JSON) -> String? {
    switch value {
    case .number(let text): text
    case .text(let text): report.isForm ? text.trimmed : nil
    case .flag, .list, .object, .null: nil
    }
  }

  private func wrong<T>(_ value: JSON, _ wanted: String, _ place: () -> FieldPlace) -> T? {
    report.add(place(), "wrongType", "\(wanted) is needed, not \(value.kind)")
    return nil
  }
}
