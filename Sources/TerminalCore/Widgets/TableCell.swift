/// The text of one table cell and, where it differs from the row's, its style.
package struct TableCell: Equatable, Sendable {
  package var text: String
  package var style: CellStyle?

  package init(_ text: String, style: CellStyle? = nil) {
    self.text = text
    self.style = style
  }
}
