/// Areas of a moving picture that are left as they were drawn a moment ago.
///
/// Numbers that change thirty times a second cannot be read, and what has not changed need not be drawn again. A
/// class because all parts of a picture share it; it belongs to the thread that draws.
package final class KeptAreas<Name: Hashable> {
  private struct Kept {
    let rect: Rect
    let version: [Double]
    let drawnAt: Double
    let cells: CellBuffer
  }

  private var kept: [Name: Kept] = [:]
  private var now = 0.0

  /// Keeps nothing yet.
  package init() {}

  /// Begins a picture.
  ///
  /// - Parameters:
  ///   - now: what time it is, in seconds of any clock.
  ///   - isMoving: whether other pictures follow by themselves; one that stays shows everything as it is.
  package func begin(now: Double, isMoving: Bool) {
    self.now = now
    if !isMoving { forget() }
  }

  /// Has everything drawn again, as something else has changed than what moves.
  package func forget() { kept.removeAll(keepingCapacity: true) }

  /// Draws an area, or puts it where it was if it was drawn a moment ago.
  ///
  /// - Parameters:
  ///   - name: of the area.
  ///   - seconds: how long what was drawn is good enough.
  ///   - version: of what is shown; another one is drawn at once.
  ///   - rect: where it is; drawing keeps to it.
  ///   - buffer: what is drawn into.
  ///   - draw: draws it.
  package func draw(
    _ name: Name, everySeconds seconds: Double, version: [Double] = [], in rect: Rect,
    into buffer: inout CellBuffer, _ draw: (inout CellBuffer) -> Void
  ) {
    if let known = kept[name], known.rect == rect, known.version == version,
      (0..<seconds).contains(now - known.drawnAt)
    {
      buffer.paste(known.cells, at: rect)
      return
    }
    draw(&buffer)
    kept[name] = Kept(rect: rect, version: version, drawnAt: now, cells: buffer.copy(of: rect))
  }
}
