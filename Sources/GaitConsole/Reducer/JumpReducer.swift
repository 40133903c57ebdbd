import GaitAnalysis
import PlainText
import TerminalCore

/// Something on the screen that a letter goes to.
struct JumpTarget: Equatable, Sendable {
  enum Action: Equatable, Sendable {
    case show(Screen)
    case run(ConsoleCommand)
    /// Gives a panel all of the screen, or takes it back.
    case enlarge(ViewOptions.Enlarged)
  }

  let letter: Character
  /// Where the letter stands.
  let place: Point
  let action: Action
}

extension ConsoleState {
  /// What can be gone to now: panels first, then tabs and hints, each with a letter.
  func jumpTargets(_ keyMap: KeyMap) -> [JumpTarget] {
    var places: [(Point, JumpTarget.Action)] = panels.map {
      (Point(x: $0.rect.x, y: $0.rect.y), .enlarge($0.part))
    }
    for (screen, x) in zip(Screen.allCases, tabBar.columns(in: tabRect)) where x < tabRect.maxX {
      places.append((Point(x: x, y: tabRect.y), .show(screen)))
    }
    let hints = KeyHints(state: self, keyMap: keyMap)
    let columns = hints.bar(columns: layout.status.width).columns(in: layout.status)
    for (hint, x) in zip(hints.all, columns) {
      if let x { places.append((Point(x: x, y: layout.status.y), .run(hint.command))) }
    }
    return zip(Self.letters, places).map {
      JumpTarget(letter: $0, place: $1.0, action: $1.1)
    }
  }

  private static let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")

  /// The panels that can have all of the screen.
  private var panels: [(rect: Rect, part: ViewOptions.Enlarged)] {
    guard let session else { return [] }
    let content = layout.content
    let found: [(Rect, ViewOptions.Enlarged)]
    switch screen {
    case .monitor:
      let layout = MonitorLayout(content: content, session: session, options: options)
      found = [(layout.heatmaps, .first), (layout.panel, .second)]
    case .pressure:
      let view = PressureView(
        session: session, pressure: pressure, options: options, live: live)
      let layout = view.layout(in: content)
      found = [
        (layout.maps, .first),
        (content.splitLeft(layout.maps.width).rest, .second),
      ]
    case .steps:
      guard session.analysis != nil else { return [] }
      let rows = stepsView(session).curveRows(in: content)
      let (curves, table) = content.splitTop(rows)
      found = [(curves, .first), (table, .second)]
    case .errors:
      guard session.analysis?.errors != nil else { return [] }
      let layout = ErrorsLayout(content: content, enlarged: options.enlarged)
      found = [(layout.table, .first), (layout.curve, .second)]
    case .feedback, .models, .library: found = []
    }
    return found.filter { !$0.0.isEmpty }
  }

  mutating func beginJump() {
    guard speech == nil else {
      notice = Notice(tr("letters are for screens; here : finds every command by its name"))
      return
    }
    notice = nil
    overlay = .jump
  }

  /// Goes where a letter stands; any other key leaves everything as it is.
  mutating func jump(by key: Key, _ keyMap: KeyMap) -> [ConsoleEffect] {
    let targets = jumpTargets(keyMap)
    overlay = nil
    guard case .character(let letter) = key,
      let target = targets.first(where: { $0.letter == letter })
    else { return [] }
    switch target.action {
    case .show(let screen): return show(screen)
    case .run(let command): return command.run(on: &self)
    case .enlarge(let part):
      options.enlarged = options.enlarged == part ? .none : part
      return []
    }
  }
}
