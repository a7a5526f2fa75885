/// Lays cells out on pages of 25 lines of 40 cells: the last line of each has its number, at the right.
struct BraillePages {
  static let width = 40
  /// Lines of text; the last of the page is for its number.
  static let lines = 24
  /// The longest cells that an ASCII letter of the file stands for, by the cell's dots; the North American code, which embossers take.
  private static let codes = Array(" A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)=".utf8)
  /// That a word goes on in the next line.
  private static let continuation: UInt8 = 0x10
  /// That figures follow, and the cells of the figures from 0.
  private static let numberSign: UInt8 = 0x3C
  private static let digits: [UInt8] = [0x1A, 0x01, 0x03, 0x09, 0x19, 0x11, 0x0B, 0x1B, 0x13, 0x0A]

  private var pages: [[[UInt8]]] = [[]]

  /// Adds text with its first line at one cell, and the others at another, counted from 0.
  ///
  /// - Parameters:
  ///   - isCentred: in the middle of the line, with at least three cells free at either side.
  ///   - follows: how many lines of what follows have to be on the same page.
  mutating func add(_ cells: [UInt8], first: Int, others: Int, isCentred: Bool = false, follows: Int = 0) {
    let made = Self.wrapped(
      cells, first: isCentred ? 3 : first, others: isCentred ? 3 : others, width: isCentred ? Self.width - 3 : Self.width)
    if pages[pages.count - 1].count + made.count + follows > Self.lines, made.count + follows <= Self.lines { newPage() }
    for line in made {
      if pages[pages.count - 1].count == Self.lines { newPage() }
      pages[pages.count - 1].append(isCentred ? Self.centred(line) : line)
    }
  }

  /// An empty line, but not at the top of a page.
  mutating func space() {
    if let last = pages.last, !last.isEmpty, last.count < Self.lines { pages[pages.count - 1].append([]) }
  }

  private mutating func newPage() { pages.append([]) }

  /// The file: lines end with CR LF, pages with a form feed.
  func file() -> (bytes: [UInt8], pages: Int) {
    var bytes: [UInt8] = []
    let filled = pages.filter { $0.contains { !$0.isEmpty } }
    for (index, page) in filled.enumerated() {
      let number = [Self.numberSign] + String(index + 1).utf8.map { Self.digits[Int($0 - 0x30)] }
      let blank = [[UInt8]](repeating: [], count: Self.lines - page.count)
      for line in page + blank + [[UInt8](repeating: 0, count: Self.width - number.count) + number] {
        bytes += line.map { Self.codes[Int($0)] } + [0x0D, 0x0A]
      }
      bytes.append(0x0C)
    }
    return (bytes, filled.count)
  }

  private static func centred(_ line: [UInt8]) -> [UInt8] {
    let cells = line.drop { $0 == 0 }
    return [UInt8](repeating: 0, count: (width - cells.count) / 2) + cells
  }

  /// Lines, divided at spaces; a word that is longer than a line is divided with the sign that it goes on.
  private static func wrapped(_ cells: [UInt8], first: Int, others: Int, width: Int) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var line = [UInt8](repeating: 0, count: first)
    var isBegun = false
    for word in cells.split(separator: 0) {
      var word = Array(word)
      if isBegun, line.count + 1 + word.count > width {
        lines.append(line)
        (line, isBegun) = ([UInt8](repeating: 0, count: others), false)
      }
      if isBegun { line.append(0) }
      while line.count + word.count > width {
        let room = width - line.count - 1
        lines.append(line + word.prefix(room) + [continuation])
        word.removeFirst(room)
        line = [UInt8](repeating: 0, count: others)
      }
      line += word
      isBegun = true
    }
    return isBegun ? lines + [line] : lines
  }
}
