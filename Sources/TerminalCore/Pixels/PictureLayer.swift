/// The pictures that a terminal shows over its cells: what has to be sent so that it shows those of a screen.
///
/// Only pieces that differ are sent, not more often than `picturesPerSecond`, and less often where they are large.
/// A new picture takes the place of the old one at once: nothing is taken away before.
package struct PictureLayer: Sendable {
  /// Frames of the same pictures a second.
  package static let picturesPerSecond = 15.0
  /// What pictures may cost on average.
  package static let bytesPerSecond = 900_000.0

  /// What takes a terminal to the next screen.
  package struct Frame: Equatable, Sendable {
    /// The cells, blank below pictures.
    package var cells: CellBuffer
    /// Cells to be written again, whatever the terminal seems to show there.
    package var stale: [Rect] = []
    /// What follows the cells.
    package var bytes: [UInt8] = []

    package init(cells: CellBuffer) { self.cells = cells }
  }

  private struct Tile: Sendable {
    let id: Int
    let picture: PixelPicture
  }

  private let kind: PixelGraphics.Kind
  private var shown: [Rect: Tile] = [:]
  private var lastID = 0
  private var mustClear = false
  /// From when on the same pictures may change again.
  private var readyAt = -Double.infinity
  /// When what could not be sent yet may be; nil where nothing waits.
  package private(set) var dueAt: Double?

  package init(kind: PixelGraphics.Kind) { self.kind = kind }

  /// Tells that the terminal shows no pictures any more, or should not.
  package mutating func forget() {
    shown = [:]
    mustClear = true
    dueAt = nil
  }

  /// - Parameters:
  ///   - buffer: the screen with its pictures.
  ///   - now: seconds of a clock that nobody sets.
  /// - Returns: its cells and what makes its pictures.
  package mutating func frame(_ buffer: CellBuffer, now: Double) -> Frame {
    let wanted = PictureTiles(buffer)
    var frame = Frame(cells: wanted.ground)
    dueAt = nil
    if mustClear, kind == .kitty { frame.bytes += KittyText.deleteAll }
    mustClear = false
    remove(Set(shown.keys).subtracting(wanted.tiles.keys), &frame)
    for rect in wanted.tiles.keys.sorted(by: { ($0.y, $0.x) < ($1.y, $1.x) }) {
      guard let picture = wanted.tiles[rect] else { continue }
      frame.cells.fill(rect, with: Cell(Self.below, style: wanted.ground[rect.x, rect.y].style))
      let old = shown[rect]
      guard old?.picture != picture else { continue }
      // What stands in a new place cannot wait: there is nothing else to see there.
      if old != nil, now < readyAt {
        dueAt = readyAt
      } else {
        show(picture, at: rect, insteadOf: old, &frame)
      }
    }
    if !frame.bytes.isEmpty {
      readyAt =
        max(readyAt, now)
        + max(1 / Self.picturesPerSecond, Double(frame.bytes.count) / Self.bytesPerSecond)
    }
    return frame
  }

  /// A blank that is like no other: nobody writes over it, or erases it with the end of a row.
  static let below: Unicode.Scalar = "\u{A0}"

  private mutating func remove(_ gone: Set<Rect>, _ frame: inout Frame) {
    for rect in gone.sorted(by: { ($0.y, $0.x) < ($1.y, $1.x) }) {
      guard let tile = shown.removeValue(forKey: rect) else { continue }
      switch kind {
      case .kitty: frame.bytes += KittyText.delete(tile.id)
      case .sixel: frame.stale.append(rect)
      }
    }
  }

  private mutating func show(
    _ picture: PixelPicture, at rect: Rect, insteadOf old: Tile?, _ frame: inout Frame
  ) {
    lastID = lastID % 0xFFFF + 1
    let id = KittyText.firstID + lastID
    frame.bytes += Array("\u{1B}[\(rect.y + 1);\(rect.x + 1)H".utf8)
    switch kind {
    case .kitty:
      frame.bytes += KittyText.show(picture, id: id, columns: rect.width, rows: rect.height)
      if let old { frame.bytes += KittyText.delete(old.id) }
    case .sixel:
      if let old, picture.uncovers(old.picture) { frame.stale.append(rect) }
      frame.bytes += SixelText.bytes(picture)
    }
    shown[rect] = Tile(id: id, picture: picture)
  }
}
