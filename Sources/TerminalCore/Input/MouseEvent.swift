/// A press, release, drag or turn of the wheel, in cells of the screen.
package struct MouseEvent: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case press, release, drag, wheelUp, wheelDown
  }

  package var kind: Kind
  package var position: Point

  package init(kind: Kind, position: Point) {
    self.kind = kind
    self.position = position
  }
}
