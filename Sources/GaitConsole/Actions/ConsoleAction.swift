package import GaitAnalysis
package import GaitModel
package import TerminalCore

/// What happened.
package enum ConsoleAction: Equatable, Sendable {
  case keyPressed(Key)
  /// Text was pasted, or a file dropped, which a terminal pastes as its path.
  case pasted(String)
  case mouse(MouseEvent)
  case commandChosen(ConsoleCommand)
  case resized(Size)
  /// The terminal has said whether its background is dark.
  case backgroundTold(isDark: Bool)
  /// The process was stopped and continues.
  case resumed(Size)
  /// How many pixels a cell has, on a terminal that takes pictures.
  case cellsMeasured(Size)
  /// Time went on; seconds of a clock that only goes forward.
  case tick(now: Double)
  /// The console begins with the library.
  case libraryOpened
  /// The console begins with a file; it plays again and again if it `repeats`.
  case openingBegan(path: String, title: String, repeats: Bool)
  /// The console begins with devices that are being listened to.
  case measuringBegan(devices: [DeviceStatus])
  /// What is measured is another gaitlab's session, which is only looked at.
  case viewingBegan(host: DeviceStatus)
  /// The host has counted steps or has another target.
  case feedbackShared(SharedFeedback)
  /// The sessions of the library, as far as they are known; `now` is in seconds since 1970. Those that are not read
  /// yet have no more than a name.
  case libraryScanned([LibraryEntry], now: Double = 0, isRead: Bool = true)
  /// A session's file says now whose it is.
  case sessionDescribed(path: String, visit: SessionVisit, tags: [String])
  case trendReady(SessionTrend)
  /// What the library shows of a session has been read, or cannot be.
  case previewRead(path: String, LibraryPreview.Content)
  /// The recordings in folders that were named or dropped, never none.
  case recordingsFound([String])
  case comparisonReady(SessionComparison)
  case comparisonFailed(String)
  case modelsListed([ModelEntry], inUse: String)
  case modelInUseChanged(String)
  case modelComparisonProgressed(Double)
  case modelComparisonReady(EstimatorComparison)
  case modelComparisonFailed(String)
  case sessionOpened(
    metadata: SessionMetadata, markers: [Marker], range: ClosedRange<Double>,
    place: SessionPlace? = nil)
  case sessionFailed(String)
  /// A file does not say everything, and somebody may answer.
  case answerNeeded(ImportInquiry)
  /// The file of a layout that was named as an answer.
  case layoutFileRead(InsoleLayout)
  case layoutFileRefused(String)
  case analysisProgressed(SessionAnalysis, progress: Double)
  case framesArrived(PerFoot<PressureFrame?>)
  case pressuresRead(PressureReport)
  /// Nil where nothing can be shown of the step.
  case relationsRead(StepRelations?)
  case relationsFailed(String)
  case pressuresFailed(String)
  case markerSaved(Marker)
  /// Frames of a calibration have come; newtons as the insoles read them, zero taken off.
  case calibrationProgressed(seconds: Double, needed: Double, newtons: PerFoot<Double?>)
  case calibrationChecked(CalibrationCheck)
  /// Devices have measured something, or what is known of them has changed.
  case liveUpdated(LiveUpdate)
  /// Frames of devices have got to the screen this late.
  case latencyMeasured(LatencyStatus)
  /// The theme that was chosen draws the heatmap in other colours.
  case colorMapChanged(ColorMap)
  /// A file of a theme was saved.
  case themesChanged
  /// Somebody has changed a theme's file: these are all themes now, and what is wrong with one of them.
  case themesRead([Theme], problem: String?)
  /// Other norms are behind the curves, or none.
  case normsChanged(ShownNorms?)
  case notified(Notice)
  /// No key comes any more, though nobody has hung up: nothing plays again and again for nobody.
  case inputEnded
  /// A signal ends the program, or its terminal is gone: nobody can answer any more.
  case endingForced
}

/// What is to be done outside of the state.
package enum ConsoleEffect: Equatable, Sendable {
  /// Opens a file, with what was answered about it, which is remembered once that opens it.
  case openSession(path: String, answers: DeviceAnswers? = nil)
  /// Opens the first of some files that were named or dropped; the library lists them all. A folder
  /// stands for the recordings in it.
  case openPaths([String])
  /// Lists recordings in the library without opening one.
  case listPaths([String])
  /// Reads the layout that was named as an answer.
  case readLayoutFile(path: String)
  /// The session that has been opened is the one that everything else is about from now on.
  case adoptSession
  case saveMarker(Marker)
  /// Gives a marker another note in the session's file.
  case changeMarker(Marker, note: String)
  case removeMarker(Marker)
  /// Writes a marker again that was deleted.
  case restoreMarker(Marker)
  /// Gives a marker the note again that it had.
  case restoreNote(Marker, note: String)
  /// Keeps a step among those that are left out; these are all of them, and the numbers are made again.
  case leaveOut(LeftOutStep, all: [LeftOutStep])
  /// Takes records of a step back; these are the ones that are left.
  case takeBack([LeftOutStep], all: [LeftOutStep])
  case compare(first: String, second: String)
  /// Sets parts of the open session beside each other.
  case compareParts([ClosedRange<Double>], of: SessionAnalysis)
  /// Reads frames of the open session once more for pressures.
  case readPressures(PressureSpan, of: SessionAnalysis)
  case readRelations(RelationsState.Question, of: SessionAnalysis)
  /// Moves a recording to the trash.
  case deleteRecording(path: String)
  /// Brings the recording back that was deleted last.
  case undoDelete
  /// Writes into a session whose it is.
  case describeSession(path: String, visit: SessionVisit, tags: [String])
  /// Sets the visits of a person beside each other; these are the sessions.
  case findTrend(person: String, paths: [String])
  /// Writes a page of the open session, with norms beside it.
  /// Writes the screen as a picture.
  case savePicture
  case writeReport(SessionAnalysis, markers: [Marker], norms: NormChoice?)
  /// Writes a table of the steps of the open session.
  case writeSteps(SessionAnalysis)
  /// Writes a page of sessions beside each other.
  case writeComparison(SessionComparison)
  /// Reads the norms that follow these in the list; none follow the last ones.
  case readNextNorms(after: String?)
  case scanLibrary
  /// Reads what the library shows of a session.
  case readPreview(path: String)
  case listModels
  /// Measures the models on the open session.
  case compareModels(ids: [String])
  /// Changes the estimator; the open session is analysed again.
  case useModel(id: String)
  case chooseTheme(index: Int)
  /// Reads the themes again; this one is in use.
  case readThemes(inUse: String)
  case bell
  /// Tells the program of the feedback a line.
  case tellProgram(String)
  /// A beat of the metronome, for the program if there is one and the bell otherwise.
  case beat(perMinute: Double)
  /// Keeps how the walker did, now that an exercise is over.
  case keepFeedback(FeedbackSummary, isOver: Bool)
  /// Begins to record the live session into the folder of recordings.
  case startRecording
  case stopRecording
  /// Shifts the reference of the live session; seconds to add to its times.
  case useLag(seconds: Double)
  /// The insoles that announce nothing are these.
  case describeInsole(InsoleDescription)
  /// Collects frames of the live devices and checks them.
  case collectCalibration(CalibrationRequest)
  /// What is being collected is not wanted any more.
  case cancelCalibration
  /// Uses a calibration from now on; whoever does it says when that was.
  case applyCalibration(Calibration)
  case suspend
  case quit
}
