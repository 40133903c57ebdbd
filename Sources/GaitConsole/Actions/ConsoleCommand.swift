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
  case relationMap
  case relationLayer
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
}
