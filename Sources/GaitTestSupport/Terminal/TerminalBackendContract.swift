import GaitFiles
package import TerminalCore
import Testing

/// A backend and somebody in front of its terminal.
package protocol TerminalBackendRig {
  var backend: any TerminalBackend { get }

  /// Presses a key that is a letter.
  func press(_ letter: Character) throws
  /// Makes the terminal larger or smaller.
  func resize(to size: Size) throws
  /// Whether the screen comes to show a text in its first row.
  func shows(_ text: String) throws -> Bool
}

/// What every terminal backend promises, tried on one with a rig.
package struct TerminalBackendContract {
  private let rig: any TerminalBackendRig
  private var backend: any TerminalBackend { rig.backend }

  package init(_ rig: any TerminalBackendRig) { self.rig = rig }

  /// How long a test waits for something that ought to happen at once.
  private static let patienceMilliseconds = 30_000

  /// Tries everything on one terminal, the end of it last.
  package func keepsItsPromises() throws {
    try deliversKeysInOrder()
    mergesWakesOfAllThreads()
    try changesItsSizeBeforeItSaysSo()
    try showsWhatIsDrawn()
    closesAsOftenAsWanted()
  }

  private func deliversKeysInOrder() throws {
    #expect(backend.nextEvent(timeoutMilliseconds: 0) == nil, "nothing was pressed yet")
    for letter in "gait" { try rig.press(letter) }
    for letter in "gait" { #expect(nextEvent() == .key(.character(letter))) }
    #expect(backend.nextEvent(timeoutMilliseconds: 0) == nil, "each key comes once")
  }

  private func mergesWakesOfAllThreads() {
    let waker = backend.waker
    let threads = (0..<8).map { _ in BackgroundThread("waker") { waker.wake() } }
    for thread in threads { thread.wait() }
    backend.wake()
    #expect(backend.nextEvent(timeoutMilliseconds: nil) == .wake)
    #expect(backend.nextEvent(timeoutMilliseconds: 0) == nil, "many wakes are one")
    waker.wake()
    #expect(nextEvent() == .wake, "a wake after the look is another one")
  }

  private func changesItsSizeBeforeItSaysSo() throws {
    let before = backend.size
    let after = Size(columns: before.columns + 7, rows: before.rows + 2)
    try rig.resize(to: after)
    #expect(nextEvent() == .resize(after))
    #expect(backend.size == after)
  }

  private func showsWhatIsDrawn() throws {
    for text in ["left foot", "left  leg", ""] {
      var picture = CellBuffer(size: backend.size)
      picture.write(text, x: 0, y: 0, style: CellStyle())
      backend.draw(picture)
      #expect(try rig.shows(text), "'\(text)' is not to be seen")
    }
    backend.ringBell()
    #expect(backend.nextEvent(timeoutMilliseconds: 0) == nil, "drawing is no event")
  }

  private func closesAsOftenAsWanted() {
    let waker = backend.waker
    backend.close()
    backend.close()
    // Background work that ends late does no harm.
    waker.wake()
  }

  private func nextEvent() -> InputEvent? {
    backend.nextEvent(timeoutMilliseconds: Self.patienceMilliseconds)
  }
}
