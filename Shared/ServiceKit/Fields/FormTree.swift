import Contracts

/// Makes the tree that JSON would have of a form's names: `a.b` and `a[b]` are members, `a[0]` and `a[]` elements, and a name that is
/// repeated is a list. Values are trimmed, and one in which nothing can be seen is absent.
struct FormTree {
  private var texts: [String] = []
  private var members: [String: FormTree] = [:]
  private var elements: [Int: FormTree] = [:]

  /// Deepest nesting that is read.
  static let depthLimit = 16
  /// Greatest index of an element.
  static let indexLimit = 999

  /// The tree of those pairs, an object.
  static func tree(of pairs: [FormPairs.Pair]) throws(Problem) -> JSON {
    var root = FormTree()
    for (name, value) in pairs {
      guard !value.isBlank else { continue }
      guard let steps = steps(of: name) else {
        throw .malformedBody("the name of a field is not like a, a.b, a[0] or a[b], or nests deeper than \(depthLimit)", at: nil)
      }
      root.put(value.trimmed, steps[...])
    }
    return try root.value
  }

  private enum Step {
    case member(String)
    case element(Int?)
  }

  private mutating func put(_ text: String, _ steps: ArraySlice<Step>) {
    switch steps.first {
    case nil: texts.append(text)
    case .member(let name): members[name, default: FormTree()].put(text, steps.dropFirst())
    case .element(nil) where steps.count == 1: texts.append(text)
    case .element(let index): elements[index ?? (elements.keys.max() ?? -1) + 1, default: FormTree()].put(text, steps.dropFirst())
    }
  }

  private var value: JSON {
    get throws(Problem) {
      switch (texts.isEmpty, members.isEmpty, elements.isEmpty) {
      case (false, true, true): return texts.count == 1 ? .text(texts[0]) : .list(texts.map { .text($0) })
      case (true, true, false):
        var list: [JSON] = []
        for (_, element) in elements.sorted(by: { $0.key < $1.key }) { list.append(try element.value) }
        return .list(list)
      case (true, false, true), (true, true, true):
        var object: [String: JSON] = [:]
        for (name, member) in members { object[name] = try member.value }
        return .object(object)
      default: throw .malformedBody("a field is used both as a value and as a list or group of fields", at: nil)
      }
    }
  }

  /// The steps of a name; nil when it is not well formed.
  private static func steps(of name: String) -> [Step]? {
    var steps: [Step] = []
    var rest = name[...]
    while !rest.isEmpty {
      guard steps.count < depthLimit else { return nil }
      if rest.first == "[" {
        guard !steps.isEmpty, let close = rest.firstIndex(of: "]") else { return nil }
        let inner = rest[rest.index(after: rest.startIndex)..<close]
        if inner.isEmpty {
          steps.append(.element(nil))
        } else if inner.allSatisfy({ $0.isASCII && $0.isNumber }) {
          guard let index = Int(inner), index <= indexLimit else { return nil }
          steps.append(.element(index))
        } else {
          steps.append(.member(String(inner)))
        }
        rest = rest[rest.index(after: close)...]
      } else {
        if rest.first == "." {
          guard !steps.isEmpty else { return nil }
          rest = rest.dropFirst()
        } else if !steps.isEmpty {
          return nil
        }
        let end = rest.firstIndex { $0 == "." || $0 == "[" } ?? rest.endIndex
        guard end > rest.startIndex else { return nil }
        steps.append(.member(String(rest[..<end])))
        rest = rest[end...]
      }
    }
    return steps.isEmpty ? nil : steps
  }
}
