import Testing

@testable import Policy

/// Decision 34: the language is Mustache. The suites follow the sections of its specification, but for lambdas.
@Suite("Mustache")
struct MustacheTests {
  private func expand(_ each: MustacheCase) throws -> String {
    var partials: [String: Mustache] = [:]
    for (name, source) in each.partials { partials[name] = try .read(source, file: name) }
    return try Mustache.read(each.template, file: "t").expand(each.value, partials: partials).map(\.text).joined()
  }

  @Test("interpolation: names, dots, and the value at hand", arguments: interpolation)
  func interpolations(each: MustacheCase) throws { #expect(try expand(each) == each.expected) }

  private static let interpolation: [MustacheCase] = [
    MustacheCase("Nothing to do here.\n", "Nothing to do here.\n"), MustacheCase("", ""), MustacheCase("{ x } } {", "{ x } } {"),
    MustacheCase("Dear {{name}},", ["name": "Robin"], "Dear Robin,"),
    MustacheCase("{{a}}{{b}}{{a}}", ["a": "1", "b": "2"], "121"),
    MustacheCase("{{a}}", ["a": "{{b}} {{{b}}} {{#b}}", "b": "no"], "{{b}} {{{b}}} {{#b}}"),
    MustacheCase("{{a}}", ["a": "& \" < >"], "& \" < >"), MustacheCase("{{{a}}}", ["a": "& \" < >"], "& \" < >"),
    MustacheCase("{{&a}}", ["a": "& \" < >"], "& \" < >"), MustacheCase("{{a}} miles", ["a": "85"], "85 miles"),
    MustacheCase("{{{a}}} miles", ["a": "85"], "85 miles"), MustacheCase("{{&a}} miles", ["a": "1.21"], "1.21 miles"),
    MustacheCase("({{a}})", ["a": ""], "()"), MustacheCase("({{{a}}})", ["a": ""], "()"),
    MustacheCase("({{&a}})", ["a": ""], "()"),
    MustacheCase("({{a}})", "()"), MustacheCase("({{{a}}})", "()"), MustacheCase("({{&a}})", "()"),
    MustacheCase("({{a}})", ["a": ["1", "2"]], "()"), MustacheCase("({{a}})", ["a": ["b": "1"]], "()"),
    MustacheCase("{{a.b}}", ["a": ["b": "Robin"]], "Robin"), MustacheCase("{{{a.b}}}", ["a": ["b": "Robin"]], "Robin"),
    MustacheCase("{{&a.b}}", ["a": ["b": "Robin"]], "Robin"),
    MustacheCase("{{a.b.c.d.e}}", ["a": ["b": ["c": ["d": ["e": "deep"]]]]], "deep"),
    MustacheCase("({{a.b.c}})", ["a": [:]], "()"), MustacheCase("({{a.b.c}})", ["a": ["b": "x"], "c": "no"], "()"),
    MustacheCase("({{a.b}})", ["a": ["c": "x"], "b": "no"], "()"),
    MustacheCase("{{#a}}{{b.c}}{{/a}}", ["a": ["b": ["c": "in"]], "b": ["c": "out"]], "in"),
    MustacheCase("({{#a}}{{b.c}}{{/a}})", ["a": ["b": [:]], "b": ["c": "out"]], "()"),
    MustacheCase("({{a.b}})", ["a.b": "c"], "()"), MustacheCase("{{a.b}}", ["a.b": "no", "a": ["b": "yes"]], "yes"),
    MustacheCase("{{.}}", "all of it", "all of it"), MustacheCase("{{{.}}}", "& <", "& <"), MustacheCase("{{&.}}", "& <", "& <"),
    MustacheCase("| {{a}} |", ["a": "-"], "| - |"), MustacheCase("| {{{a}}} |", ["a": "-"], "| - |"),
    MustacheCase("| {{&a}} |", ["a": "-"], "| - |"), MustacheCase("  {{a}}\n", ["a": "-"], "  -\n"),
    MustacheCase("  {{{a}}}\n", ["a": "-"], "  -\n"), MustacheCase("  {{&a}}\n", ["a": "-"], "  -\n"),
    MustacheCase("|{{ a }}|", ["a": "-"], "|-|"), MustacheCase("|{{{ a }}}|", ["a": "-"], "|-|"),
    MustacheCase("|{{& a }}|", ["a": "-"], "|-|"), MustacheCase("|{{\ta\n}}|", ["a": "-"], "|-|"),
    MustacheCase("{{a}}\r\n{{b}}\r\n", ["a": "1", "b": "2"], "1\r\n2\r\n"),
  ]

  @Test("sections: for nothing, for one, for each", arguments: sections)
  func section(each: MustacheCase) throws { #expect(try expand(each) == each.expected) }

  private static let sections: [MustacheCase] = [
    MustacheCase("<{{#a}}here{{/a}}>", ["a": "yes"], "<here>"), MustacheCase("<{{#a}}here{{/a}}>", ["a": ""], "<>"),
    MustacheCase("<{{#a}}here{{/a}}>", ["a": " \u{200B}\n"], "<>"), MustacheCase("<{{#a}}here{{/a}}>", "<>"),
    MustacheCase("{{#a}}Hi {{name}}.{{/a}}", ["a": ["name": "Joe"]], "Hi Joe."),
    MustacheCase("{{#s}}{{a}} {{b}} {{c}}{{/s}}", ["a": "1", "b": "no", "s": ["b": "2"], "c": "3"], "1 2 3"),
    MustacheCase("{{#a}}{{.}} is {{a}}{{/a}}", ["a": "it"], "it is it"),
    MustacheCase(
      "{{#top}}{{#mid}}{{t}}{{m}}.{{#low}}{{t}}{{m}}{{l}}.{{/low}}{{/mid}}{{/top}}",
      ["top": [["t": "A", "mid": [["m": "1", "low": [["l": "x"], ["l": "y"]]]]]]], "A1.A1x.A1y."),
    MustacheCase(
      "{{#a}}{{#b}}{{#c}}{{one}}{{two}}{{three}}{{/c}}{{/b}}{{/a}}",
      ["a": ["one": "1"], "b": ["two": "2"], "c": ["three": "3"]], "123"),
    MustacheCase("{{#l}}{{i}}{{/l}}", ["l": [["i": "1"], ["i": "2"], ["i": "3"]]], "123"),
    MustacheCase("<{{#l}}no{{/l}}>", ["l": []], "<>"),
    MustacheCase("{{#a}}\n* one\n{{/a}}\n* {{b}}\n{{#a}}\n* three\n{{/a}}\n", ["a": "y", "b": "two"], "* one\n* two\n* three\n"),
    MustacheCase("|A {{#a}}B {{#a}}C{{/a}} D{{/a}} E|", ["a": "y"], "|A B C D E|"),
    MustacheCase("|A {{#a}}B {{#a}}C{{/a}} D{{/a}} E|", ["a": ""], "|A  E|"), MustacheCase("[{{#no}}x{{/no}}]", "[]"),
    MustacheCase("{{#l}}({{.}}){{/l}}", ["l": ["a", "b", "c"]], "(a)(b)(c)"),
    MustacheCase("{{#l}}({{.}}){{/l}}", ["l": ["1", "2"]], "(1)(2)"),
    MustacheCase("{{#l}}({{.}}){{/l}}", ["l": ["1.1", "2.2"]], "(1.1)(2.2)"),
    MustacheCase("{{#l}}({{#.}}{{.}}{{/.}}){{/l}}", ["l": [["1", "2"], ["a", "b"]]], "(12)(ab)"),
    MustacheCase("{{#l}}({{{.}}}){{/l}}", ["l": ["&", "<"]], "(&)(<)"),
    MustacheCase("{{#l}}({{&.}}){{/l}}", ["l": ["&", "<"]], "(&)(<)"),
    MustacheCase("{{#.}}({{v}}){{/.}}", [["v": "a"], ["v": "b"]], "(a)(b)"),
    MustacheCase("<{{#a.b.c}}here{{/a.b.c}}>", ["a": ["b": ["c": "y"]]], "<here>"),
    MustacheCase("<{{#a.b.c}}here{{/a.b.c}}>", ["a": ["b": ["c": ""]]], "<>"),
    MustacheCase("<{{#a.b.c}}here{{/a.b.c}}>", ["a": [:]], "<>"),
    MustacheCase(" | {{#a}}\t|\t{{/a}} | \n", ["a": "y"], " | \t|\t | \n"),
    MustacheCase(" | {{#a}} {{! this stays a line }}\n {{/a}} | \n", ["a": "y"], " |  \n  | \n"),
    MustacheCase(" {{#a}}YES{{/a}}\n {{#a}}GOOD{{/a}}\n", ["a": "y"], " YES\n GOOD\n"),
    MustacheCase("| One\n{{#a}}\n|\n{{/a}}\n| Two\n", ["a": "y"], "| One\n|\n| Two\n"),
    MustacheCase("| One\n  {{#a}}\n|\n\t{{/a}} \n| Two\n", ["a": "y"], "| One\n|\n| Two\n"),
    MustacheCase("|\r\n{{#a}}\r\n{{/a}}\r\n|", ["a": "y"], "|\r\n|"), MustacheCase("  {{#a}}\n#{{/a}}\n/", ["a": "y"], "#\n/"),
    MustacheCase("#{{#a}}\n/\n  {{/a}}", ["a": "y"], "#\n/\n"), MustacheCase("|{{# a }}={{/ a }}|", ["a": "y"], "|=|"),
    MustacheCase("{{#a}}{{/a}}\n", ["a": "y"], "\n"), MustacheCase("{{#a}} {{/a}}\nx", ["a": "y"], " \nx"),
    MustacheCase("{{#l}}{{x}}{{/l}}", ["l": [["x": ""], ["y": "1"]], "x": "out"], "out"),
  ]

  @Test("inverted sections: for nothing only", arguments: inverted)
  func inversion(each: MustacheCase) throws { #expect(try expand(each) == each.expected) }

  private static let inverted: [MustacheCase] = [
    MustacheCase("<{{^a}}here{{/a}}>", ["a": ""], "<here>"), MustacheCase("<{{^a}}here{{/a}}>", ["a": "yes"], "<>"),
    MustacheCase("<{{^a}}here{{/a}}>", "<here>"), MustacheCase("<{{^a}}{{b}}{{/a}}>", ["a": ["b": "x"]], "<>"),
    MustacheCase("<{{^a}}x{{/a}}>", ["a": [["n": "1"]]], "<>"), MustacheCase("<{{^a}}here{{/a}}>", ["a": []], "<here>"),
    MustacheCase("{{^a}}\n* one\n{{/a}}\n* {{b}}\n{{^a}}\n* three\n{{/a}}\n", ["a": "", "b": "two"], "* one\n* two\n* three\n"),
    MustacheCase("|A {{^a}}B {{^a}}C{{/a}} D{{/a}} E|", ["a": ""], "|A B C D E|"),
    MustacheCase("|A {{^a}}B {{^a}}C{{/a}} D{{/a}} E|", ["a": "y"], "|A  E|"), MustacheCase("[{{^no}}none{{/no}}]", "[none]"),
    MustacheCase("<{{^a.b}}no{{/a.b}}>", ["a": ["b": "y"]], "<>"),
    MustacheCase("<{{^a.b}}none{{/a.b}}>", ["a": ["b": ""]], "<none>"),
    MustacheCase("<{{^a.b.c}}none{{/a.b.c}}>", ["a": [:]], "<none>"), MustacheCase(" | {{^a}}\t|\t{{/a}} | \n", " | \t|\t | \n"),
    MustacheCase(" | {{^a}} {{! a comment }}\n {{/a}} | \n", " |  \n  | \n"),
    MustacheCase(" {{^a}}NO{{/a}}\n {{^a}}WAY{{/a}}\n", " NO\n WAY\n"),
    MustacheCase("| One\n{{^a}}\n|\n{{/a}}\n| Two\n", "| One\n|\n| Two\n"),
    MustacheCase("| One\n  {{^a}}\n|\n\t{{/a}}\n| Two\n", "| One\n|\n| Two\n"),
    MustacheCase("|\r\n{{^a}}\r\n{{/a}}\r\n|", "|\r\n|"),
    MustacheCase("  {{^a}}\n^{{/a}}\n/", "^\n/"), MustacheCase("^{{^a}}\n/\n  {{/a}}", "^\n/\n"),
    MustacheCase("|{{^ a }}={{/ a }}|", "|=|"),
    MustacheCase("{{^a}}{{b}}{{/a}}", ["b": "from outside"], "from outside"),
  ]

  @Test("comments: never written", arguments: comments)
  func comment(each: MustacheCase) throws { #expect(try expand(each) == each.expected) }

  private static let comments: [MustacheCase] = [
    MustacheCase("123{{! a note }}456", "123456"), MustacheCase("123{{!\n  over\n  several lines\n}}456\n", "123456\n"),
    MustacheCase("Begin.\n{{! a note }}\nEnd.\n", "Begin.\nEnd.\n"),
    MustacheCase("Begin.\n  {{! a note }}\nEnd.\n", "Begin.\nEnd.\n"),
    MustacheCase("|\r\n{{! a note }}\r\n|", "|\r\n|"), MustacheCase("  {{! first }}\n!", "!"),
    MustacheCase("!\n  {{! last }}", "!\n"),
    MustacheCase("Begin.\n{{!\nover lines\n}}\nEnd.\n", "Begin.\nEnd.\n"),
    MustacheCase("Begin.\n  {{!\n    over lines\n  }}\nEnd.\n", "Begin.\nEnd.\n"),
    MustacheCase("  12 {{! 34 }}\n", "  12 \n"), MustacheCase("12 {{! a note }} 34", "12  34"),
    MustacheCase("<{{! name }}{{!name}}>", ["! name": "1", "name": "2", "!name": "3"], "<>"), MustacheCase("{{!}}x", "x"),
    MustacheCase("a{{! {{b }}c", "ac"), MustacheCase("{{! one }}{{! two }}\nx", "\nx"),
  ]

  @Test("delimiters: others for the rest of a template", arguments: delimiters)
  func delimiter(each: MustacheCase) throws { #expect(try expand(each) == each.expected) }

  private static let delimiters: [MustacheCase] = [
    MustacheCase("{{=<% %>=}}(<%a%>)", ["a": "Hi"], "(Hi)"), MustacheCase("({{=[ ]=}}[a])", ["a": "Hi"], "(Hi)"),
    MustacheCase(
      "[\n{{#s}}\n {{a}}\n |a|\n{{/s}}\n\n{{= | | =}}\n|#s|\n {{a}}\n |a|\n|/s|\n]\n", ["s": "y", "a": "x"],
      "[\n x\n |a|\n\n {{a}}\n x\n]\n"),
    MustacheCase("{{^s}}{{a}}|a|{{/s}}{{= | | =}}|^s|{{a}}|a||/s|", ["a": "x"], "x|a|{{a}}x"),
    MustacheCase("[ {{>p}} ]\n{{= | | =}}\n[ |>p| ]\n", ["v": "y"], partials: ["p": ".{{v}}."], "[ .y. ]\n[ .y. ]\n"),
    MustacheCase(
      "[ {{>p}} ]\n[ .{{v}}.|v|. ]\n", ["v": "y"], partials: ["p": ".{{v}}. {{= | | =}} .|v|."], "[ .y.  .y. ]\n[ .y.|v|. ]\n"),
    MustacheCase("| {{=@ @=}} |", "|  |"), MustacheCase(" | {{=@ @=}}\n", " | \n"),
    MustacheCase("Begin.\n{{=@ @=}}\nEnd.\n", "Begin.\nEnd.\n"),
    MustacheCase("Begin.\n  {{=@ @=}}\nEnd.\n", "Begin.\nEnd.\n"), MustacheCase("|\r\n{{= @ @ =}}\r\n|", "|\r\n|"),
    MustacheCase("  {{=@ @=}}\n=", "="), MustacheCase("=\n  {{=@ @=}}", "=\n"), MustacheCase("|{{= @   @ =}}|", "||"),
    MustacheCase("{{=<% %>=}}<%a%><%={{ }}=%>{{a}}", ["a": "x"], "xx"),
    MustacheCase("{{=<% %>=}}<%{a}%><%&a%>{{{a}}}", ["a": "x"], "xx{{{a}}}"),
    MustacheCase("{{=((( )))=}}(((#a)))(((b)))(((/a)))(((!c)))", ["a": "y", "b": "x"], "x"),
  ]

  @Test("partials: other templates, where they are named", arguments: partials)
  func partial(each: MustacheCase) throws { #expect(try expand(each) == each.expected) }

  private static let partials: [MustacheCase] = [
    MustacheCase("<{{>p}}>", partials: ["p": "from it"], "<from it>"), MustacheCase("<{{>p}}>", "<>"),
    MustacheCase("<{{>p}}>", ["a": "x"], partials: ["p": "*{{a}}*"], "<*x*>"),
    MustacheCase("{{>n}}", ["c": "X", "l": [["c": "Y", "l": []]]], partials: ["n": "{{c}}<{{#l}}{{>n}}{{/l}}>"], "X<Y<>>"),
    MustacheCase("{{>o}}", ["a": "1", "b": "2"], partials: ["o": "*{{a}} {{>i}}*", "i": "{{b}}!"], "*1 2!*"),
    MustacheCase("| {{>p}} |", partials: ["p": "\t|\t"], "| \t|\t |"),
    MustacheCase("  {{a}}  {{> p}}\n", ["a": "|"], partials: ["p": ">\n>"], "  |  >\n>\n"),
    MustacheCase("|\r\n{{>p}}\r\n|", partials: ["p": ">"], "|\r\n>|"),
    MustacheCase("  {{>p}}\n>", partials: ["p": ">\n>"], "  >\n  >>"),
    MustacheCase(">\n  {{>p}}", partials: ["p": ">\n>"], ">\n  >\n  >"),
    MustacheCase("\\\n {{>p}}\n/\n", ["a": "<\n->"], partials: ["p": "|\n{{{a}}}\n|\n"], "\\\n |\n <\n->\n |\n/\n"),
    MustacheCase("|{{> p }}|", ["a": "x"], partials: ["p": "[]"], "|[]|"),
    MustacheCase("{{#l}}{{>p}}{{/l}}", ["l": [["a": "1"], ["a": "2"]]], partials: ["p": "({{a}})"], "(1)(2)"),
    MustacheCase("{{#a}}\n  {{>p}}\n{{/a}}\n", ["a": "y"], partials: ["p": "x\ny\n"], "  x\n  y\n"),
  ]

  @Test(
    "a template that is not right is refused with file and line",
    arguments: [
      ("{{#a}}", "t:1: {{#a}} is never closed"), ("\n{{^a}}", "t:2: {{^a}} is never closed"),
      ("x\n{{/a}}", "t:2: {{/a}} has no open section to close"),
      ("{{#a}}\n{{#b}}\n{{/a}}\n{{/b}}", "t:3: {{/a}} has no open section to close"), ("a\n\n{{name", "t:3: {{ is never closed"),
      ("{{name}", "t:1: {{ is never closed"), ("{{{name}}", "t:1: {{ is never closed"), ("{{}}", "t:1: a tag needs one name"),
      ("{{a b}}", "t:1: a tag needs one name"), ("{{#each a}}", "t:1: a tag needs one name"),
      ("{{# }}", "t:1: a tag needs one name"),
      ("{{=<% =}}", "t:1: delimiters are two"), ("{{=a= b=}}", "t:1: delimiters are two"),
      ("{{=a b c=}}", "t:1: delimiters are two"),
      ("{{! a\nb\n}}\n{{/a}}", "t:4: {{/a}} has no open section"),
      (String(repeating: "{{#a}}", count: 40), "t:1: sections may be nested 32 deep"),
      (String(repeating: "x", count: 70_000), "t: must have at most 64 KiB"), ("{{=<% %>=}}\n<%a", "t:2: <% is never closed"),
    ])
  func faults(source: String, fault: String) {
    do throws(PackFaults) {
      _ = try Mustache.read(source, file: "t")
      Issue.record("no fault found")
    } catch { #expect(error.faults.contains { $0.hasPrefix(fault) }, "\(error.faults)") }
  }

  @Test("a template that would never end, or become too long, is stopped")
  func limits() throws {
    let endless = try Mustache.read("x{{>p}}", file: "p")
    #expect(throws: MustacheLimit(place: "p:1")) { try endless.expand([:], partials: ["p": endless]) }
    let indented = try Mustache.read("x\n  {{>p}}\n", file: "p")
    #expect(throws: MustacheLimit(place: "p:2")) { try indented.expand([:], partials: ["p": indented]) }
    let many = LetterValue.list(Array(repeating: .text(String(repeating: "y", count: 20)), count: 1_000))
    let long = try Mustache.read("{{#.}}{{#l}}{{.}}{{/l}}{{/.}}", file: "t")
    #expect(throws: MustacheLimit.self) { try long.expand(.list(Array(repeating: .entry(["l": many]), count: 1_000))) }
  }
}
