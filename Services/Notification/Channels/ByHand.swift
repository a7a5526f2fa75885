import Contracts

/// Letters that a named person gives or reads out: nothing carries them, and the person is told when that is recorded.
struct ByHand: DeliveryChannel {
  // What is waiting to be given is overdue as a letter is that waits to be posted.
  var isSentOnByPerson: Bool { true }
  var formats: [DocumentFormat] { [.html, .text] }

  /// Staff read the letter, or print it, from notification.
  func handOver(_ delivery: Delivery) -> HandOver { .done(reference: delivery.name.text) }

  func find(_ delivery: DeliveryName) -> Finding { .known(reference: delivery.text) }

  /// Nothing is kept for it.
  func clear(_ delivery: DeliveryName) {}
}
