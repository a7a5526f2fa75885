import Storage

/// The tables of records: the registers, what is on file about whom, and how long it is kept.
enum RecordsSchema {
  static let migrations = [
    Migration(
      name: "records-0001-register-and-files",
      sql: """
        CREATE TABLE known_case (
          case_id TEXT NOT NULL PRIMARY KEY,
          reference TEXT NOT NULL,
          service_user TEXT NOT NULL,
          organisation TEXT NOT NULL
        ) STRICT;
        CREATE TABLE register (
          number INTEGER PRIMARY KEY,
          case_id TEXT NOT NULL REFERENCES known_case (case_id),
          decision TEXT NOT NULL,
          paragraph TEXT NOT NULL,
          reasons TEXT,
          decided_by TEXT NOT NULL,
          role TEXT NOT NULL,
          at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX register_case ON register (case_id, number);
        CREATE TABLE file_entry (
          source TEXT NOT NULL,
          seq INTEGER NOT NULL,
          case_id TEXT,
          service_user TEXT,
          type TEXT NOT NULL,
          at INTEGER NOT NULL,
          actor TEXT NOT NULL,
          stream TEXT NOT NULL,
          PRIMARY KEY (source, seq)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX file_entry_case ON file_entry (case_id, at) WHERE case_id IS NOT NULL;
        CREATE INDEX file_entry_person ON file_entry (service_user, at) WHERE service_user IS NOT NULL;
        """),
    Migration(
      name: "records-0002-policies-of-cases",
      sql: """
        ALTER TABLE known_case ADD COLUMN policy TEXT;
        ALTER TABLE known_case ADD COLUMN policy_version TEXT;
        """),
    Migration(
      name: "records-0003-organisations-on-file",
      // Where a contact took place is not on file for what was filed before: intake's journal is read again for it.
      sql: """
        ALTER TABLE file_entry ADD COLUMN organisation TEXT;
        ALTER TABLE register ADD COLUMN paragraph_from TEXT;
        DELETE FROM feed_cursor WHERE source = 'intake' AND EXISTS (SELECT 1 FROM file_entry WHERE source = 'intake');
        """),
    Migration(
      name: "records-0004-case-references", sql: "CREATE UNIQUE INDEX known_case_reference ON known_case (reference);"),
    AggregateStore.schema,
    RegisterStore.schema,
    RightsStore.schema,
    EqualityStore.schema,
  ]
}
