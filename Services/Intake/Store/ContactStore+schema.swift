import Storage

extension ContactStore {
  /// A contact or an incident may be that of a caller who is not identified; and what lists across people are narrowed by is a column. Rows from
  /// before have their columns from the journal (``ListColumns``).
  static let lists = Migration(
    name: "intake-0008-lists-across-people",
    sql: """
      CREATE TABLE contact_of_anyone (
        id TEXT NOT NULL PRIMARY KEY,
        reference TEXT NOT NULL UNIQUE,
        service_user TEXT REFERENCES service_user (id),
        organisation TEXT NOT NULL,
        at INTEGER NOT NULL,
        ended_at INTEGER,
        channel TEXT,
        direction TEXT,
        handler TEXT,
        matter TEXT
      ) STRICT;
      INSERT INTO contact_of_anyone (id, reference, service_user, organisation, at)
      SELECT id, reference, service_user, organisation, at FROM contact;
      DROP TABLE contact;
      ALTER TABLE contact_of_anyone RENAME TO contact;
      CREATE INDEX contact_person ON contact (service_user, id);
      CREATE INDEX contact_person_at ON contact (service_user, at);
      CREATE INDEX contact_handler ON contact (handler, id);
      CREATE INDEX contact_matter ON contact (matter, id) WHERE matter IS NOT NULL;
      CREATE INDEX contact_unread ON contact (id) WHERE channel IS NULL;
      CREATE TABLE incident_of_anyone (
        id TEXT NOT NULL PRIMARY KEY,
        reference TEXT NOT NULL UNIQUE,
        service_user TEXT REFERENCES service_user (id),
        organisation TEXT NOT NULL,
        at INTEGER NOT NULL,
        channel TEXT,
        handler TEXT,
        matter TEXT
      ) STRICT;
      INSERT INTO incident_of_anyone (id, reference, service_user, organisation, at)
      SELECT id, reference, service_user, organisation, at FROM incident;
      DROP TABLE incident;
      ALTER TABLE incident_of_anyone RENAME TO incident;
      CREATE INDEX incident_person ON incident (service_user, id);
      CREATE INDEX incident_handler ON incident (handler, id);
      CREATE INDEX incident_matter ON incident (matter, id) WHERE matter IS NOT NULL;
      CREATE INDEX incident_unread ON incident (id) WHERE channel IS NULL;
      CREATE TABLE incident_behaviour (
        behaviour TEXT NOT NULL,
        incident TEXT NOT NULL REFERENCES incident (id),
        PRIMARY KEY (behaviour, incident)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE incident_heading (
        heading TEXT NOT NULL,
        incident TEXT NOT NULL REFERENCES incident (id),
        PRIMARY KEY (heading, incident)
      ) STRICT, WITHOUT ROWID;
      ALTER TABLE report ADD COLUMN handler TEXT;
      CREATE INDEX report_handler ON report (handler, id);
      CREATE INDEX report_unread ON report (id) WHERE handler IS NULL;
      """)
}
