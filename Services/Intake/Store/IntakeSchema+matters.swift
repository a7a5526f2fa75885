import Storage

extension IntakeSchema {
  /// Matters, what is read and filed, and the dates of requests for adjustments.
  static let matters = Migration(
    name: "intake-0011-matters-filed-items-adjustments",
    sql: """
      CREATE TABLE matter (
        id TEXT NOT NULL PRIMARY KEY,
        reference TEXT NOT NULL UNIQUE,
        service_user TEXT NOT NULL REFERENCES service_user (id),
        organisation TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('complaint', 'case', 'query', 'request', 'correspondence')),
        type TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('open', 'decided', 'review-open', 'review-exhausted', 'finalised')),
        finalised_on TEXT CHECK ((finalised_on IS NOT NULL) = (state = 'finalised'))
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX matter_person ON matter (service_user, id);
      CREATE INDEX matter_state ON matter (state, id);
      CREATE INDEX matter_type ON matter (type, id);
      CREATE TABLE matter_key (
        key TEXT NOT NULL,
        matter TEXT NOT NULL REFERENCES matter (id),
        PRIMARY KEY (key, matter)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE filed_item (
        id TEXT NOT NULL PRIMARY KEY,
        reference TEXT NOT NULL UNIQUE,
        service_user TEXT NOT NULL REFERENCES service_user (id),
        organisation TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('waiting', 'following-up', 'settled')),
        named_reader TEXT NOT NULL,
        due INTEGER NOT NULL,
        moved_up_to TEXT,
        outcome TEXT CHECK ((outcome IS NULL) = (state = 'waiting'))
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX filed_item_due ON filed_item (due, id);
      CREATE INDEX filed_item_state ON filed_item (state, due, id);
      CREATE INDEX filed_item_reader ON filed_item (named_reader, due, id);
      CREATE INDEX filed_item_person ON filed_item (service_user, due, id);
      CREATE INDEX filed_item_moved_up ON filed_item (moved_up_to, due, id) WHERE moved_up_to IS NOT NULL;
      CREATE TABLE adjustment_request_anew (
        id TEXT NOT NULL PRIMARY KEY,
        reference TEXT NOT NULL UNIQUE,
        service_user TEXT NOT NULL REFERENCES service_user (id),
        organisation TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('requested', 'granted', 'partly-granted', 'refused', 'ended')),
        agreed TEXT CHECK (agreed IS NULL OR state IN ('granted', 'partly-granted')),
        decide_by INTEGER CHECK (decide_by IS NULL OR state = 'requested'),
        review_on TEXT CHECK (review_on IS NULL OR state IN ('granted', 'partly-granted'))
      ) STRICT;
      INSERT INTO adjustment_request_anew (id, reference, service_user, organisation, state, agreed)
      SELECT id, reference, service_user, organisation, state, agreed FROM adjustment_request;
      DROP TABLE adjustment_request;
      ALTER TABLE adjustment_request_anew RENAME TO adjustment_request;
      CREATE INDEX adjustment_request_person ON adjustment_request (service_user, id);
      CREATE INDEX adjustment_request_state ON adjustment_request (state, id);
      CREATE INDEX adjustment_request_review ON adjustment_request (review_on, id) WHERE review_on IS NOT NULL;
      CREATE TABLE adjustment_consultation (
        department TEXT NOT NULL,
        request TEXT NOT NULL REFERENCES adjustment_request (id),
        PRIMARY KEY (department, request)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX adjustment_consultation_request ON adjustment_consultation (request);
      """)

  /// A matter is found by its reference without the year too: `MT 1`.
  static let matterNumbers = Migration(
    name: "intake-0015-matters-by-number",
    sql: """
      INSERT INTO matter_key (key, matter)
      SELECT 'mt' || CAST(substr(reference, 9) AS INTEGER), id FROM matter WHERE reference LIKE 'MT-____-%'
      ON CONFLICT DO NOTHING;
      """)
}
