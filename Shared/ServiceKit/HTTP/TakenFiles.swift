/// The files that a route takes with a multipart body.
package struct TakenFiles: Sendable {
  /// The field in which they are.
  package let field: String
  /// How many there may be, and must be.
  package let count: ClosedRange<Int>
  /// Most bytes of one.
  package let fileLimit: Int
  /// Most bytes of the whole body.
  package let bodyLimit: Int

  /// Files of that field.
  package init(field: String, count: ClosedRange<Int>, fileLimit: Int, bodyLimit: Int) {
    (self.field, self.count, self.fileLimit, self.bodyLimit) = (field, count, fileLimit, bodyLimit)
  }
}
