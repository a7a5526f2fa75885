/// Text as it stands in HTML and SVG, in content and in an attribute in quotation marks.
package enum PageText {
  package static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
  }
}
