import Contracts
import ServiceKit

/// Where evidence is kept, what looks at it, and how much there may be.
struct EvidenceVault: Sendable {
  let files: ContentStore
  /// Nil where none is configured.
  let scanner: VirusScanner?
  let log: Log

  /// Most bytes of one file: what a scanner takes by its usual configuration, and more than mail carries.
  static let fileLimit = 26_214_400
  /// Most bytes of the files of one form together.
  static let bodyLimit = 33_554_432
  /// Most files of one record, and most bytes of them together.
  static let (recordFiles, recordBytes) = (200, 524_288_000)
  /// Most bytes that one account may add in a day, so that no one fills the disk.
  static let (dailyBytes, daySeconds) = (1_073_741_824, 86_400)

  /// The file of `POST /evidence`.
  static let one = TakenFiles(field: "file", count: 1...1, fileLimit: fileLimit, bodyLimit: bodyLimit)
  /// The files of a form.
  static let several = TakenFiles(field: "files", count: 0...10, fileLimit: fileLimit, bodyLimit: bodyLimit)

  /// A file that was kept, with what it is.
  struct Kept: Sendable {
    let digest: String
    let size: Int
    let type: EvidenceType
    let name: String
    let claimedType: String?
  }

  /// Those whose bytes are nothing that is taken.
  static func faults(_ sent: [FormFile], in taken: TakenFiles) -> [FieldProblem] {
    sent.enumerated().compactMap { index, file in
      guard EvidenceType(file.content) == nil else { return nil }
      return FieldProblem(
        field: taken.place(index), code: "notAllowed",
        detail: "is no kind of file that is taken: \(kinds) are, and are known by their bytes")
    }
  }

  private static let kinds = EvidenceType.allCases.compactMap(\.endings.first).joined(separator: ", ")

  /// Keeps a file; it is on disk when this returns. Waits for the disk.
  func keep(_ file: FormFile) throws -> Kept {
    guard let type = EvidenceType(file.content) else { throw Problem.invalidFields(Self.faults([file], in: Self.one)) }
    do throws(ContentStore.Fault) {
      let digest = try files.keep(file.content)
      return Kept(
        digest: digest, size: file.content.count, type: type, name: FileName.safe(file.name, ending: type.endings),
        claimedType: type.contradicts(file.claimedType))
    } catch {
      log.error("evidence cannot be kept", ["error": .error(error)])
      throw Problem.unavailable("files cannot be kept at the moment")
    }
  }

  /// The bytes of that evidence, which are those that were received.
  func bytes(of evidence: Evidence) throws(Problem) -> [UInt8] {
    do throws(ContentStore.Fault) { return try files.read(evidence.digest) } catch {
      log.error("evidence cannot be read", ["evidence": .identifier(evidence.id), "error": .error(error)])
      switch error {
      case .changed: throw .conflict("the file on disk is not the one that was received, and is not served")
      case .missing: throw .conflict("the file is not on disk any more")
      case .system, .unfit: throw .unavailable("the file cannot be read at the moment")
      }
    }
  }
}
