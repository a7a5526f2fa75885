import Contracts
import Policy
import ServiceKit

/// One step of the story. A test can play the steps one by one, with something happening in between.
struct StoryStep: Sendable {
  /// Different for each step.
  let name: String
  /// The rules of the policy that the step is about.
  let rules: [Rule]
  /// What it leaves in the register, in order.
  let decisions: [Decision]
  /// Plays it, and returns one line about what happened.
  let play: @Sendable (Story) throws -> String

  /// A decision in the register: the rule that it rests on, and by whom.
  struct Decision: Sendable {
    let rule: Rule
    let by: String

    init(_ rule: Rule, by person: Person) { (self.rule, by) = (rule, person.subject) }

    private init(_ rule: Rule, by subject: String) { (self.rule, by) = (rule, subject) }

    /// One that the case comes to by itself: a letter went out, or a day has passed.
    static func itself(_ rule: Rule) -> Decision { Decision(rule, by: Service.workflow.rawValue) }
  }

  init(
    _ name: String, _ rules: Rule..., leaves decisions: [Decision] = [], play: @escaping @Sendable (Story) throws -> String
  ) {
    (self.name, self.rules, self.decisions, self.play) = (name, rules, decisions, play)
  }

  /// Where that policy has the rules, each paragraph once.
  func paragraphs(under pack: PolicyPack) -> String {
    var seen: Set<String> = []
    return rules.map { pack.citations[$0] }.filter { seen.insert($0).inserted }.joined(separator: "; ")
  }
}
