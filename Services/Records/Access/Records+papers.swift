import Contracts
import Dispatch
import Formats
import ServiceKit

/// Answers that are papers: as JSON, as a page, or as a PDF.
extension Records {
  /// The forms of a paper beside JSON.
  static let paperForms = ["application/json", "text/html", "application/pdf"]

  /// Answers with a paper in that form, which takes a while, or with JSON.
  func paper(
    _ form: String, named name: String, json: @escaping @Sendable () throws -> Response,
    paper: @escaping @Sendable () throws -> Paper
  ) -> Reply {
    .later { responder in
      DispatchQueue.global(qos: .userInitiated).async {
        do {
          var response: Response
          switch form {
          case "text/html": response = .standingAlone(try paper().html)
          case "application/pdf":
            response = Response(
              status: 200,
              headers: [("Content-Type", form), ("Content-Disposition", FileName.attachment("\(name).pdf"))],
              body: try self.papers.pdf(try paper()))
          default: response = try json()
          }
          response.headers.append(("Vary", "Accept"))
          responder.answer(response)
        } catch let problem as Problem {
          responder.answer(.problem(problem))
        } catch let fault as FormatFault {
          responder.answer(.problem(.unavailable("no PDF of it can be made: \(fault)")))
        } catch {
          responder.answer(.problem(.unavailable("what is held cannot be read")))
        }
      }
    }
  }

  /// What `/readyz` says: that papers are not made as PDF here.
  var paperFinding: Readiness.Finding { papers.missing.map { .note("no PDF: \($0)") } ?? .ready }
}
