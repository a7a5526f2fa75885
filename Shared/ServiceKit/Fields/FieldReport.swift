import Contracts

/// The place of a field in a body.
indirect enum FieldPlace {
  case root
  case member(FieldPlace, String)
  case element(FieldPlace, Int)

  /// `restrictions[0].kind`; empty for the body itself.
  var path: String {
    switch self {
    case .root: ""
    case .member(.root, let name): name
    case .member(let outer, let name): "\(outer.path).\(name)"
    case .element(let outer, let index): "\(outer.path)[\(index)]"
    }
  }
}

/// The faults found so far while one body is decoded.
final class FieldReport {
  /// Most faults that are listed one by one.
  static let limit = 30

  let isForm: Bool
  private var problems: [FieldProblem] = []
  private var count = 0

  init(isForm: Bool) { self.isForm = isForm }

  var isEmpty: Bool { count == 0 }

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
