package import GaitAnalysis
import GaitFiles
package import GaitIntake
package import GaitModel
package import GaitStore

/// A live session without threads, ports or a clock: what arrives goes in, what is shown and recorded
/// comes out.
///
/// The console drives it in real time; the soak drives it with an hour of faults in seconds.
package struct LiveCore: Sendable {
  /// How long the second foot is waited for after the first, in seconds.
  private static let otherFootSeconds = 1.0
  /// Samples that are kept before the session begins.
  private static let mostEarly = 20_000
  /// A foot this much behind the other keeps it from being given out no longer, in seconds.
  private static let outletPatienceSeconds = 0.25

  var intake: LiveIntake
  var analysis: LiveAnalysis?
  /// Whether there is an analysis; asking the optional itself copies all of it each time.
  package private(set) var hasBegun = false
  package internal(set) var recorder: SessionRecorder?
  /// Where the recording begins with the session; nil for none.
  package var recordingPath: String?
  var settings: AnalysisSettings
  let name: String
  private var insoles = PerFoot<InsoleDescription?>(both: nil)
  private var announcements: [StreamAnnouncement] = []
  private var referenceDevice: String?
  private var firstInsoleAt: Double?
  /// What came before the session began.
  private var early: [IntakeOutput] = []
  private var frames = PerFoot<FrameBlock?>(both: nil)
  private var forces = PerFoot.each { ForceBlock(foot: $0) }
  private var clockPoints: [ClockPoint] = []
  private var unknownLayout: LiveUpdate.UnknownLayout?
  private var recordedCalibration: Calibration?
  private var recordedLag = 0.0
  private var recordedLevels: PerFoot<ReferenceLevel?>?
  private(set) var newestArrival: Double?
  var collection: CalibrationCollection?
  /// What is to be said besides the next update.
  package internal(set) var events: [LiveEvent] = []
  private let continued: SessionMetadata?
  private(set) var droppedEvents = 0
  /// The session's time up to which estimates were given out.
  private var sentUntil = -Double.infinity

  /// What is to be done with files.
  var errands: [LiveErrand] = []
  /// What time it is, in seconds since 1970; told by whoever drives the core.
  package var unixSeconds: Double

  /// - Parameters:
  ///   - sources: what is listened to.
  ///   - options: who may send what.
  ///   - settings: what the user decided about the analysis.
  ///   - name: what the session is called.
  ///   - continued: the metadata of a recording that goes on.
  ///   - unixSeconds: what time it is, in seconds since 1970.
  package init(
    sources: [LiveIntake.Source], options: IntakeOptions, settings: AnalysisSettings, name: String,
    continued: SessionMetadata? = nil, unixSeconds: Double
  ) {
    self.unixSeconds = unixSeconds
    intake = LiveIntake(sources: sources, options: options)
    self.settings = settings
    self.name = name
    self.continued = continued
  }

  /// Takes what happened at a source.
  package mutating func take(_ event: SourceEvent, source: Int, now: Double) {
    intakeOutputs(now: now) { intake, emit in
      intake.take(event, source: source, now: now, emit: emit)
    }
  }

  package mutating func tick(now: Double) {
    intakeOutputs(now: now) { intake, emit in intake.tick(now: now, emit: emit) }
    beginIfDue(now: now)
  }

  /// Takes everything that still waits, at the end.
  package mutating func finish(now: Double) {
    intakeOutputs(now: now) { intake, emit in intake.finish(emit: emit) }
    if !hasBegun, firstInsoleAt != nil { begin() }
    flush()
  }

  /// Hands what has come to analysis and recording; called after every batch of events.
  package mutating func flush() {
    guard hasBegun else { return }
    for foot in Foot.allCases {
      if let block = frames[foot], !block.isEmpty {
        recorder?.append(block)
        analysis?.push(block)
        collection?.take(block)
        frames[foot] = FrameBlock(foot: foot, cellCount: block.cellCount)
      }
      if !forces[foot].isEmpty {
        recorder?.append(reference: forces[foot])
        analysis?.push(reference: forces[foot])
        forces[foot] = ForceBlock(foot: foot)
      }
    }
    analysis?.settle()
    if !clockPoints.isEmpty {
      let points = clockPoints
      clockPoints.removeAll()
      toRecorder { recorder throws(GaitlabError) in try recorder.append(points) }
    }
    keepWhatWasFound()
    finishCollection()
  }

  // MARK: - From the intake

  private mutating func intakeOutputs(
    now: Double, _ body: (inout LiveIntake, (IntakeOutput) -> Void) -> Void
  ) {
    var outputs: [IntakeOutput] = []
    body(&intake) { outputs.append($0) }
    for output in outputs { take(output, now: now) }
  }

  private mutating func take(_ output: IntakeOutput, now: Double) {
    switch output {
    case .insole(let foot, let announcement, let insole):
      unknownLayout = nil
      insoles[foot] = insole
      announcements.append(announcement)
      firstInsoleAt = firstInsoleAt ?? now
      if hasBegun { footJoined(foot, insole) }
    case .reference(_, let device):
      referenceDevice = device.isEmpty ? "reference" : device
      if hasBegun { referenceJoined() }
    case .unknownLayout(let foot, let cellCount):
      unknownLayout = LiveUpdate.UnknownLayout(foot: foot, cellCount: cellCount)
    case .frame, .force, .clock:
      if !hasBegun {
        // A plate that is on before the insoles.
        if early.count >= Self.mostEarly { early.removeFirst(Self.mostEarly / 2) }
        early.append(output)
      } else {
        keep(output)
      }
    }
    beginIfDue(now: now)
  }

  private mutating func keep(_ output: IntakeOutput) {
    switch output {
    case .frame(let frame, let arrival):
      if frames[frame.foot]?.cellCount != frame.cells.count {
        frames[frame.foot] = FrameBlock(foot: frame.foot, cellCount: frame.cells.count)
      }
      frames[frame.foot]?.append(timeSeconds: frame.timeSeconds, cells: frame.cells)
      newestArrival = arrival
    case .force(let force):
      forces[force.foot].append(timeSeconds: force.timeSeconds, newtons: Float(force.newtons))
    case .clock(let point): clockPoints.append(point)
    case .insole, .reference, .unknownLayout: break
    }
  }

  // MARK: - The session

  private mutating func beginIfDue(now: Double) {
    guard !hasBegun, let first = firstInsoleAt else { return }
    let isComplete = insoles.left != nil && insoles.right != nil
    if isComplete || now - first >= Self.otherFootSeconds { begin() }
  }

  private mutating func begin() {
    do throws(GaitlabError) {
      analysis = try LiveAnalysis(metadata: metadata, settings: settings)
    } catch {
      // The estimator does not run at this rate: the sum of cells always does.
      settings.estimator = .sumOfCells
      events.append(.failed(error.summary))
      analysis = try? LiveAnalysis(metadata: metadata, settings: settings)
    }
    hasBegun = analysis != nil
    if let path = recordingPath {
      recordingPath = nil
      record(path: path)
    } else if recorder != nil {
      recordMetadata()
    }
    let waiting = early
    early = []
    for output in waiting { keep(output) }
  }

  /// What is known of the session as it begins.
  var metadata: SessionMetadata {
    if let metadata = analysis?.metadata { return metadata }
    var devices: [String] = []
    for announcement in announcements where !devices.contains(announcement.device) {
      devices.append(announcement.device)
    }
    var metadata = SessionMetadata(
      name: name, source: devices.joined(separator: ", "),
      isSimulated: announcements.contains(where: \.isSimulated),
      startedAtUnixSeconds: unixSeconds.rounded(),
      bodyMassKilograms: settings.basis.bodyMassKilograms
        ?? announcements.compactMap(\.bodyMassKilograms).first,
      reference: referenceDevice, insoles: insoles)
    if let continued {
      metadata.name = continued.name
      metadata.startedAtUnixSeconds = continued.startedAtUnixSeconds
      metadata.calibration = continued.calibration
      metadata.referenceLagSeconds = continued.referenceLagSeconds
      metadata.referenceLevels = continued.referenceLevels
      metadata.bodyMassKilograms = metadata.bodyMassKilograms ?? continued.bodyMassKilograms
    }
    return metadata
  }

  private mutating func footJoined(_ foot: Foot, _ insole: InsoleDescription) {
    flush()
    analysis?.change { $0.insoles[foot] = insole }
    recordMetadata()
  }

  private mutating func referenceJoined() {
    guard analysis?.metadata.reference == nil else { return }
    flush()
    let device = referenceDevice
    analysis?.change { $0.reference = device }
    recordMetadata()
  }

  private mutating func recordMetadata() {
    let metadata = metadata
    toRecorder { recorder throws(GaitlabError) in try recorder.update(metadata) }
  }

  /// Asks the recorder for something that it may refuse; then the console is told.
  mutating func toRecorder(_ ask: (SessionRecorder) throws(GaitlabError) -> Void) {
    guard let recorder else { return }
    do throws(GaitlabError) {
      try ask(recorder)
    } catch {
      events.append(.failed(error.summary))
    }
  }

  /// Starts to record what comes from now on.
  package mutating func record(with recorder: SessionRecorder) {
    self.recorder = recorder
    recordedCalibration = nil
    recordedLag = 0
    recordedLevels = nil
    keepWhatWasFound()
  }

  /// A calibration or a lag that was found belongs to the recording, so that a replay uses it too.
  private mutating func keepWhatWasFound() {
    guard let metadata = analysis?.metadata else { return }
    if let calibration = metadata.calibration, calibration != recordedCalibration {
      recordedCalibration = calibration
      toRecorder { recorder throws(GaitlabError) in
        try recorder.update(calibration: calibration)
      }
    }
    if metadata.referenceLagSeconds != recordedLag {
      recordedLag = metadata.referenceLagSeconds
      let lag = recordedLag
      toRecorder { recorder throws(GaitlabError) in
        try recorder.update(referenceLagSeconds: lag)
      }
    }
    if metadata.reference != nil, let levels = metadata.referenceLevels, levels != recordedLevels {
      recordedLevels = levels
      toRecorder { recorder throws(GaitlabError) in
        try recorder.update(referenceLevels: levels)
      }
    }
  }

  /// Events that there was no room for; what was in them nobody knows.
  package mutating func noteDropped(_ events: Int) { droppedEvents += events }

  /// Gives every estimate out that has not been yet.
  package mutating func send(to outlet: EstimateOutlet?) {
    guard let outlet, let tracks = analysis?.tracks, let newest = analysis?.newestSeconds else {
      return
    }
    let ends = PerFoot.each { foot in
      tracks[foot].flatMap { $0.estimated.isEmpty ? nil : $0.times[$0.estimated.count - 1] }
        ?? -.infinity
    }
    let foot: Foot = ends.left >= ends.right ? .left : .right
    guard let track = tracks[foot] else { return }
    // Both feet of a moment go out together, unless one has fallen silent.
    let other = ends[foot.opposite]
    let limit = newest - other <= Self.outletPatienceSeconds ? other : .infinity
    for index in track.times.lowerBound(of: sentUntil.nextUp)..<track.times.count {
      let time = track.times[index]
      guard index < track.estimated.count, time <= limit else { return }
      var newtons = PerFoot(both: Float.nan)
      newtons[foot] = track.estimated[index]
      newtons[foot.opposite] =
        tracks[foot.opposite]?.newtons(.estimated, at: time).map { Float($0) } ?? .nan
      outlet(newtons, newest - time)
      sentUntil = time
    }
  }

  /// Ends the session; the file of its recording is left to be finished.
  package mutating func end(now: Double) -> LiveSummary {
    finish(now: now)
    var summary = LiveSummary()
    summary.devices = intake.status
    summary.droppedEvents = droppedEvents
    summary.seconds = analysis?.newestSeconds ?? 0
    summary.steps = analysis.map { $0.forgottenSteps + $0.foundSteps } ?? 0
    stopRecording()
    return summary
  }

  // MARK: - What is shown

  /// What the console is to show now.
  package mutating func update() -> LiveUpdate {
    var update = LiveUpdate(
      devices: intake.status, recorder: recorder?.status, unknownLayout: unknownLayout,
      problem: intake.latestProblem, newestArrivalSeconds: newestArrival,
      nowUnixSeconds: unixSeconds)
    if hasBegun, let range = analysis?.ring.range, let shown = analysis?.analysis() {
      update.session = LiveUpdate.Session(
        metadata: analysis?.basis.metadata ?? metadata, range: range, analysis: shown,
        frames: analysis?.frames(at: range.upperBound) ?? PerFoot(both: nil),
        forgottenSteps: analysis?.forgottenSteps ?? 0, lag: analysis?.lag,
        isReferenceHere: referenceDevice != nil)
    }
    return update
  }
}
