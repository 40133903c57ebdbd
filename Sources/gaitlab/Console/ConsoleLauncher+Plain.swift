import CommandSupport
import ConsoleRuntime
import Foundation
import GaitConsole
import GaitEngine
import TerminalCore
import TerminalNcurses

/// The console in lines: the same session, keys and files, but nothing is drawn.
extension ConsoleLauncher {
  /// Says what happens; whoever stops reading ends it quietly.
  func speaker(isUTF8: Bool, keys: KeyMap) -> Speaker {
    signal(SIGPIPE, SIG_IGN)
    let descriptor = live?.writesStandardOutput == true ? STDERR_FILENO : STDOUT_FILENO
    return Speaker(isUTF8: isUTF8, keyMap: keys, descriptor: descriptor)
  }

  /// - Throws: that lines could not be written, unless somebody has read enough.
  static func requireSaid(_ speaker: Speaker?) throws {
    guard speaker?.end == .failed else { return }
    throw PlainFailure("standard output cannot be written; is the disk full?")
  }

  /// Screens are laid out for this where none is drawn: everything has room.
  private static let plainSize = Size(columns: 160, rows: 50)

  func runPlain(
    because reason: PlainReason, _ resources: ConsoleResources, names: [String],
    themeIndex: Int, speech: LanguageChoice, shown: DisplaySettings, problem: String?
  ) throws {
    let isUTF8 = DisplayOptions.isUTF8 && shown.glyphs != .ascii
    let speaker = self.speaker(isUTF8: isUTF8, keys: shown.keyMap)
    let relay = WakeRelay()
    try live?.session.start { relay.wake() }
    let backend = try openLines(speaker, isUTF8: isUTF8)
    let loop = speech.spoken(on: backend) {
      speaker.say(Narrator.greeting(because: reason))
      let loop = makeLoop(
        backend: backend, clock: MonotonicClock(), resources: resources, names: names,
        themeIndex: themeIndex, speech: speech, shown: shown, problem: problem,
        isSynchronous: false, speaker: speaker)
      relay.set(backend.waker)
      loop.run()
      return loop
    }
    let (signal, isOver) = (loop.signal, backend.isInputOver)
    backend.close()
    // Putting the handlers back has brought the old one of this, too.
    Foundation.signal(SIGPIPE, SIG_IGN)
    let loss = endLive(loop)
    if signal != 0 { Self.endBySignal(signal) }
    if let loss { throw loss }
    try Self.requireSaid(speaker)
    if isOver, let notice = loop.state.notice, notice.kind == .problem {
      throw PlainFailure(notice.text)
    }
  }

  /// Takes the keys over; without them nothing is measured either.
  private func openLines(_ speaker: Speaker, isUTF8: Bool) throws -> LinesBackend {
    do {
      return try LinesBackend(
        size: Self.plainSize, readsStandardInput: live?.readsStandardInput != true,
        isUTF8: isUTF8
      ) { speaker.ring() }
    } catch {
      _ = live?.session.stop()
      throw error
    }
  }
}
