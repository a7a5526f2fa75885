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
  ]
}
