import Storage

extension TaskStore {
  /// A manager reads of an incident also while it is not known whose behaviour it was.
  static let ofAnyone = Migration(
    name: "workflow-0008-tasks-about-callers-not-identified",
    sql: """
      CREATE TABLE task_of_anyone (
        id TEXT NOT NULL PRIMARY KEY,
        subject TEXT NOT NULL,
        kind TEXT NOT NULL,
        service_user TEXT,
        role TEXT NOT NULL,
        organisation TEXT NOT NULL,
        reference TEXT NOT NULL,
        due INTEGER NOT NULL,
        paragraph TEXT,
        UNIQUE (subject, kind)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO task_of_anyone (id, subject, kind, service_user, role, organisation, reference, due, paragraph)
      SELECT id, subject, kind, service_user, role, organisation, reference, due, paragraph FROM task;
      DROP TABLE task;
      ALTER TABLE task_of_anyone RENAME TO task;
      CREATE INDEX task_role ON task (role, due, id);
      """)
}
