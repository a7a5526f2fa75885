/// What a service remembers about itself by name, such as the offset of its clock.
package enum Settings {
  /// The value of a setting; nil when it was never set.
  package static func value(_ name: String, in reader: Reader) throws -> String? {
    try reader.first("SELECT value FROM setting WHERE name = $1", .text(name)) { $0.text(0) }
  }

  /// Sets a setting.
  package static func set(_ name: String, to value: String, in tx: Transaction) throws {
    try tx.execute(
      "INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value", .text(name),
      .text(value))
  }
}
