import Contracts
import Dispatch
import ServiceKit
import Storage

/// Whether every journal of the deployment is intact: each service verifies its own, which must also still have what records has witnessed.
extension Records {
  func verification(_ exchange: Exchange) throws -> Reply {
    .later { responder in
      DispatchQueue.global(qos: .utility).async {
        let journals = sources.map { report(on: $0, in: exchange.trace) } + [ownReport()]
        responder.answer(.json(VerificationReport(holds: journals.allSatisfy(\.holds), journals: journals)))
      }
    }
  }

  private func report(on source: JournalSource, in trace: TraceContext) -> JournalReport {
    let name = source.service.rawValue
    do {
      let witnessed = try database.read { try FeedCursor.position(of: name, in: $0) }
      let answer = try source.client.get(
        "/journal/verification?at=\(witnessed?.seq ?? 0)", as: VerificationAnswer.self, in: trace)
      return JournalReport(
        service: name, holds: fault(in: answer, against: witnessed) == nil, rows: answer.rows, witnessedTo: witnessed?.seq,
        fault: fault(in: answer, against: witnessed))
    } catch {
      return JournalReport(service: name, holds: false, rows: 0, witnessedTo: nil, fault: JournalReport.unchecked)
    }
  }

  private func fault(in answer: VerificationAnswer, against witnessed: CursorPosition?) -> String? {
    if let fault = answer.fault { return "row \(fault.seq): \(fault.what)" }
    guard let witnessed, witnessed.seq > 0 else { return nil }
    if answer.identity != witnessed.identity { return "it is not the journal on file here" }
    guard let hash = answer.hashAt else { return "row \(witnessed.seq), which is on file here, is missing" }
    return hash == Hexadecimal.text(witnessed.hash) ? nil : "row \(witnessed.seq) is not the one on file here"
  }

  private func ownReport() -> JournalReport {
    do {
      let verified = try database.read { try journal.verifyWithDisposals(in: $0) }
      return JournalReport(
        service: Service.records.rawValue, holds: verified.fault == nil, rows: verified.rows, witnessedTo: nil,
        fault: verified.fault.map { "row \($0.seq): \($0.what)" })
    } catch {
      return JournalReport(
        service: Service.records.rawValue, holds: false, rows: 0, witnessedTo: nil, fault: "its journal cannot be read")
    }
  }
}
