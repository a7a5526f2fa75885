import ServiceKit
import Storage

/// The workflow's own tables, for lists and tasks. A case itself is its stream in the journal.
enum WorkflowSchema {
  static let migrations = [
    Migration(
      name: "workflow-0001-cases-and-tasks",
      sql: """
        CREATE TABLE restriction_case (
          id TEXT NOT NULL PRIMARY KEY,
          reference TEXT NOT NULL UNIQUE,
          stage TEXT NOT NULL,
          service_user TEXT NOT NULL,
          organisation TEXT NOT NULL,
          opened_at INTEGER NOT NULL,
          version INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX restriction_case_person ON restriction_case (service_user, organisation);
        CREATE INDEX restriction_case_stage ON restriction_case (stage, id);
        CREATE TABLE task (
          id TEXT NOT NULL PRIMARY KEY,
          subject TEXT NOT NULL,
          kind TEXT NOT NULL,
          service_user TEXT NOT NULL,
          role TEXT NOT NULL,
          organisation TEXT NOT NULL,
          reference TEXT NOT NULL,
          due INTEGER NOT NULL,
          UNIQUE (subject, kind)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX task_role ON task (role, id);
        """),
    Migration(
      name: "workflow-0002-known-adjustments",
      sql: """
        CREATE TABLE known_adjustment (
          request TEXT NOT NULL PRIMARY KEY,
          service_user TEXT NOT NULL,
          is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
          needed_channels TEXT NOT NULL,
          unusable_channels TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX known_adjustment_person ON known_adjustment (service_user, request);
        """),
    ReviewStore.migration,
    Migration(
      name: "workflow-0004-hands-and-policies",
      sql: """
        CREATE TABLE case_hand (
          stream TEXT NOT NULL,
          role TEXT NOT NULL,
          subject TEXT NOT NULL,
          PRIMARY KEY (stream, role)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE policy_in_use (
          policy TEXT NOT NULL,
          version TEXT NOT NULL,
          PRIMARY KEY (policy, version)
        ) STRICT, WITHOUT ROWID;
        DROP INDEX task_role;
        CREATE INDEX task_role ON task (role, due, id);
        """),
    Migration(name: "workflow-0005-task-paragraphs", sql: "ALTER TABLE task ADD COLUMN paragraph TEXT;"),
    Migration(
      name: "workflow-0006-agreed-adjustments",
      sql: """
        ALTER TABLE known_adjustment ADD COLUMN is_agreed INTEGER NOT NULL DEFAULT 0 CHECK (is_agreed IN (0, 1));
        UPDATE known_adjustment SET is_agreed = 1 WHERE is_open = 0;
        """),
    ReviewStore.changes,
    TaskStore.ofAnyone,
    BreachStore.migration,
    OnePersonStore.migration,
    Migration(
      name: "workflow-0011-destroyed-records",
      sql: DestroyedRecords.schema + "\nCREATE INDEX breach_case ON breach (case_id);"),
    Migration(name: "workflow-0012-to-be-removed", sql: Removals.schema),
  ]
}
