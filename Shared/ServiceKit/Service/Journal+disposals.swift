private import Contracts
package import Storage

extension Journal {
  /// Recomputes the whole journal, and holds every stream that is empty against the disposals that the journal itself has: emptying one without them is
  /// tampering.
  ///
  /// - Parameters:
  ///   - ordered: the streams that records has ordered to be destroyed, where its journal is at hand: one that is empty and not yet confirmed must be among
  ///     them.
  ///   - isEarlier: whether the database may be of before there were disposals.
  package func verifyWithDisposals(
    in reader: Reader, ordered: Set<String>? = nil, isEarlier: Bool = false
  ) throws -> JournalVerification {
    var waiting: Set<String> = []
    if try !isEarlier || reader.hasTable("to_be_removed") { waiting = try Removals.waitingStreams(in: reader) }
    if let ordered { waiting.formIntersection(ordered) }
    return try verify(in: reader, allowing: waiting) { type, payload in
      switch type {
      case DisposalCarriedOut.type: (try? JSON.decode(DisposalCarriedOut.self, from: payload))?.emptied ?? []
      case DisposalOrdered.type: (try? JSON.decode(DisposalOrdered.self, from: payload))?.emptied ?? []
      default: []
      }
    }
  }

  /// Every stream that a journal of records has ordered to be destroyed.
  package func orderedStreams(in reader: Reader) throws -> Set<String> {
    var (streams, after): (Set<String>, Int64) = ([], 0)
    while true {
      let entries = try page(after: after, limit: 500, in: reader)
      guard let last = entries.last else { return streams }
      for entry in entries where entry.type == DisposalOrdered.type && entry.payload != nil {
        streams.formUnion(try entry.decode(DisposalOrdered.self).aggregates.map(\.stream))
      }
      after = last.seq
    }
  }
}
