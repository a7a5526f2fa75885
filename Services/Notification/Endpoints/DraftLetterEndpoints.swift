import Contracts
import Formats
import Policy
import ServiceKit

/// The letter of a plan that nobody has decided on yet, as the person would get it: those who draft it and those who decide read it first.
extension Notification {
  func draftLetter(_ exchange: Exchange) throws -> Reply {
    let draft = try draft(exchange)
    let (documents, fault): ([DraftDocument], String?)
    do {
      let made = try render(draft.request, by: draft.route, to: draft.recipient, mark: mark, at: exchange.now).documents
      (documents, fault) = (made.map { DraftDocument(name: $0.name, format: $0.format, pages: $0.pages) }, nil)
    } catch let problem as FormatFault { (documents, fault) = ([], "the letter cannot be made: \(problem)") }
    return .now(
      .json(
        DraftLetter(
          of: draft.request, case: try exchange.identifier("id"), channel: draft.why == nil ? draft.route.channel : nil,
          why: draft.why ?? fault, documents: documents)))
  }

  func draftDocument(_ exchange: Exchange, _ query: NoticeDocumentQuery) throws -> Reply {
    let draft = try draft(exchange)
    let letters = try letters(draft.request, by: draft.route, to: draft.recipient, mark: mark, at: exchange.now)
    if let policy = try policy(with: letters.map(\.name), of: draft.request), query.name == policy.name {
      guard query.format ?? policy.format == policy.format else { throw Problem.notFound }
      return .now(Self.file(policy))
    }
    guard let (name, letter) = letters.first(where: { query.name.map { [name = $0.name] in name.rawValue == $0 } ?? true }) else {
      throw Problem.notFound
    }
    let made: LetterDocument
    do { made = try formats.render(letter, as: query.format ?? .html) } catch {
      throw Problem.conflict("the letter cannot be made: \(error)")
    }
    return .now(Self.file(DeliveryDocument(name: "draft-\(name.rawValue)", made)))
  }

  private var mark: LetterMark { isTraining ? .exercise : .draft }

  /// A letter that was not requested yet.
  private struct Draft {
    let request: LetterRequest
    let recipient: Recipient
    /// The way it would take first; by hand where there is none.
    let route: LetterRoute
    /// Why there is no way; nil where there is one.
    let why: String?
  }

  private func draft(_ exchange: Exchange) throws -> Draft {
    let path = "/cases/\(try exchange.identifier("id"))/draft-letter"
    let request: LetterRequest
    do { request = try workflow.get(path, as: LetterRequest.self, in: exchange.trace) } catch {
      throw Problem(passingOn: error, of: .workflow)
    }
    guard exchange.actor.sees(request.organisation) else { throw Problem.notFound }
    exchange.shown.insert([request.serviceUser])
    let person: ServiceUser
    do {
      switch try self.person(request.serviceUser, exchange.trace) {
      case .found(let found): person = found
      case .none(let why): throw Problem.conflict("no letter goes out: \(why)")
      }
    } catch let error as ClientError { throw Problem(passingOn: error, of: .intake) }
    let recipient = Recipient(person, of: request, makes: Set(formats.onOffer().formats))
    let choice = recipient.ways(decided: request.channel, try packs.of(PackReference(request.policy)).told)
    let byHand = LetterRoute(channel: .byHand, addressee: Addressee(name: recipient.name, lines: [recipient.name], email: nil))
    return Draft(request: request, recipient: recipient, route: choice.routes.first ?? byHand, why: choice.why)
  }
}
