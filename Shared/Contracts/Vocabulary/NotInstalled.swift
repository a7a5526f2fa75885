/// Why something cannot be worked with until it is installed: no fault of what is kept.
package protocol NotInstalled: Error {
  /// What is to be installed.
  var missing: String { get }
}
