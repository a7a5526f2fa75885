/// How the name system writes a label that is not ASCII (RFC 3492).
enum Punycode {
  private static let (base, least, most, skew, damp) = (36, 1, 26, 38, 700)

  /// The label without its `xn--`.
  static func encode(_ label: String) -> String {
    let scalars = label.unicodeScalars.map { Int($0.value) }
    var output = label.unicodeScalars.filter(\.isASCII).map { Character($0) }
    let plain = output.count
    var (code, delta, bias, handled) = (128, 0, 72, plain)
    if plain > 0 { output.append("-") }
    while handled < scalars.count, let next = scalars.filter({ $0 >= code }).min() {
      delta += (next - code) * (handled + 1)
      code = next
      for scalar in scalars {
        if scalar < code { delta += 1 }
        guard scalar == code else { continue }
        output += digits(of: delta, bias: bias)
        bias = adapted(delta, to: handled + 1, isFirst: handled == plain)
        (delta, handled) = (0, handled + 1)
      }
      (delta, code) = (delta + 1, code + 1)
    }
    return String(output)
  }

  private static func digits(of delta: Int, bias: Int) -> [Character] {
    var (rest, weight, digits) = (delta, base, [Character]())
    while true {
      let threshold = min(max(weight - bias, least), most)
      if rest < threshold { return digits + [digit(rest)] }
      digits.append(digit(threshold + (rest - threshold) % (base - threshold)))
      rest = (rest - threshold) / (base - threshold)
      weight += base
    }
  }

  private static func digit(_ value: Int) -> Character {
    Character(Unicode.Scalar(UInt8(value < 26 ? 97 + value : 22 + value)))
  }

  private static func adapted(_ delta: Int, to count: Int, isFirst: Bool) -> Int {
    var (rest, weight) = (isFirst ? delta / damp : delta / 2, 0)
    rest += rest / count
    while rest > (base - least) * most / 2 {
      rest /= base - least
      weight += base
    }
    return weight + (base - least + 1) * rest / (rest + skew)
  }
}
