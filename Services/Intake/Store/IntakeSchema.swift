import Storage

/// Intake's own tables. What was said about a person is kept once, in the journal; these tables hold what must be found quickly.
enum IntakeSchema {
  static let migrations = [
    Migration(
      name: "intake-0001-people-contacts-incidents",
      sql: """
        CREATE TABLE service_user (
          id TEXT NOT NULL PRIMARY KEY,
          reference TEXT NOT NULL UNIQUE,
          version INTEGER NOT NULL,
          name TEXT NOT NULL,
          surname TEXT NOT NULL,
          organisation TEXT NOT NULL,
          postal_address TEXT,
          registered_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX service_user_surname ON service_user (surname, id);
        CREATE TABLE contact_point (
          kind TEXT NOT NULL CHECK (kind IN ('telephone', 'email')),
          value TEXT NOT NULL,
          service_user TEXT NOT NULL REFERENCES service_user (id),
          position INTEGER NOT NULL,
          PRIMARY KEY (kind, value, service_user)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX contact_point_person ON contact_point (service_user, kind, position);
        CREATE TABLE contact (
          id TEXT NOT NULL PRIMARY KEY,
          reference TEXT NOT NULL UNIQUE,
          service_user TEXT NOT NULL REFERENCES service_user (id),
          organisation TEXT NOT NULL,
          at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX contact_person ON contact (service_user, id);
        CREATE TABLE incident (
          id TEXT NOT NULL PRIMARY KEY,
          reference TEXT NOT NULL UNIQUE,
          service_user TEXT NOT NULL REFERENCES service_user (id),
          organisation TEXT NOT NULL,
          at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX incident_person ON incident (service_user, id);
        CREATE TABLE report (
          id TEXT NOT NULL PRIMARY KEY,
          reference TEXT NOT NULL UNIQUE,
          service_user TEXT NOT NULL REFERENCES service_user (id),
          organisation TEXT NOT NULL
        ) STRICT;
        CREATE TABLE plan_in_force (
          case_id TEXT NOT NULL PRIMARY KEY,
          service_user TEXT NOT NULL REFERENCES service_user (id),
          surname TEXT NOT NULL,
          document TEXT NOT NULL
        ) STRICT;
        CREATE INDEX plan_in_force_person ON plan_in_force (service_user);
        CREATE INDEX plan_in_force_surname ON plan_in_force (surname);
        """),
    Migration(
      name: "intake-0002-adjustments",
      sql: """
        CREATE TABLE adjustment_request (
          id TEXT NOT NULL PRIMARY KEY,
          reference TEXT NOT NULL UNIQUE,
          service_user TEXT NOT NULL REFERENCES service_user (id),
          organisation TEXT NOT NULL,
          state TEXT NOT NULL CHECK (state IN ('requested', 'granted', 'partly-granted', 'refused')),
          agreed TEXT CHECK (agreed IS NULL OR state IN ('granted', 'partly-granted'))
        ) STRICT;
        CREATE INDEX adjustment_request_person ON adjustment_request (service_user, id);
        CREATE INDEX adjustment_request_state ON adjustment_request (state, id);
        """),
    Migration(
      name: "intake-0003-policies-of-plans",
      sql: """
        CREATE TABLE case_policy (
          case_id TEXT NOT NULL PRIMARY KEY,
          policy TEXT NOT NULL,
          version TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        ALTER TABLE plan_in_force ADD COLUMN policy TEXT;
        ALTER TABLE plan_in_force ADD COLUMN policy_version TEXT;
        """),
    Migration(
      name: "intake-0004-holders-of-plans",
      sql: """
        CREATE TABLE plan_holder (
          service_user TEXT NOT NULL REFERENCES service_user (id),
          case_id TEXT NOT NULL REFERENCES plan_in_force (case_id),
          PRIMARY KEY (service_user, case_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX plan_holder_case ON plan_holder (case_id);
        INSERT INTO plan_holder (service_user, case_id) SELECT service_user, case_id FROM plan_in_force;
        DROP INDEX plan_in_force_surname;
        CREATE INDEX plan_in_force_surname ON plan_in_force (surname, case_id);
        """),
    Migration(name: "intake-0005-reports-of-people", sql: "CREATE INDEX report_person ON report (service_user, id);"),
    Migration(
      name: "intake-0006-known-again",
      sql: """
        DROP INDEX service_user_surname;
        ALTER TABLE service_user DROP COLUMN surname;
        DROP INDEX plan_in_force_surname;
        ALTER TABLE plan_in_force DROP COLUMN surname;
        ALTER TABLE service_user ADD COLUMN aliases TEXT;
        ALTER TABLE contact_point ADD COLUMN key TEXT NOT NULL DEFAULT '';
        UPDATE contact_point SET key = value;
        CREATE INDEX contact_point_key ON contact_point (kind, key, service_user);
        CREATE TABLE name_word (
          skeleton TEXT NOT NULL,
          word TEXT NOT NULL,
          is_foreign INTEGER NOT NULL,
          PRIMARY KEY (skeleton, word)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE person_word (
          word TEXT NOT NULL,
          service_user TEXT NOT NULL REFERENCES service_user (id),
          is_surname INTEGER NOT NULL,
          is_planned INTEGER NOT NULL,
          PRIMARY KEY (word, service_user)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX person_word_person ON person_word (service_user);
        CREATE INDEX person_word_planned ON person_word (word) WHERE is_planned = 1;
        """),
    ContactStore.lists,
    Migration(
      name: "intake-0010-one-person",
      sql: """
        ALTER TABLE service_user ADD COLUMN person TEXT;
        CREATE INDEX service_user_person ON service_user (person) WHERE person IS NOT NULL;
        ALTER TABLE service_user ADD COLUMN details TEXT;
        ALTER TABLE service_user ADD COLUMN died_at INTEGER;
        CREATE TABLE service_user_merge (
          id TEXT NOT NULL PRIMARY KEY,
          kept TEXT NOT NULL REFERENCES service_user (id),
          merged TEXT NOT NULL REFERENCES service_user (id),
          undone_at INTEGER,
          CHECK (kept <> merged)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX service_user_merge_kept ON service_user_merge (kept, id);
        CREATE INDEX service_user_merge_merged ON service_user_merge (merged, id);
        CREATE TABLE representative_point (
          kind TEXT NOT NULL CHECK (kind IN ('telephone', 'email')),
          key TEXT NOT NULL,
          service_user TEXT NOT NULL REFERENCES service_user (id),
          position INTEGER NOT NULL,
          PRIMARY KEY (kind, key, service_user, position)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX representative_point_person ON representative_point (service_user);
        CREATE TABLE import_progress (
          file TEXT NOT NULL PRIMARY KEY,
          lines INTEGER NOT NULL,
          records INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """),
    matters,
    Migration(
      name: "intake-0012-what-checks-count",
      sql: """
        ALTER TABLE contact ADD COLUMN about TEXT;
        CREATE INDEX contact_counted ON contact (service_user, at, channel, direction, organisation, about, id);
        DROP INDEX contact_person_at;
        ALTER TABLE plan_in_force ADD COLUMN reference TEXT;
        ALTER TABLE plan_in_force ADD COLUMN is_blocking INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX plan_in_force_reference ON plan_in_force (reference);
        CREATE INDEX plan_in_force_blocking ON plan_in_force (reference, case_id) WHERE is_blocking = 1;
        """),
    EvidenceStore.schema,
    matterNumbers,
    LetterStore.schema,
    Intake.destroyedRecords,
    Migration(
      name: "intake-0018-data-only-stored", sql: "ALTER TABLE service_user ADD COLUMN restricted_by TEXT;"),
  ]

