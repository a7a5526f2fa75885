/// Every type of event in the journal of records, by the text that the journal and the feed carry.
package enum RecordsEvent: String, EventCatalogue {
  case fileEntered = "file.entered.v1"
  case clockMoved = "clock.moved.v1"

  package var payload: any EventPayload.Type {
    switch self {
    case .fileEntered: FileEntered.self
    case .clockMoved: ClockMoved.self
    }
  }
}
