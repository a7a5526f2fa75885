import Contracts
import Testing

@Suite("Events of intake and the records that they leave")
struct RecordEventTests {
  @Test("every event leaves a record that is read from it, but those that are about none")
  func records() {
    let without = IntakeEvent.allCases.filter { !($0.payload is any LeavesRecord.Type) }
    #expect(without == [.matterNotOpened, .disposalCarriedOut, .clockMoved])
  }
}
