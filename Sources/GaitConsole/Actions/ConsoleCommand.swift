/// Everything a user can ask for by key, palette or mouse.
package enum ConsoleCommand: String, CaseIterable, Sendable {
  case playPause
  case freeze
  case frameForward
  case frameBack
  case secondForward
  case secondBack
  case nextEvent
  case previousEvent
  case toStart
  case toEnd
  case faster
  case slower
  case normalSpeed
  case cursorA
  case cursorB
  case clearCursors
  case loop
  case marker
  case markerList
  case nextMarker
  case previousMarker
  case undoMarker
  case goToTime
  case toggleUnit
  case nextForce
  case nextNorms
  case report
  case writeSteps
  case toggleRange
  case nextColorMap
  case rawCells
  case nextGlyphs
  case nextTheme
  case nextPreset
  case enlarge
  case savePicture
  case zoomIn
  case zoomOut
  case otherFoot
  case toggleMeans
  case leaveOut
  case selectNext
  case selectPrevious
  case nextMeasure
  case nextMap
  case nextSpan
  case feedbackMeasure
  case feedbackFoot
  case feedbackUnit
  case feedbackPresets
  case feedbackSchedule
  case zoneUp
  case zoneDown
  case zoneNarrower
  case zoneWider
  case zonePreset
  case typeZone
  case nextBell
  case pauseCounting
  case resetCounts
  case metronome
  case metronomeFaster
  case metronomeSlower
  case nextPhase
  case calibrate
  case devices
  case record
  case referenceEarlier
  case referenceLater
  case openSelected
  case openPath
  case filter
  case compare
  case compareParts
  case swapSides
  case measure
  case sortList
  case reverseList
  case editVisit
  case showTrend
  case deleteSelected
  case undoDelete
  case rescan
  case showMonitor
  case showSteps
  case showErrors
  case showPressure
  case showFeedback
  case showModels
  case showLibrary
  case nextScreen
  case previousScreen
  case lastView
  case jump
  case say
  case saySteps
  case palette
  case configuration
  case help
  case suspend
  case quit

  /// Whether it shows one of the screens, whose keys are fixed.
  package var isScreen: Bool {
    switch self {
    case .showMonitor, .showSteps, .showErrors, .showPressure, .showFeedback, .showModels,
      .showLibrary:
      true
    default: false
    }
  }

  /// Whether it acts on the library's list.
  var isForTheList: Bool {
    switch self {
    case .selectNext, .selectPrevious, .openSelected, .openPath, .filter, .compare,
      .deleteSelected, .sortList, .reverseList, .editVisit, .showTrend:
      true
    default: false
    }
  }

  /// Whether it changes a live session for everybody who sees it.
  var changesTheSession: Bool {
    switch self {
    case .record, .referenceEarlier, .referenceLater, .calibrate, .marker, .feedbackMeasure,
      .feedbackFoot, .feedbackUnit, .feedbackPresets, .feedbackSchedule, .zoneUp, .zoneDown,
      .zoneNarrower, .zoneWider, .zonePreset, .typeZone, .pauseCounting, .resetCounts, .nextPhase:
      true
    default: false
    }
  }

  /// Whether it asks something of devices.
  var isForLiveOnly: Bool {
    switch self {
    case .devices, .record, .referenceEarlier, .referenceLater, .calibrate: true
    default: false
    }
  }

  package var title: String {
    switch self {
    case .playPause: "play or pause"
    case .freeze: "freeze the view while time continues"
    case .frameForward: "one frame forward"
    case .frameBack: "one frame back"
    case .secondForward: "one second forward"
    case .secondBack: "one second back"
    case .nextEvent: "next initial contact or toe-off"
    case .previousEvent: "previous initial contact or toe-off"
    case .toStart: "to the start"
    case .toEnd: "to the end"
    case .faster: "faster"
    case .slower: "slower"
    case .normalSpeed: "normal speed"
    case .cursorA: "set cursor A here"
    case .cursorB: "set cursor B here"
    case .clearCursors: "clear cursors and loop"
    case .loop: "loop from A to B"
    case .marker: "set a marker with a note"
    case .markerList: "markers: list, edit, delete"
    case .nextMarker: "next marker"
    case .previousMarker: "previous marker"
    case .undoMarker: "undo deleting or editing a marker"
    case .goToTime: "go to a time"
    case .toggleUnit: "newtons or % of body weight"
    case .report: "write a report page"
    case .writeSteps: "write the steps as CSV (spreadsheet)"
    case .nextNorms: "norms behind the curves"
    case .nextForce: "whose force: plate, estimate, insole"
    case .toggleRange: "fixed or automatic pressure range"
    case .nextColorMap: "next colour map"
    case .rawCells: "cells as they are, or smooth"
    case .nextGlyphs: "next glyphs: block, braille, ASCII"
    case .nextTheme: "next theme"
    case .nextPreset: "set up for clinic, therapy or bench"
    case .enlarge: "enlarge a panel, then the other"
    case .savePicture: "save the screen as a picture"
    case .zoomIn: "shorter time window"
    case .zoomOut: "longer time window"
    case .otherFoot: "other foot"
    case .toggleMeans: "curves or means and symmetry"
    case .leaveOut: "leave the step out or take it back"
    case .selectNext: "select the next"
    case .selectPrevious: "select the previous"
    case .nextMeasure: "next measure to compare"
    case .nextMap: "map: now, peak, mean, integral"
    case .nextSpan: "span: stance, used steps, A-B"
    case .feedbackMeasure: "next feedback measure"
    case .feedbackFoot: "feedback for left, right or both feet"
    case .feedbackUnit: "peak force in %BW, N or kg"
    case .feedbackPresets: "choose an exercise by its name"
    case .feedbackSchedule: "show every step, some, a summary, none"
    case .zoneUp: "move the zone up"
    case .zoneDown: "move the zone down"
    case .zoneNarrower: "narrower zone"
    case .zoneWider: "wider zone"
    case .zonePreset: "next usual zone"
    case .typeZone: "type the zone"
    case .nextBell: "bell: off, outside or inside"
    case .pauseCounting: "count steps or leave them out"
    case .resetCounts: "count from here on"
    case .metronome: "metronome on or off"
    case .metronomeFaster: "metronome faster"
    case .metronomeSlower: "metronome slower"
    case .nextPhase: "next phase of the protocol"
    case .calibrate: "calibrate the insoles"
    case .devices: "devices, their counters and clocks"
    case .record: "begin or end a recording"
    case .referenceEarlier: "reference 5 ms earlier"
    case .referenceLater: "reference 5 ms later"
    case .openSelected: "open, use or jump to the selected"
    case .openPath: "open a file by its path"
    case .filter: "filter as you type"
    case .compare: "mark a session or model to compare"
    case .compareParts: "compare A-B with another part"
    case .swapSides: "swap the compared sessions"
    case .measure: "measure the marked models now"
    case .sortList: "sort the list otherwise"
    case .reverseList: "sort the other way round"
    case .editVisit: "code, visit, condition and tags"
    case .showTrend: "trend over the person's visits"
    case .deleteSelected: "delete the selected recording"
    case .undoDelete: "bring the last deleted recording back"
    case .rescan: "look for sessions again"
    case .showMonitor: "monitor"
    case .showSteps: "steps"
    case .showErrors: "errors"
    case .showPressure: "pressure"
    case .showFeedback: "feedback"
    case .showModels: "models"
    case .showLibrary: "library"
    case .nextScreen: "next screen"
    case .previousScreen: "previous screen"
    case .jump: "jump to what a letter stands on"
    case .lastView: "back to the view before"
    case .say: "say what the screen shows"
    case .saySteps: "say every step, or none"
    case .palette: "command palette"
    case .configuration: "settings in force and who set them"
    case .help: "help"
    case .suspend: "suspend to the shell"
    case .quit: "quit"
    }
  }
}
