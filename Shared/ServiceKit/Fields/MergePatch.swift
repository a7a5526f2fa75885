package import Contracts

/// What a `PATCH` asks to be changed: the members it names, and no others (RFC 7396).
package struct MergePatch: Sendable {
  /// The one media type in which it comes.
  package static let mediaType = "application/merge-patch+json"

  private let change: JSON
  private let codes: PackCodes

  /// That change.
  ///
  /// - Parameter codes: what the body's policy has to choose from.
  init(_ change: JSON, of codes: PackCodes = .unknown) { (self.change, self.codes) = (change, codes) }

  /// Whether it names that member.
  package func names(_ member: String) -> Bool {
    guard case .object(let members) = change else { return false }
    return members[member] != nil
  }

  /// The contract as it is with that change.
  ///
  /// - Parameter check: as for a body.
  /// - Throws: `Problem.invalidFields`, as for a body that says all of it.
  package func applied<T: Codable>(to contract: T, checking check: (T) throws -> [FieldProblem] = { _ in [] }) throws -> T {
    let before: JSON
    do { before = try JSONReader.tree(try JSON.bytes(of: contract), valueLimit: .max) } catch {
      throw Problem.internalError(instance: nil)  // no contract of ours is not JSON
    }
    let after = Self.merged(before, change).bytes
    do {
      let body = BodyTape(tape: try JSONReader.tape(after), isForm: false)
      return try FieldDecoder.decode(T.self, from: body, of: codes, checking: check)
    } catch let fault as JSONFault {
      throw Problem.malformedBody(fault.detail, at: nil)
    }
  }

  /// What is null in the change stays null in the result, where it means absent: so a name that is not known is reported, not passed over.
  private static func merged(_ target: JSON, _ change: JSON) -> JSON {
    guard case .object(let changes) = change else { return change }
    var members: [String: JSON] = [:]
    if case .object(let own) = target { members = own }
    for (name, value) in changes { members[name] = merged(members[name] ?? .null, value) }
    return .object(members)
  }
}

extension Exchange {
  /// Reads the body as a merge patch; throws `Problem.unsupportedMediaType` or `.malformedBody`.
  package func mergePatch() throws(Problem) -> MergePatch {
    guard MediaType(request.header("content-type") ?? "").name == MergePatch.mediaType else {
      throw .unsupportedMediaType(accepted: [MergePatch.mediaType])
    }
    do {
      return MergePatch(try JSONReader.tree(request.body, valueLimit: max(1000, bodyLimit / 16)), of: codes)
    } catch {
      throw .malformedBody("the JSON text is not right: " + error.detail, at: error.position)
    }
  }
}
