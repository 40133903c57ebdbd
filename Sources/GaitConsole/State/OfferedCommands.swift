import GaitAnalysis
import PlainText
import TerminalCore

/// What can be done now; help, hints and palette leave out the rest.
extension ConsoleState {
  /// Whether a command does something here: devices have no speed, and recordings no connection.
  package func offers(_ command: ConsoleCommand) -> Bool {
    if [.say, .saySteps].contains(command) { return speech != nil }
    if command == .nextPhase { return visitRun != nil }
    if command == .relationLayer { return screen == .models && models.relations.map != nil }
    if command == .swapSides || (screen == .library && [.nextForce, .report].contains(command)) {
      return library.comparison != nil
    }
    if command == .toggleMeans { return !StepsView.hasRoomForBoth(in: layout.content) }
    // The list lies under the comparison, where nobody sees it.
    if screen == .library, library.comparison != nil, command.isForTheList {
      return command == .selectNext || command == .selectPrevious
    }
    if screen == .library, let trend = library.trend, command.isForTheList {
      return command == .showTrend || (command == .compare && trend.trend.conditions.count > 1)
    }
    guard let live else { return !command.isForLiveOnly }
    if live.isViewer, command.changesTheSession { return false }
    switch command {
    case .faster, .slower, .normalSpeed, .loop, .deleteSelected, .measure, .leaveOut, .openPath,
      .nextSpan, .relationMap, .markerList, .nextMarker, .previousMarker, .undoMarker, .goToTime,
      .showTrend,
      .undoDelete,
      .editVisit, .compareParts, .report, .writeSteps:
      return false
    case .openSelected: return screen != .library
    case .compare: return screen == .library
    case .referenceEarlier, .referenceLater: return live.isReferenceHere
    case .calibrate, .record, .marker, .playPause, .freeze, .frameForward, .frameBack,
      .secondForward,
      .secondBack, .nextEvent, .previousEvent, .toStart, .toEnd, .cursorA, .cursorB, .clearCursors:
      return session != nil
    default: return true
    }
  }

  /// Why a command that is not offered cannot be given; nil if it can.
  func refusal(of command: ConsoleCommand) -> String? {
    guard let live, !offers(command) else { return nil }
    if live.isViewer, command.changesTheSession {
      return tr("read only: it is done where the session is measured")
    }
    switch command {
    case .faster, .slower, .normalSpeed, .loop:
      return tr("not while it is measured: open the recording afterwards")
    case .nextSpan, .relationMap:
      return tr("not while it is measured: open the recording afterwards for its steps")
    case .markerList, .nextMarker, .previousMarker, .undoMarker, .goToTime:
      return tr("not while it is measured: open the recording afterwards")
    case .leaveOut:
      return tr("not while it is measured: leave steps out of the recording afterwards")
    case .deleteSelected, .undoDelete, .editVisit, .showTrend, .openSelected, .openPath:
      return tr("end the live session with q first")
    case .report, .writeSteps:
      return tr("not while it is measured: report the recording afterwards")
    case .compareParts:
      return tr("not while it is measured: compare parts of the recording afterwards")
    case .measure, .compare:
      return tr("models are compared on a recording: end the live session with q first")
    default: return nil
    }
  }

  /// The keys of the screen that do something now.
  func offeredBindings(of keyMap: KeyMap) -> [KeyMap.Binding] {
    keyMap.bindings(on: screen).filter { offers($0.command) }
  }

  /// What a command does, in the words of what is looked at.
  package func title(of command: ConsoleCommand) -> String {
    if screen == .library, library.trend != nil {
      switch command {
      case .showTrend: return tr("next measure of the trend")
      case .compare: return tr("next condition of the trend")
      default: break
      }
    }
    // Elsewhere it goes to the list first.
    if command == .filter, screen != .library { return tr("find a session") }
    guard let live else { return tr(word: command.title) }
    switch command {
    case .playPause: return tr("freeze or continue the view")
    case .toStart: return tr("to the oldest that is kept")
    case .toEnd: return tr("back to live")
    case .clearCursors: return tr("clear cursors")
    case .record: return live.isRecording ? tr("end the recording") : tr("begin a recording")
    case .quit where live.isViewer: return tr("end the view")
    case .quit: return tr("end the live session")
    default: return tr(word: command.title)
    }
  }
}
