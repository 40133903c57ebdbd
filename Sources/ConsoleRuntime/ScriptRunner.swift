import Foundation
import GaitConsole
package import GaitEngine
package import TerminalCore

/// Runs the console without a terminal: keys from a script, time from the script as well.
package struct ScriptRunner {
  private let loop: ConsoleLoop
  private let clock: ManualClock
  private let backend: HeadlessBackend
  /// Whether waiting takes its time, because devices do.
  private let isRealTime: Bool
  private static let frameSeconds = 1.0 / 30

  package init(
    loop: ConsoleLoop, clock: ManualClock, backend: HeadlessBackend, isRealTime: Bool = false
  ) {
    self.isRealTime = isRealTime
    self.loop = loop
    self.clock = clock
    self.backend = backend
  }

  /// Plays the steps and returns the last frame.
  package func run(_ steps: [KeyScript.Step]) -> CellBuffer? {
    loop.drawNow()
    for step in steps where !loop.isQuitting {
      switch step {
      case .event(let event):
        if case .resize = event {
          backend.append([event])
          // A wake-up of finished work may come first.
          while let event = backend.nextEvent(timeoutMilliseconds: 0) { loop.handle(event) }
        } else {
          loop.handle(event)
        }
        loop.drawNow()
      case .wait(let seconds):
        var rest = seconds
        while rest > 1e-9, !loop.isQuitting {
          clock.advance(by: min(rest, Self.frameSeconds))
          if isRealTime { Thread.sleep(forTimeInterval: min(rest, Self.frameSeconds)) }
          rest -= Self.frameSeconds
          loop.turn()
        }
        loop.drawNow()
      }
    }
    return backend.lastFrame
  }
}
