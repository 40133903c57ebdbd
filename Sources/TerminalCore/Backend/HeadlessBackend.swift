import Synchronization

/// A terminal without a terminal: events from a script, frames kept for inspection.
///
/// A class because backends have identity. When the script is used up, `nextEvent` returns nil to
/// callers with a time-out and `.endOfInput` to callers without one, so that nobody waits forever.
package final class HeadlessBackend: TerminalBackend {
  package private(set) var size: Size
  package let capabilities: TerminalCapabilities
  package private(set) var lastFrame: CellBuffer?
  package private(set) var frameCount = 0
  /// Cells that differed from the frame before, summed over all frames.
  package private(set) var changedCellCount = 0
  package private(set) var bellCount = 0
  package private(set) var suspendCount = 0
  package private(set) var isClosed = false
  package var keepsRunning = false
  private var script: ArraySlice<InputEvent>
  private let wakeFlag = WakeFlag()

  package init(
    size: Size,
    capabilities: TerminalCapabilities = .headless,
    script: [InputEvent] = []
  ) {
    self.size = size
    self.capabilities = capabilities
    self.script = script[...]
  }

  package var waker: TerminalWaker {
    TerminalWaker { [wakeFlag] in wakeFlag.raise() }
  }

  package func draw(_ buffer: CellBuffer) {
    buffer.forEachChange(from: lastFrame) { _, _, _ in changedCellCount += 1 }
    lastFrame = buffer
    frameCount += 1
  }

  /// Adds events behind those that are still waiting.
  package func append(_ events: [InputEvent]) {
    script += events
  }

  package func nextEvent(timeoutMilliseconds: Int?) -> InputEvent? {
    if wakeFlag.lower() { return .wake }
    guard let event = script.popFirst() else {
      return timeoutMilliseconds == nil ? .endOfInput : nil
    }
    if case .resize(let newSize) = event { size = newSize }
    return event
  }

  package func wake() {
    wakeFlag.raise()
  }

  package func ringBell() {
    bellCount += 1
  }

  package func suspend() {
    suspendCount += 1
    script.insert(.resumed, at: script.startIndex)
  }

  package func close() {
    isClosed = true
  }
}

extension TerminalCapabilities {
  /// A terminal that can do everything but has no name anybody knows.
  package static let headless = TerminalCapabilities(
    colorDepth: .trueColor, glyphs: .block, hasMouse: true, terminalName: "headless", isUTF8: true)
}

/// A flag that any thread raises and the loop lowers.
private final class WakeFlag: Sendable {
  private let isRaised = Mutex(false)

  func raise() {
    isRaised.withLock { $0 = true }
  }

  /// Lowers the flag and returns whether it was up.
  func lower() -> Bool {
    isRaised.withLock { flag in
      defer { flag = false }
      return flag
    }
  }
}
