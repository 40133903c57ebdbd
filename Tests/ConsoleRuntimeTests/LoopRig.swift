import ConsoleRuntime
import Dispatch
import Foundation
import GaitConsole
import GaitEngine
import GaitFormats
import GaitTestSupport
import TerminalCore

/// The console without a terminal and with a clock that stands: everything happens when told to.
struct LoopRig {
  let loop: ConsoleLoop
  let backend: HeadlessBackend
  let clock: ManualClock

  init(
    samples: String? = nil, recordings: String? = nil, framesPerSecond: Double = 30,
    themes: [Theme] = [.fallback],
    models: ModelLibrary = ModelLibrary(bundledFolder: nil, userFolder: nil),
    modelId: String = ModelLibrary.sumOfCells, size: Size = Size(columns: 80, rows: 24),
    namedFiles: [String] = [], input: SessionInput = SessionInput(), indexFile: String? = nil,
    trashFolder: String? = nil, reportsFolder: String? = nil, normsFolder: String? = nil
  ) {
    backend = HeadlessBackend(size: size)
    clock = ManualClock()
    var resources = ConsoleResources(
      themes: themes, samplesFolder: samples, recordingsFolder: recordings,
      namedFiles: namedFiles, models: models, modelId: modelId, input: input,
      indexFile: indexFile, trashFolder: trashFolder)
    resources.reportsFolder = reportsFolder
    resources.norms = NormsLibrary(bundledFolder: normsFolder, userFolder: nil)
    loop = ConsoleLoop(
      backend: backend,
      state: ConsoleState(
        size: backend.size, options: ConsoleStates.options(), themeNames: themes.map(\.name)),
      resources: resources, clock: clock, framesPerSecond: framesPerSecond, isSynchronous: true)
  }

  func press(_ keys: Key...) {
    for key in keys {
      loop.handle(.key(key))
      loop.turn()
    }
  }

  func type(_ text: String) { for character in text { press(.character(character)) } }

  /// Lets time pass in steps.
  func pass(_ seconds: Double, step: Double = 1.0 / 30) {
    var rest = seconds
    while rest > 1e-9 {
      clock.advance(by: min(step, rest))
      rest -= step
      loop.turn()
    }
  }

  var screen: String { backend.lastFrame?.lines().joined(separator: "\n") ?? "" }

  /// Writes the short walk as a session file.
  static func writeWalk(to path: String) throws {
    try AnalyzedWalk.write(to: path)
  }
}

/// A backend that really waits, for work in other threads: nothing comes from it but wake-ups.
final class WaitingBackend: TerminalBackend {
  let size = Size(columns: 80, rows: 24)
  let capabilities = TerminalCapabilities.headless
  var keepsRunning = false
  private let semaphore = DispatchSemaphore(value: 0)

  var waker: TerminalWaker { TerminalWaker { [semaphore] in semaphore.signal() } }

  func draw(_ buffer: CellBuffer) {}

  func nextEvent(timeoutMilliseconds: Int?) -> InputEvent? {
    let timeout = DispatchTime.now() + .milliseconds(timeoutMilliseconds ?? 60_000)
    return semaphore.wait(timeout: timeout) == .success ? .wake : nil
  }

  func wake() { semaphore.signal() }
  func ringBell() {}
  func suspend() {}
  func close() {}
}
