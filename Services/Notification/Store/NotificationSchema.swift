import ServiceKit
import Storage

/// Notification's own tables: notices, and the letters as they went out.
enum NotificationSchema {
  static let migrations = [
    Migration(
      name: "notification-0001-notices",
      sql: """
        CREATE TABLE notice (
          id TEXT NOT NULL PRIMARY KEY,
          case_id TEXT NOT NULL,
          case_reference TEXT NOT NULL,
          service_user TEXT NOT NULL,
          organisation TEXT NOT NULL,
          letter TEXT NOT NULL,
          state TEXT NOT NULL CHECK (state IN ('pending', 'dispatched', 'failed')),
          requested_at INTEGER NOT NULL,
          settled_at INTEGER,
          why TEXT,
          html TEXT,
          plain TEXT
        ) STRICT;
        CREATE INDEX notice_case ON notice (case_id, id);
        CREATE INDEX notice_state ON notice (state, id);
        """),
    Migration(name: "notification-0002-case-references", sql: "CREATE INDEX notice_reference ON notice (case_reference, id);"),
    Migration(
      name: "notification-0003-delivery",
      sql: """
        CREATE TABLE notice_with_delivery (
          id TEXT NOT NULL PRIMARY KEY,
          case_id TEXT NOT NULL,
          case_reference TEXT NOT NULL,
          service_user TEXT NOT NULL,
          organisation TEXT NOT NULL,
          letter TEXT NOT NULL,
          state TEXT NOT NULL CHECK (state IN
            ('accepted', 'uncertain', 'handed-over', 'posted', 'served', 'delivered', 'returned', 'failed')),
          requested_at INTEGER NOT NULL,
          settled_at INTEGER,
          why TEXT,
          channel TEXT,
          carrier_reference TEXT,
          handed_over_at INTEGER,
          posted_at INTEGER,
          told_at INTEGER,
          do_by INTEGER
        ) STRICT;
        INSERT INTO notice_with_delivery
          (id, case_id, case_reference, service_user, organisation, letter, state, requested_at, settled_at, why, told_at)
          SELECT id, case_id, case_reference, service_user, organisation, letter,
            CASE state WHEN 'pending' THEN 'accepted' WHEN 'dispatched' THEN 'served' ELSE state END,
            requested_at, settled_at, why, CASE state WHEN 'dispatched' THEN settled_at END FROM notice;
        CREATE TABLE notice_document (
          notice TEXT NOT NULL,
          name TEXT NOT NULL,
          format TEXT NOT NULL,
          media_type TEXT NOT NULL,
          ending TEXT NOT NULL,
          content BLOB NOT NULL,
          PRIMARY KEY (notice, name, format)
        ) STRICT;
        INSERT INTO notice_document (notice, name, format, media_type, ending, content)
          SELECT id, letter, 'html', 'text/html', '.html', CAST(html AS BLOB) FROM notice WHERE html IS NOT NULL;
        INSERT INTO notice_document (notice, name, format, media_type, ending, content)
          SELECT id, letter, 'text', 'text/plain', '.txt', CAST(plain AS BLOB) FROM notice WHERE plain IS NOT NULL;
        DROP TABLE notice;
        ALTER TABLE notice_with_delivery RENAME TO notice;
        CREATE INDEX notice_case ON notice (case_id, id);
        CREATE INDEX notice_state ON notice (state, id);
        CREATE INDEX notice_reference ON notice (case_reference, id);
        CREATE INDEX notice_person ON notice (service_user, id);
        CREATE INDEX notice_due ON notice (do_by) WHERE do_by IS NOT NULL;
        UPDATE due_row SET version = -1 WHERE kind = 'send';
        """),
    Migration(
      name: "notification-0004-print-batches",
      sql: """
        CREATE TABLE print_batch (
          id TEXT NOT NULL PRIMARY KEY,
          organisation TEXT NOT NULL,
          opened_at INTEGER NOT NULL,
          opened_by TEXT NOT NULL
        ) STRICT;
        ALTER TABLE notice ADD COLUMN batch TEXT;
        ALTER TABLE notice ADD COLUMN printed_at INTEGER;
        ALTER TABLE notice ADD COLUMN prints INTEGER;
        ALTER TABLE notice_document ADD COLUMN pages INTEGER;
        CREATE INDEX notice_document_pages ON notice_document (notice, name, format, pages);
        CREATE INDEX notice_batch ON notice (batch, state, id) WHERE batch IS NOT NULL;
        CREATE INDEX notice_to_print ON notice (organisation, id)
          WHERE batch IS NULL AND channel = 'post' AND posted_at IS NULL;
        """),
    Migration(
      name: "notification-0005-letters-of-no-case",
      sql: """
        CREATE TABLE notice_of_anything (
          id TEXT NOT NULL PRIMARY KEY,
          case_id TEXT,
          case_reference TEXT NOT NULL,
          service_user TEXT NOT NULL,
          organisation TEXT NOT NULL,
          letter TEXT NOT NULL,
          state TEXT NOT NULL CHECK (state IN
            ('accepted', 'uncertain', 'handed-over', 'posted', 'served', 'delivered', 'returned', 'failed')),
          requested_at INTEGER NOT NULL,
          settled_at INTEGER,
          why TEXT,
          channel TEXT,
          carrier_reference TEXT,
          handed_over_at INTEGER,
          posted_at INTEGER,
          told_at INTEGER,
          do_by INTEGER,
          batch TEXT,
          printed_at INTEGER,
          prints INTEGER
        ) STRICT;
        INSERT INTO notice_of_anything
          (id, case_id, case_reference, service_user, organisation, letter, state, requested_at, settled_at, why, channel,
            carrier_reference, handed_over_at, posted_at, told_at, do_by, batch, printed_at, prints)
          SELECT id, case_id, case_reference, service_user, organisation, letter, state, requested_at, settled_at, why, channel,
            carrier_reference, handed_over_at, posted_at, told_at, do_by, batch, printed_at, prints FROM notice;
        DROP TABLE notice;
        ALTER TABLE notice_of_anything RENAME TO notice;
        CREATE INDEX notice_case ON notice (case_id, id);
        CREATE INDEX notice_state ON notice (state, id);
        CREATE INDEX notice_reference ON notice (case_reference, id);
        CREATE INDEX notice_person ON notice (service_user, id);
        CREATE INDEX notice_due ON notice (do_by) WHERE do_by IS NOT NULL;
        CREATE INDEX notice_batch ON notice (batch, state, id) WHERE batch IS NOT NULL;
        CREATE INDEX notice_to_print ON notice (organisation, id)
          WHERE batch IS NULL AND channel = 'post' AND posted_at IS NULL;
        """),
    Migration(
      name: "notification-0006-files-of-the-body",
      sql: """
        CREATE TABLE enclosed_file (digest TEXT NOT NULL PRIMARY KEY, content BLOB NOT NULL) STRICT;
        ALTER TABLE notice_document ADD COLUMN file TEXT;
        """),
    Migration(name: "notification-0007-destroyed-records", sql: DestroyedRecords.schema + "\n" + Removals.schema),
  ]
}
