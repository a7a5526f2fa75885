private import Contracts
private import Synchronization

/// Makes papers as pages. One for the process; it may be used from several threads.
package final class PaperFormats: Sendable {
  /// A paper of thousands of records takes tens of seconds.
  private static let seconds = 300.0
  private static let longestAnswer = 96 << 20
  /// What the program reads in one line.
  private static let longestPaper = 32 << 20

  private let programs: LetterPrograms
  private let typesetter: TypstWorker?
  /// Read from the fonts when it is first needed.
  private let coverage = Mutex<FontCoverage?>(nil)

  /// - Parameter programs: where the programs are.
  package init(programs: LetterPrograms = LetterPrograms()) {
    self.programs = programs
    guard programs.missingForPages == nil, let folder = programs.folder, let python = programs.path(of: "python3") else {
      typesetter = nil
      return
    }
    typesetter = TypstWorker(
      path: python, arguments: LetterPrograms.words(in: folder), seconds: Self.seconds, longestAnswer: Self.longestAnswer)
  }

  /// Why none can be made; nil where they can.
  package var missing: String? {
    programs.missingForPages ?? (typesetter == nil ? "its program was installed after the start" : nil)
  }

  /// The paper as a PDF, tagged (PDF/UA-1), with its contents. The same paper gives the same bytes.
  ///
  /// The program that set it ends with it: large papers are rare, and it would keep their memory.
  package func pdf(_ paper: Paper) throws(FormatFault) -> [UInt8] {
    guard let typesetter, let folder = programs.folder else {
      throw .notOnOffer(.pdf, why: missing ?? "")
    }
    let coverage = coverage.withLock { coverage in
      let known = coverage ?? FontCoverage(folder: "\(folder)/fonts")
      coverage = known
      return known
    }
    let data = SetPaper(coverage: coverage).data(paper)
    // The text of the data is itself in a text of JSON, in which quotation marks are doubled.
    guard data.bytes.count < Self.longestPaper / 2 else { throw .tooLong(limit: Self.longestPaper / 2, unit: "bytes") }
    defer { typesetter.end() }
    return try typesetter.set("paper", data: data, day: paper.dated.number * 86_400).bytes
  }
}
