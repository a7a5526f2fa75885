import Contracts
package import Storage

/// Journal entries as a batch of CloudEvents 1.0 in JSON, put together from the stored payloads as they are.
package enum FeedEncoding {
  /// `application/cloudevents-batch+json`
  package static let contentType = "application/cloudevents-batch+json"

  /// How a batch is described: what every event of it has.
  static let form: JSON = [
    "type": "array",
    "items": [
      "type": "object",
      "required": [
        "specversion", "id", "source", "type", "subject", "streamversion", "time", "actor", "hash", "digest",
      ],
      "properties": [
        "specversion": ["const": "1.0"], "id": ["type": "string"], "source": ["type": "string"], "type": ["type": "string"],
        "subject": ["type": "string"], "streamversion": ["type": "integer"], "time": ["type": "string", "format": "date-time"],
        "actor": ["type": "string"], "hash": ["type": "string"], "digest": ["type": "string"], "salt": ["type": "string"],
        "traceparent": ["type": "string"], "datacontenttype": ["type": "string"], "data": [:],
      ],
    ],
  ]

  /// The batch; the payload of each entry has to be JSON. `id` is the sequence number, for CloudEvents' own integers have 32 bits only. With `digest`
  /// and `salt` a follower can check that the event is what the source's journal holds. `traceparent` is that of CloudEvents' distributed tracing.
  package static func batch(_ entries: [JournalEntry], source: String) -> [UInt8] {
    var json = JSONText(capacity: entries.reduce(2) { $0 + 500 + ($1.payload?.utf8.count ?? 0) })
    json.beginList()
    for entry in entries { append(entry, source, to: &json) }
    json.endList()
    return json.bytes
  }

  private static func append(_ entry: JournalEntry, _ source: String, to json: inout JSONText) {
    json.beginObject()
    json.member("specversion", "1.0")
    json.member("id", String(entry.seq))
    json.member("source", source)
    json.member("type", entry.type)
    json.member("subject", entry.stream)
    json.name("streamversion")
    json.add(Int64(entry.version))
    json.member("time", entry.instant.text)
    json.member("actor", entry.actor)
    json.name("hash")
    json.add(hexadecimal: entry.hash)
    json.name("digest")
    json.add(hexadecimal: entry.digest)
    if let trace = entry.trace { json.member("traceparent", trace) }
    if let payload = entry.payload, let salt = entry.salt {
      json.name("salt")
      json.add(hexadecimal: salt)
      json.member("datacontenttype", "application/json")
      json.name("data")
      json.add(asItIs: payload)
    }
    json.endObject()
  }
}
