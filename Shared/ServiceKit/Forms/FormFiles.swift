package import Contracts
package import Storage

/// The files that may come with a form, and what a service does with them.
package struct FormFiles: Sendable {
  /// Writes what the files belong to, in the transaction that makes the record which was answered.
  package typealias Link = @Sendable (Response, Transaction) throws -> Void

  let taken: TakenFiles
  /// The name of the field that says what the files are.
  let describedBy: String
  /// Where files are added to a record that is there already.
  let addedAt: String
  /// What is wrong with files, by what they are.
  let faults: @Sendable ([FormFile]) -> [FieldProblem]
  /// Keeps files, outside any transaction, with what was said of them.
  let keep: @Sendable ([FormFile], String?, Exchange) throws -> Link

  package init(
    _ taken: TakenFiles, describedBy: String, addedAt: String, faults: @escaping @Sendable ([FormFile]) -> [FieldProblem],
    keep: @escaping @Sendable ([FormFile], String?, Exchange) throws -> Link
  ) {
    (self.taken, self.describedBy, self.addedAt, self.faults, self.keep) = (taken, describedBy, addedAt, faults, keep)
  }

  /// Most characters of what is said of files.
  package static let longestDescription = 200

  /// How they are drawn, after the fields of the record.
  var fields: [FormField] {
    var file = FormField(
      name: taken.field, label: FormFields.label(taken.field), type: .file, isRequired: taken.count.lowerBound > 0,
      repeats: taken.count.upperBound > 1)
    file.help =
      "Files that belong to this, sent as \(MultipartReader.mediaType). Sent in another way, the record is made first, and "
      + "files are added with POST \(addedAt)."
    (file.fewest, file.most, file.largest) = (taken.count.lowerBound, taken.count.upperBound, taken.fileLimit)
    var words = FormField(
      name: describedBy, label: FormFields.label(describedBy), type: .line, isRequired: false, repeats: false)
    (words.help, words.longest, words.autocomplete) = ("What the files are.", Self.longestDescription, "off")
    return [file, words]
  }

  /// A file was named where only a multipart form can have one.
  var notHere: FieldProblem {
    FieldProblem(
      field: taken.field, code: "notAllowed",
      detail: "files are sent as \(MultipartReader.mediaType), or added afterwards with POST \(addedAt)")
  }
}

/// The files of one form that was sent, and the form without them.
struct SentFiles: Sendable {
  private(set) var files: [FormFile] = []
  /// What is said of them.
  private(set) var description: String?
  private(set) var rest: Exchange
  /// What is wrong with them.
  private(set) var faults: [FieldProblem] = []
  private var others: [String: FieldProblem] = [:]

  /// Those of that exchange; none where the form takes none, and then any that are sent are a fault of their own.
  init(of exchange: Exchange, for taken: FormFiles?) throws(Problem) {
    rest = exchange
    guard let taken else { return }
    let nothingDescribed = FieldProblem(
      field: taken.describedBy, code: "notAllowed", detail: "no file was sent that it could describe")
    // JSON has no files: what it says of any is read with its other fields, and is none of the record's.
    others = [taken.taken.field: taken.notHere, taken.describedBy: nothingDescribed]
    guard let form = try SentForm.of(exchange.request) else { return }
    files = form.files
    let words = form.pairs.filter { $0.name == taken.describedBy && !$0.value.isBlank }.map(\.value.trimmed)
    description = words.first
    rest = exchange.with(form.pairs.filter { $0.name != taken.describedBy && $0.name != taken.taken.field })
    faults = taken.taken.faults(files)
    if faults.isEmpty { faults = taken.faults(files) }
    if form.pairs.contains(where: { $0.name == taken.taken.field && !$0.value.isBlank }) { faults.append(taken.notHere) }
    if files.isEmpty, description != nil { faults.append(nothingDescribed) }
    if words.count > 1 {
      faults.append(FieldProblem(field: taken.describedBy, code: "wrongType", detail: "one text for all files"))
    }
    if (description?.count ?? 0) > FormFiles.longestDescription {
      faults.append(
        FieldProblem(field: taken.describedBy, code: "tooLong", detail: "at most \(FormFiles.longestDescription) characters"))
    }
  }

  /// The faults of a form: those of its record and those of its files.
  func faults(with found: [FieldProblem]) -> [FieldProblem] {
    found.map { $0.code == "unknown" ? others[$0.field] ?? $0 : $0 } + faults
  }
}

extension FormView {
  /// The form that comes back, with the files that were sent and have to be chosen again: no browser can put them there.
  func asking(again sent: [FormFile], _ taken: FormFiles?) -> FormView {
    var form = self
    guard let taken, !sent.isEmpty, let index = fields.firstIndex(where: { $0.name == taken.taken.field }) else { return self }
    let names = sent.map { FileName.safe($0.name) }.joined(separator: ", ")
    form.fields[index].note = "Nothing has been kept yet. Choose again: \(names)."
    return form
  }
}
