package import Contracts
private import ServiceKit

/// A letter in one format: what is sent, kept, and shown again byte for byte.
package struct LetterDocument: Sendable, Equatable {
  /// The format.
  package let format: DocumentFormat
  /// As HTTP names it: `application/pdf`.
  package let mediaType: String
  /// A name for the file, of ASCII letters, digits, hyphens and one dot: `RC-2026-000001.large-print.pdf`.
  package let fileName: String
  /// The document.
  package let bytes: [UInt8]
  /// How many pages it takes, in a format that has pages.
  package let pages: Int?
  /// SHA-256 of the bytes, in hexadecimal.
  package let digest: String

  init(
    _ format: DocumentFormat, of reference: String, as type: (media: String, ending: String), bytes: [UInt8], pages: Int? = nil
  ) {
    (self.format, mediaType, self.bytes, self.pages) = (format, type.media, bytes, pages)
    let name = String(reference.prefix(60).map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") ? $0 : "-" })
    fileName = "\(name).\(type.ending)"
    digest = Hexadecimal.text(LibCrypto().sha256(bytes))
  }
}
