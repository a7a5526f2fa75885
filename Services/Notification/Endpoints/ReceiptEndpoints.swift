import Contracts
import ServiceKit
import Storage

/// What GOV.UK Notify posts to us.
extension Notification {
  /// Takes a receipt. One that is about nothing of ours is logged and answered like any other: Notify would only send it again.
  func takeReceipt(_ exchange: Exchange) throws -> Reply {
    try requireReceiptToken(exchange.request.header("authorization"))
    // Read member by member it would refuse what Notify adds; what cannot be read at all is sent again.
    guard let receipt = try? JSON.decode(NotifyReceipt.self, from: exchange.request.body) else {
      throw Problem.malformedBody("it is no receipt of GOV.UK Notify", at: nil)
    }
    guard let name = receipt.reference, let parts = DeliveryName.parts(of: name),
      let news = DeliveryNews(receipt, by: parts.channel), try history(Self.stream(parts.notice)) != nil
    else {
      let id = (receipt.id ?? receipt.notification_id).flatMap { Identifier($0) }
      log.warning("a receipt is about no letter of ours", ["receipt": id.map { .identifier($0) } ?? .code("none")])
      return .now(.noContent)
    }
    return .write { tx in
      _ = try self.hear(news, of: parts.notice, by: parts.channel, name: name, at: exchange.now, in: tx)
      return .noContent
    }
  }

  private func requireReceiptToken(_ header: String?) throws(Problem) {
    guard let receiptToken else { throw .unauthorised("no token for receipts is set here") }
    let parts = header?.split(separator: " ", maxSplits: 1) ?? []
    let given = parts.count == 2 && parts[0].lowercased() == "bearer" ? Array(parts[1].utf8) : []
    // Digests are of one length: not even that of the token is told.
    let crypto = LibCrypto()
    guard crypto.constantTimeEquals(crypto.sha256(given), crypto.sha256(receiptToken)) else {
      throw .unauthorised("the token is not the one for receipts")
    }
  }
}
