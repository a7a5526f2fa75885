extension JSONWriter {
  func write(text: String) { leaf { $0.append(quoted: text) } }

  func write(texts: [String]) {
    leaf { output in
      output.append(UInt8(ascii: "["))
      for (index, text) in texts.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        output.append(quoted: text)
      }
      output.append(UInt8(ascii: "]"))
    }
  }

  /// Writes a value that has a word of its own: true, false, null.
  func write(word: StaticString) { leaf { $0.append(word) } }

  func write(number: Int) { leaf { $0.append(number: number) } }

  func write(number: some BinaryInteger) { write(numeral: String(number)) }

  /// Writes the shortest decimal that reads as the same number; throws when it is not finite.
  func write(decimal: some BinaryFloatingPoint & CustomStringConvertible) throws {
    guard decimal.isFinite else { throw invalid(decimal, "not a finite number") }
    let text = decimal.description
    write(numeral: text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
  }

  private func write(numeral: String) { leaf { output in numeral.withBytes { output.append($0) } } }
}
