private import CPhoneNumber

/// libphonenumber, which knows how numbers are dialled in every country.
enum PhoneLibrary {
  /// The country code of a region such as `GB`; nil for one that does not exist.
  static func countryCode(of region: String) -> String? {
    let code = mc_phone_country_code(region)
    return code > 0 ? String(code) : nil
  }

  /// By country code, 0 to 999: whether numbers anywhere have it.
  static let countries = (0..<1000).map { mc_phone_has_country($0) != 0 }

  /// `+` and digits; nil where these cannot be a whole number anywhere.
  ///
  /// - Parameter digits: with a leading plus, or as they are dialled in that region.
  static func read(_ digits: String, in region: String) -> String? {
    var digits = digits
    return digits.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        let text = String(unsafeUninitializedCapacity: 32) { written in
          written.withMemoryRebound(to: CChar.self) {
            mc_phone_read(characters.baseAddress, characters.count, region, $0.baseAddress, $0.count)
          }
        }
        return text.isEmpty ? nil : text
      }
    }
  }
}
