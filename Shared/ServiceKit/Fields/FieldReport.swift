import Contracts

/// The place of a field in a body, and so what it may hold.
enum FieldPlace {
  case root
  case member(of: FieldDecoder, String)
  case element(of: FieldDecoder, Int)

  /// `restrictions[0].kind`; empty for the body itself.
  var path: String {
    switch self {
    case .root: ""
    case .member(let outer, let name):
      if case .root = outer.place { name } else { "\(outer.place.path).\(name)" }
    case .element(let outer, let index): "\(outer.place.path)[\(index)]"
    }
  }

  /// The limit that the contract states for it.
  var limit: FieldLimit? {
    switch self {
    case .root: nil
    case .member(let outer, let name): outer.bounds[name]
    case .element(let outer, _): outer.place.elementLimit
    }
  }

  private var elementLimit: FieldLimit? {
    switch self {
    case .root, .element: nil
    case .member(let outer, let name): outer.bounds.isEmpty ? nil : outer.bounds[name + "[]"]
    }
  }
}

/// One body while it is read: its values, and the faults found so far.
final class FieldReport {
  /// Most faults that are listed one by one.
  static let limit = 30

  let tape: JSONTape
  /// In a form everything is text, and one value may stand for a list of one.
  let isForm: Bool
  /// What the body's policy has to choose from.
  let codes: PackCodes
  private var problems: [FieldProblem] = []
  private var count = 0

  init(_ body: BodyTape, _ codes: PackCodes) { (tape, isForm, self.codes) = (body.tape, body.isForm, codes) }

  var isEmpty: Bool { count == 0 }

  /// The last value of a name that a form repeats, where one value is meant: a hidden field says what an empty box means, and the ticked
  /// box comes after it.
  func lastOfRepeated(_ value: Int) -> Int {
    isForm ? tape.elements(value)?.last ?? value : value
  }

  /// Adds what was found by looking at the whole, but for fields that are faulty already.
  func add(further more: [FieldProblem]) {
    let known = problems.map(\.field)
    for problem in more where !known.contains(where: { Self.concerns($0, problem.field) }) {
      count += 1
      if count <= Self.limit { problems.append(problem) }
    }
  }

  /// Whether one of two places is within the other.
  private static func concerns(_ first: String, _ second: String) -> Bool {
    if first == second || first.isEmpty || second.isEmpty { return true }
    let (outer, inner) = first.utf8.count < second.utf8.count ? (first, second) : (second, first)
    return inner.hasPrefix(outer) && (inner.dropFirst(outer.count).first == "." || inner.dropFirst(outer.count).first == "[")
  }

  func add(_ place: FieldPlace, _ code: String, _ detail: String) {
    count += 1
    if count <= Self.limit { problems.append(FieldProblem(field: place.path, code: code, detail: detail)) }
  }

  /// The faults, the last of them counting what the list leaves out.
  var listed: [FieldProblem] {
    guard count > Self.limit else { return problems }
    return problems + [FieldProblem(field: "", code: "moreProblems", detail: "\(count - Self.limit) more fields are not right")]
  }
}

/// Thrown where a fault was reported already and nothing can stand in for the value.
struct FieldStop: Error {}
