/// A member of an object that is being written.
struct JSONMember {
  /// Where it begins, with the quotation mark of its name.
  let start: Int
  /// Where the name ends, with its other quotation mark.
  let nameEnd: Int
  /// The first eight bytes of the name, as a number that sorts as they do.
  let rank: UInt64
  /// Where the value ends; noted only when the members are sorted.
  private(set) var end = 0

  init(start: Int, nameEnd: Int, rank: UInt64) { (self.start, self.nameEnd, self.rank) = (start, nameEnd, rank) }

  /// The name as written, without the quotation marks.
  var name: Range<Int> { start + 1..<nameEnd - 1 }

  /// Notes where each member ends: before the comma of the next, and the last where the object does.
  static func noteEnds(_ members: UnsafeMutableBufferPointer<JSONMember>, last: Int) {
    for index in members.indices { members[index].end = index + 1 < members.count ? members[index + 1].start - 1 : last }
  }

  /// Whether its name comes before the other's, in the text at `base`.
  @inline(__always)
  func precedes(_ other: JSONMember, in base: UnsafePointer<UInt8>) -> Bool {
    rank != other.rank ? rank < other.rank : precedesBeyondRank(other, in: base)
  }

  @inline(never)
  private func precedesBeyondRank(_ other: JSONMember, in base: UnsafePointer<UInt8>) -> Bool {
    let own = UnsafeBufferPointer(start: base + name.lowerBound, count: name.count)
    return own.lexicographicallyPrecedes(UnsafeBufferPointer(start: base + other.name.lowerBound, count: other.name.count))
  }
}
