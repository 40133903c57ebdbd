import CommandSupport
import ConsoleRuntime
import Foundation
import GaitConsole
import GaitEngine
import PlainText
import TerminalCore

/// The console without a terminal: keys from a script, the last screen to a file or standard output.
extension ConsoleLauncher {
  func runHeadless(
    _ resources: ConsoleResources, names: [String], themeIndex: Int, speech: LanguageChoice,
    shown: DisplaySettings, problem: String?
  ) throws {
    let steps = try display.script.map { path in
      guard let data = FileManager.default.contents(atPath: path), data.count < 1 << 20,
        let text = String(data: data, encoding: .utf8)
      else { throw PlainFailure("the script '\(path)' cannot be read") }
      return try KeyScript.parse(text)
    }
    let capabilities = TerminalCapabilities(
      colorDepth: shown.colorDepth ?? .trueColor, glyphs: shown.glyphs ?? .block,
      hasMouse: true, terminalName: "headless", isUTF8: true)
    let backend = HeadlessBackend(
      size: display.screenSize ?? Size(columns: 80, rows: 24), capabilities: capabilities)
    let clock = ManualClock()
    let speaker = display.plainReason.map { _ in
      self.speaker(isUTF8: DisplayOptions.isUTF8 && shown.glyphs != .ascii, keys: shown.keyMap)
    }
    let (loop, frame) = try speech.spoken(on: backend) {
      let loop = makeLoop(
        backend: backend, clock: clock, resources: resources, names: names,
        themeIndex: themeIndex, speech: speech, shown: shown,
        problem: problem, isSynchronous: true, speaker: speaker)
      let waker = backend.waker
      try live?.session.start { waker.wake() }
      let runner = ScriptRunner(
        loop: loop, clock: clock, backend: backend, isRealTime: live != nil)
      return (loop, runner.run(steps ?? []))
    }
    let loss = endLive(loop)
    guard let frame else { return }
    if let path = display.dumpScreen {
      let theme = resources.themes[min(loop.state.themeIndex, resources.themes.count - 1)]
      try ScreenDump(frame, isDark: theme.isDark, depth: capabilities.colorDepth).write(to: path)
    } else if speaker == nil {
      try StandardOutput.write(frame.lines().joined(separator: "\n") + "\n")
    }
    if let loss { throw loss }
    try Self.requireSaid(speaker)
    if let notice = loop.state.notice, notice.kind == .problem {
      throw PlainFailure(notice.text)
    }
  }
}
