import Contracts
import Policy

/// A letter in braille, laid out as transcribers do: the main heading centred, other headings from cell 5, paragraphs from cell 3, lists and
/// addresses with their further lines set in.
enum BrailleLetter {
  /// The sign of an entry in a list, and a space; not every table has it.
  private static let bullet: [UInt8] = [0x38, 0x32, 0]

  /// - Parameter letter: a clean one.
  static func file(_ letter: Letter, by translation: BrailleTranslation) throws(FormatFault) -> (bytes: [UInt8], pages: Int) {
    let rows = rows(of: letter)
    let cells = try translation.cells(of: rows.map(\.text), in: letter.language)
    var pages = BraillePages()
    for (row, cells) in zip(rows, cells) {
      if row.hasSpace { pages.space() }
      switch row.place {
      case .centred: pages.add(cells, first: 0, others: 0, isCentred: true, follows: 2)
      case .heading(let level): pages.add(cells, first: level == 2 ? 4 : 6, others: level == 2 ? 4 : 6, follows: 2)
      case .paragraph: pages.add(cells, first: 2, others: 0)
      case .line: pages.add(cells, first: 0, others: 4)
      case .entry: pages.add(bullet + cells, first: 0, others: 2)
      case .entryLine: pages.add(cells, first: 2, others: 2)
      }
    }
    return pages.file()
  }

  private enum Place {
    case centred, heading(Int), paragraph, line, entry, entryLine
  }

  private struct Row {
    let text: String
    let place: Place
    /// Whether an empty line goes before it.
    var hasSpace = false
  }

  private static func rows(of letter: Letter) -> [Row] {
    let words = LetterWords.of(letter.language)
    var rows: [Row] = []
    if let warning = letter.warning { rows.append(Row(text: warning, place: .paragraph)) }
    rows += lines(letter.sender) + lines(letter.addressee)
    rows += lines([words.day(letter.dated), "\(words.reference): \(letter.reference)"])
    for block in letter.body {
      switch block {
      case .heading(let text, let level):
        rows.append(Row(text: text, place: level == 1 ? .centred : .heading(level), hasSpace: true))
      case .paragraph(let lines):
        rows += lines.enumerated().map { Row(text: $1, place: .paragraph, hasSpace: $0 == 0 && rows.isEmpty) }
      case .list(let items):
        rows += items.flatMap {
          $0.enumerated().map { Row(text: $1, place: $0 == 0 ? .entry : .entryLine) }
        }
      case .signature(let signature): rows += lines(signature)
      }
    }
    return rows.filter { !$0.text.isEmpty }
  }

  /// Lines that belong together, after an empty one.
  private static func lines(_ texts: [String]) -> [Row] {
    texts.enumerated().map { Row(text: $1, place: .line, hasSpace: $0 == 0) }
  }
}