  /// Of the database `contact-checks`, which every check is written to and no check reads.
  static let checkMigrations = [
    Migration(
      name: "contact-checks-0001-log",
      sql: """
        CREATE TABLE contact_check (
          id TEXT NOT NULL PRIMARY KEY,
          at INTEGER NOT NULL,
          asked_by TEXT NOT NULL,
          organisation TEXT NOT NULL,
          channel TEXT NOT NULL,
          service_user TEXT,
          instruction TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX contact_check_person ON contact_check (service_user, id) WHERE service_user IS NOT NULL;
        """),
    Migration(
      name: "contact-checks-0002-chain",
      sql: ChainedLog.schema + """
        DROP INDEX contact_check_person;
        ALTER TABLE contact_check RENAME TO contact_check_unchained;
        CREATE TABLE contact_check (
          seq INTEGER NOT NULL PRIMARY KEY,
          hash BLOB NOT NULL,
          id TEXT NOT NULL UNIQUE,
          at INTEGER NOT NULL,
          asked_by TEXT NOT NULL,
          organisation TEXT NOT NULL,
          channel TEXT NOT NULL,
          instruction TEXT NOT NULL,
          details TEXT,
          service_user TEXT,
          service_user_salt BLOB,
          service_user_digest BLOB
        ) STRICT;
        CREATE INDEX contact_check_person ON contact_check (service_user, id) WHERE service_user IS NOT NULL;
        """),
    Migration(
      name: "contact-checks-0003-people-by-blocks",
      sql: "DROP INDEX contact_check_person;\n" + ChainedLog.index(of: "contact_check", on: "service_user", isOptional: true)),
    Migration(
      name: "contact-checks-0004-details-that-can-be-destroyed", sql: ChainedLog.addSealed("asked_with", to: "contact_check")),
  ]
}
