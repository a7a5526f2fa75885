/// A form that can be filled in, as the list of forms has it.
package struct FormOutline: Codable, Sendable, Equatable {
  /// Its name, the last part of its path.
  package var name: String
  /// Its title.
  package var title: String
  /// Where it is read and posted.
  package var path: String

  package init(name: String, title: String, path: String) { (self.name, self.title, self.path) = (name, title, path) }
}

/// What a field of a form is filled in with.
package enum FormFieldType: String, Codable, CaseIterable, Sendable {
  /// One line of text.
  case line
  /// Text of several lines.
  case text
  /// One of the options.
  case choice
  /// Yes or no.
  case flag
  /// A day, as `2026-11-23`.
  case day
  /// A day and a time, with a zone, or by the body's clock as `2026-11-23T10:15`.
  case moment
  /// A whole number or one with decimals.
  case number
  /// The identifier of a record.
  case record
  /// Fields of its own, which belong together.
  case group
  /// A file, which only a form sent as `multipart/form-data` can have.
  case file
}

/// What was typed into a field of a form that was not right.
package struct FormValue: Codable, Sendable, Equatable {
  /// The name under which it was sent, such as `behaviours[0]`.
  package var name: String
  /// What was sent.
  package var value: String

  package init(name: String, value: String) { (self.name, self.value) = (name, value) }
}

/// One field of a form, with all that is needed to draw it.
package struct FormField: Codable, Sendable, Equatable {
  /// The name under which it is sent; of a field in a group after the group's and a point.
  package var name: String
  /// What it is called.
  package var label: String
  /// What to fill in.
  package var help: String?
  /// What it is filled in with.
  package var type: FormFieldType
  /// Whether it must always be filled in.
  package var isRequired: Bool
  /// When it must be filled in, where that depends on other fields.
  package var requiredWhen: String?
  /// Whether it takes several values: its name is repeated, or, of a group, counted as `name[0]`.
  package var repeats: Bool
  /// The fewest values of one that repeats.
  package var fewest: Int?
  /// The most values of one that repeats.
  package var most: Int?
  /// The fewest characters.
  package var shortest: Int?
  /// The most characters.
  package var longest: Int?
  /// The most bytes of a file.
  package var largest: Int?
  /// What can be chosen, where that is a closed list.
  package var options: [PolicyChoice]?
  /// The path of the list in which the records are found that can be named here.
  package var recordsFrom: String?
  /// What a browser may fill in by itself, in the words of HTML's `autocomplete`; it may fill in nothing, if absent.
  package var autocomplete: String?
  /// HTML's type of input, such as `email`, or `hidden` of what is sent as it is filled in; absent where the field's own type says it.
  package var inputType: String?
  /// What it is filled in with when the form is drawn; absent where that is nothing.
  package var value: String?
  /// The fields of a group.
  package var fields: [FormField]?
  /// What was typed; only in a form that comes back.
  package var typed: [FormValue]?
  /// What is wrong with it; only in a form that comes back.
  package var faults: [FieldProblem]?
  /// What has to be done again although nothing is wrong with it: files are chosen again; only in a form that comes back.
  package var note: String?

  package init(name: String, label: String, type: FormFieldType, isRequired: Bool, repeats: Bool) {
    (self.name, self.label, self.type, self.isRequired, self.repeats) = (name, label, type, isRequired, repeats)
  }
}

/// A form as data: any front end can draw it. `GET /forms/{name}`; it comes back filled in where it was not right.
package struct FormView: Codable, Sendable, Equatable {
  /// Its name.
  package var name: String
  /// Its title.
  package var title: String
  /// Where it is posted: as `application/x-www-form-urlencoded`, `multipart/form-data` or JSON.
  package var path: String
  /// Its fields, in the order in which they are filled in.
  package var fields: [FormField]
  /// What was typed under names that the form does not have; only in a form that comes back.
  package var otherTyped: [FormValue]?
  /// What is wrong with the form as a whole; only in a form that comes back.
  package var faults: [FieldProblem]?
  /// What has changed in the record since it was seen; only in a form that comes back because of that.
  package var changes: [FieldChange]?

  package init(name: String, title: String, path: String, fields: [FormField]) {
    (self.name, self.title, self.path, self.fields) = (name, title, path, fields)
  }
}
