package import TerminalCore

/// Which key asks for what on which screen; help, palette and the README are made from it.
package struct KeyMap: Equatable, Sendable {
  package struct Binding: Equatable, Sendable {
    package let command: ConsoleCommand
    package let keys: [Key]
    /// The screens where it counts; nil for all.
    package let screens: [Screen]?
    /// Two words for the hint line; nil to leave it out.
    package let hint: String?

    init(
      _ command: ConsoleCommand, _ keys: [Key], on screens: [Screen]? = nil, hint: String? = nil
    ) {
      self.command = command
      self.keys = keys
      self.screens = screens
      self.hint = hint
    }

    func counts(on screen: Screen) -> Bool { screens?.contains(screen) ?? true }
  }

  package let bindings: [Binding]

  package func command(for key: Key, on screen: Screen) -> ConsoleCommand? {
    bindings.first { $0.counts(on: screen) && $0.keys.contains(key) }?.command
  }

  package func bindings(on screen: Screen) -> [Binding] {
    bindings.filter { $0.counts(on: screen) }
  }

  /// The keys of a command as people write them, or nothing.
  package func keyText(for command: ConsoleCommand) -> String {
    bindings.first { $0.command == command }.map {
      $0.keys.map(\.screenName).joined(separator: " ")
    }
      ?? ""
  }

  /// The screens with curves that follow the replay, and those with its keys.
  private static let curves: [Screen] = [.monitor, .steps, .errors]
  private static let replay: [Screen] = curves + [.pressure, .models]
  /// Where a replay can be paced, but not looked at frame by frame.
  private static let paced: [Screen] = replay + [.feedback]
  private static let lists: [Screen] = [.steps, .errors, .models, .library]

  /// The keys of the console; none needs Ctrl, so that none clashes with a multiplexer's prefix.
  package static let standard = KeyMap(bindings: [
    Binding(.playPause, [.character(" ")], on: curves + [.pressure, .feedback], hint: "play"),
    Binding(.feedbackMeasure, [.character("v")], on: [.feedback], hint: "measure"),
    Binding(.feedbackFoot, [.character("o")], on: [.feedback], hint: "foot"),
    Binding(.zoneUp, [.up], on: [.feedback], hint: "zone"),
    Binding(.zoneDown, [.down], on: [.feedback]),
    Binding(.zoneNarrower, [.left], on: [.feedback]),
    Binding(.zoneWider, [.right], on: [.feedback], hint: "wider"),
    Binding(.zonePreset, [.character("z")], on: [.feedback]),
    Binding(.typeZone, [.character("e")], on: [.feedback], hint: "type zone"),
    Binding(.nextBell, [.character("b")], on: [.feedback], hint: "bell"),
    Binding(.pauseCounting, [.character("p")], on: [.feedback]),
    Binding(.resetCounts, [.character("x")], on: [.feedback], hint: "reset"),
    Binding(.feedbackPresets, [.character("l")], on: [.feedback], hint: "exercises"),
    Binding(.feedbackUnit, [.character("u")], on: [.feedback], hint: "unit"),
    Binding(.feedbackSchedule, [.character("F")], on: [.feedback], hint: "fade"),
    Binding(.metronome, [.character("r")], on: [.feedback], hint: "beat"),
    Binding(.metronomeFaster, [.character(">")], on: [.feedback]),
    Binding(.metronomeSlower, [.character("<")], on: [.feedback]),
    Binding(.nextPhase, [.character("N")], on: [.monitor, .feedback], hint: "phase"),
    Binding(.selectNext, [.down, .character("j")], on: lists, hint: "select"),
    Binding(.selectPrevious, [.up, .character("k")], on: lists),
    Binding(.openSelected, [.enter], on: [.steps, .library], hint: "open"),
    Binding(.openSelected, [.enter], on: [.models], hint: "use"),
    Binding(.openPath, [.character("o")], on: [.library], hint: "open path"),
    Binding(.filter, [.character("/")], on: [.library], hint: "filter"),
    Binding(.filter, [.character("/")], on: paced),
    Binding(.compare, [.character("c")], on: [.library], hint: "compare"),
    Binding(.compare, [.character("c")], on: [.models], hint: "mark"),
    Binding(.editVisit, [.character("e")], on: [.library], hint: "whose"),
    Binding(.showTrend, [.character("v")], on: [.library], hint: "visits"),
    Binding(.sortList, [.character("s")], on: [.library], hint: "sort"),
    Binding(.reverseList, [.character("r")], on: [.library]),
    Binding(.measure, [.character("e")], on: [.models], hint: "measure"),
    Binding(.playPause, [.character(" ")], on: [.models], hint: "play"),
    Binding(.deleteSelected, [.delete, .character("D")], on: [.library]),
    Binding(.undoDelete, [.character("U")], on: [.library]),
    Binding(.rescan, [.character("R")], on: [.library]),
    Binding(.toggleMeans, [.character("v")], on: [.steps], hint: "means"),
    Binding(.otherFoot, [.character("o")], on: [.steps], hint: "foot"),
    Binding(.leaveOut, [.character("x")], on: [.steps], hint: "out"),
    Binding(.nextMeasure, [.character("v")], on: [.errors], hint: "measure"),
    Binding(.enlarge, [.character("_")], on: [.errors], hint: "enlarge"),
    Binding(.nextMap, [.character("h")], on: [.pressure], hint: "map"),
    Binding(.nextMap, [.character("h")], on: [.monitor]),
    Binding(.nextSpan, [.character("s")], on: [.pressure], hint: "span"),
    Binding(.relationMap, [.character("h")], on: [.models], hint: "maps"),
    Binding(.relationLayer, [.character("s")], on: [.models], hint: "layer"),
    Binding(.frameForward, [.right, .character(".")], on: replay, hint: "frame"),
    Binding(.frameBack, [.left, .character(",")], on: replay),
    Binding(.secondForward, [.shiftRight, .pageDown], on: paced),
    Binding(.secondBack, [.shiftLeft, .pageUp], on: paced),
    Binding(.nextEvent, [.character("]"), .character("n")], on: replay, hint: "event"),
    Binding(.previousEvent, [.character("["), .character("p")], on: replay),
    Binding(.toStart, [.home, .character("g")], on: paced),
    Binding(.toEnd, [.end, .character("G")], on: paced),
    Binding(.faster, [.character("+"), .character("=")], on: paced, hint: "speed"),
    Binding(.slower, [.character("-")], on: paced),
    Binding(.normalSpeed, [.character("0")], on: paced),
    Binding(.freeze, [.character("f")], on: replay),
    Binding(.cursorA, [.character("a")], on: replay, hint: "cursor"),
    Binding(.cursorB, [.character("b")], on: replay),
    Binding(.loop, [.character("l")], on: replay, hint: "loop"),
    Binding(.clearCursors, [.character("x")], on: [.monitor, .errors, .pressure, .models]),
    Binding(.clearCursors, [.character("X")], on: [.steps]),
    Binding(.compareParts, [.character("C")], on: curves),
    Binding(.swapSides, [.character("x")], on: [.library], hint: "swap"),
    Binding(.marker, [.character("m")], on: [.monitor, .feedback]),
    Binding(.markerList, [.character("M")], on: replay),
    Binding(.nextMarker, [.character("}")], on: replay),
    Binding(.previousMarker, [.character("{")], on: replay),
    Binding(.undoMarker, [.character("U")], on: replay),
    Binding(.goToTime, [.character("t")], on: replay),
    Binding(.calibrate, [.character("K")], on: [.monitor, .feedback]),
    Binding(.devices, [.character("i")]),
    Binding(.record, [.character("w")]),
    Binding(.referenceEarlier, [.character("<")], on: [.monitor]),
    Binding(.referenceLater, [.character(">")], on: [.monitor]),
    Binding(.zoomIn, [.character("z")], on: [.monitor]),
    Binding(.zoomOut, [.character("Z")], on: [.monitor]),
    Binding(.toggleUnit, [.character("u")], on: curves),
    Binding(.nextForce, [.character("d")], on: [.monitor, .steps]),
    Binding(.nextForce, [.character("d")], on: [.library], hint: "force"),
    Binding(.report, [.character("P")], on: curves + [.pressure]),
    Binding(.report, [.character("P")], on: [.library], hint: "report"),
    Binding(.writeSteps, [.character("W")], on: curves + [.pressure]),
    Binding(.nextNorms, [.character("N")], on: [.steps]),
    Binding(.toggleRange, [.character("r")], on: [.monitor, .pressure]),
    Binding(.nextColorMap, [.character("c")], on: [.monitor, .pressure]),
    Binding(.rawCells, [.character("I")], on: [.monitor, .pressure]),
    Binding(.nextGlyphs, [.character("B")]),
    Binding(.nextTheme, [.character("T")]),
    Binding(.nextPreset, [.character("L")]),
    Binding(.enlarge, [.character("_")], on: [.monitor, .steps, .pressure]),
    Binding(.savePicture, [.character("S")]),
    Binding(.showMonitor, [.character("1")]),
    Binding(.showSteps, [.character("2")]),
    Binding(.showErrors, [.character("3")]),
    Binding(.showPressure, [.character("4")]),
    Binding(.showFeedback, [.character("5")]),
    Binding(.showModels, [.character("6")]),
    Binding(.showLibrary, [.character("7")]),
    Binding(.nextScreen, [.tab]),
    Binding(.previousScreen, [.backTab]),
    Binding(.lastView, [.backspace]),
    Binding(.jump, [.character("J")]),
    Binding(.say, [.character("y")], hint: "say"),
    Binding(.saySteps, [.character("Y")]),
    Binding(.palette, [.character(":"), .control("p")], hint: "commands"),
    Binding(.help, [.character("?"), .function(1)], hint: "help"),
    Binding(.configuration, [.function(2)]),
    Binding(.suspend, [.control("z")]),
    Binding(.quit, [.character("q"), .control("c")], hint: "quit"),
  ])
}
