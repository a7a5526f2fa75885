package import Contracts

/// Why a letter could not be made from its template.
package enum LetterFault: Error, Sendable, Equatable {
  /// The pack has no template for it: it was changed without a new version.
  case noTemplate(LetterName)
  /// It becomes longer than a letter can be, at that file and line.
  case tooLong(place: String)
}

extension NoticeRequest {
  /// The letter, or one of its enclosures, with every value in place, from the pack's template.
  ///
  /// - Parameters:
  ///   - letter: which template; the request's own letter, or what goes with it.
  ///   - addressee: name and postal address, a line each; the address may be absent where the letter does not go by post.
  ///   - reference: the reference a person can read out.
  ///   - dated: the day on the letter.
  ///   - countsFrom: the day from which a period that the letter sets counts; nil: from the day on the letter.
  ///   - language: the language that the person reads; a pack without it writes in English.
  ///   - mark: what it is to say itself, so that no one takes it for a real one that went out.
  /// - Throws: ``LetterFault``.
  package func letter(
    _ letter: LetterName, to addressee: [String], reference: String, dated: Day, countsFrom: Day? = nil, under pack: PolicyPack,
    in language: LetterLanguage = .english, mark: LetterMark? = nil
  ) throws(LetterFault) -> Letter {
    guard let (template, language) = pack.template(letter, in: language) else { throw .noTemplate(letter) }
    let name = LetterText.line(addressee.first ?? "")
    let values = values(
      salutation: language.salutation(of: name), reference: reference, dated: dated, countsFrom: countsFrom, under: pack,
      in: language)
    let body: [LetterBlock]
    do { body = try template.blocks(values) } catch { throw .tooLong(place: error.place) }
    let writer = pack.organisation(organisation)
    let sender =
      [pack.said(writer?.name ?? pack.body, in: language)] + (writer?.address ?? []) + [
        writer?.phone ?? pack.customerService.phone
      ]
      + [writer?.email ?? pack.customerService.email]
    let reference = LetterText.line(reference)
    let heading = body.lazy.compactMap { if case .heading(let text, level: 1) = $0 { text } else { nil } }.first
    return Letter(
      language: language.tag, title: [heading, reference].compactMap { $0 }.joined(separator: ", "),
      warning: mark.map { language.words(for: $0) }, sender: sender.map(LetterText.line),
      addressee: addressee.map(LetterText.line).filter { !$0.isEmpty }, reference: reference, dated: dated, body: body)
  }
}
