import Contracts
import Formats
import Foundation
import Policy

/// `managed-contact letters`: all letters of a pack, in each way in which they can go out, in every language of the pack and every format on offer, to
/// invented people, so that they can be looked at before anyone gets one.
enum LettersCommand {
  static func run(_ words: [String]) throws {
    let options = try Options(words, known: ["pack", "data", "programs"])
    guard let folder = options.others.first else { throw CommandFailure.usage("say where to: letters DIR") }
    try options.expectOthers(1)
    let packFolder = try PolicyCommand.folder(of: try PolicyCommand.packFolder(options))
    let pack = try PolicyCommand.pack(at: packFolder)
    let formats = LetterFormats(
      programs: LetterPrograms(folder: options["programs"]), logo: Logo(packFolder: packFolder, body: pack.body))
    for (format, why) in formats.onOffer().missing.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      Terminal.complain("managed-contact: no \(format.rawValue): \(why)")
    }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var written = 0
    for language in LetterLanguage.allCases where language == .english || pack.translations[language] != nil {
      for specimen in LetterSpecimen.all(under: pack) {
        written += try write(specimen, in: language, of: pack, by: formats, to: folder)
      }
    }
    Terminal.say("\(written) documents in \(folder)")
  }

  /// - Returns: how many documents were written.
  private static func write(
    _ specimen: LetterSpecimen, in language: LetterLanguage, of pack: PolicyPack, by formats: LetterFormats, to folder: String
  ) throws -> Int {
    let name = specimen.name.replacing(", ", with: "-") + (language == .english ? "" : "-\(language.tag)")
    var written = 0
    for (index, addressee) in InventedPeople.all.enumerated() {
      let letter: Letter
      do {
        letter = try specimen.letter(to: addressee, reference: "RC-2026-00000\(index + 1)", under: pack, in: language)
      } catch {
        throw CommandFailure.data("the letter \(specimen.name) cannot be made: \(error)")
      }
      for format in formats.onOffer(language: letter.language).formats {
        let document: LetterDocument
        do throws(FormatFault) { document = try formats.render(letter, as: format) } catch {
          Terminal.complain("managed-contact: \(name) for \(addressee[0]), \(format.rawValue): \(error)")
          continue
        }
        try Data(document.bytes).write(to: URL(filePath: "\(folder)/\(name)-\(document.fileName)"))
        written += 1
      }
    }
    return written
  }
}
