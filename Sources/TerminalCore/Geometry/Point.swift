/// A place in character cells; the origin is the top left corner and `y` grows downwards.
package struct Point: Equatable, Hashable, Sendable {
  package var x: Int
  package var y: Int

  package init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }
}
