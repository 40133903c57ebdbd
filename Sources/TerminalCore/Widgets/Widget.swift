/// Something that draws itself into a rectangle of any size, also an empty one.
package protocol Widget: Sendable {
  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext)
}
