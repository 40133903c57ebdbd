package import GaitAnalysis
import GaitFiles
package import GaitIntake
package import GaitModel

/// A live session without threads, files or a clock: what arrives goes in, what is shown, recorded and given
/// out comes out.
///
/// The console drives it in real time; the soak drives it with an hour of faults in seconds.
package struct LiveCore: Sendable {
  var intake: LiveIntake
  var state = State()
  /// What has come since the last `flush`, or since the beginning where no session runs yet.
  var arrived = LiveArrivals()
  /// What the recording has been told; nil where nothing is recorded.
  var recording: Recording?
  /// Where the recording begins with the session; nil for none.
  package var recordingPath: String?
  /// Whose recordings are; one that continues says so itself.
  package var visit = SessionVisit()
  var settings: AnalysisSettings
  private let name: String
  private let continued: SessionMetadata?
  private var unknownLayout: LiveUpdate.UnknownLayout?
  var collection: CalibrationCollection?
  private var droppedEvents = 0
  /// What those who look on are to get; nil where the session is not shared.
  var sharing: Sharing?
  /// What is known of a host whose session this one shows; nil for a session of its own.
  var mirror: Mirror?
  /// What is to be said besides the next update.
  package internal(set) var events: [LiveEvent] = []
  /// What is to be done with files.
  var errands: [LiveErrand] = []
  /// What time it is, in seconds since 1970; told by whoever drives the core.
  package var unixSeconds: Double

  /// - Parameters:
  ///   - sources: what is listened to.
  ///   - options: who may send what.
  ///   - settings: what the user decided about the analysis.
  ///   - name: what the session is called.
  ///   - continued: the metadata of a recording that continues; it is recorded into from the start.
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
    recording = continued.map(Recording.init(of:))
  }

  /// Takes what happened at a source.
  package mutating func take(_ event: SourceEvent, source: Int, now: Double) {
    if case .shared(let packets, let arrival) = event {
      let isLate = now - arrival > Mirror.patienceSeconds
      for packet in packets {
        if isLate, packet.kind == .frames || packet.kind == .forces {
          droppedEvents += 1
        } else {
          mirror(packet, arrival: arrival)
        }
      }
    }
    intakeOutputs(now: now) { intake, emit in
      intake.take(event, source: source, now: now, emit: emit)
    }
  }

  /// Tells the time: holes are given up, stalls noticed, and a foot that does not come is not waited for.
  package mutating func tick(now: Double) {
    intakeOutputs(now: now) { intake, emit in intake.tick(now: now, emit: emit) }
    beginIfDue(now: now)
  }

  /// Takes everything that still waits, at the end.
  package mutating func finish(now: Double) {
    intakeOutputs(now: now) { intake, emit in intake.finish(emit: emit) }
    if !state.isRunning, state.waiting.hasInsole { begin() }
    flush()
  }

  /// Hands what has come to analysis and recording; called after every batch of events.
  package mutating func flush() {
    guard state.isRunning else { return }
    let blocks = arrived.takeBlocks()
    let pushed = state.change { running in
      running.push(blocks)
      return (metadata: running.analysis.metadata, silence: running.takeSilence())
    }
    guard let metadata = pushed?.metadata else { return }
    if let silence = pushed?.silence { events.append(.referenceFellSilent(silence)) }
    for block in blocks {
      if case .frames(let frames) = block { collection?.take(frames) }
    }
    if recording != nil { errands += blocks.map(LiveErrand.keep) }
    sharing?.keep(blocks)
    recordWhatWasFound(metadata)
    finishCollection(metadata)
  }

  /// Events that there was no room for; what was in them nobody knows.
  package mutating func noteDropped(_ events: Int) { droppedEvents += events }

  /// What other programs are to get that they did not get yet; steps are those of the last `update`.
  package mutating func takeOutputs() -> [LiveOutput] {
    state.change { $0.takeOutputs() } ?? []
  }

  /// Ends the session; the file of its recording is left to be finished.
  package mutating func end(now: Double) -> LiveSummary {
    finish(now: now)
    var summary = LiveSummary()
    summary.devices = intake.status
    summary.droppedEvents = droppedEvents
    state.change { running in
      // What was recorded before, and the pause behind it, were not measured now.
      let first = running.analysis.firstSeconds ?? 0
      summary.seconds = (running.analysis.newestSeconds ?? first) - first
      summary.steps = running.analysis.forgottenSteps + running.analysis.analysis().steps.count
    }
    stopRecording()
    return summary
  }

  /// What the console is to show now, but for how the recording is doing.
  package mutating func update() -> LiveUpdate {
    var update = LiveUpdate(
      devices: intake.status, unknownLayout: unknownLayout, problem: intake.latestProblem,
      session: state.change { $0.shown() } ?? nil,
      newestArrivalSeconds: state.isRunning ? arrived.newestFrame : nil,
      nowUnixSeconds: unixSeconds)
    update.recordsFirstFrame = recordingPath != nil
    mirror?.describe(&update, link: intake.status.first)
    return update
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
    case .frame(let frame, let arrival): arrived.append(frame, arrival: arrival)
    case .force(let force): arrived.append(force)
    case .clock(let point): arrived.append(point)
    case .unknownLayout(let foot, let cellCount):
      unknownLayout = LiveUpdate.UnknownLayout(foot: foot, cellCount: cellCount)
    case .insole(let foot, let announcement, let insole):
      unknownLayout = nil
      if !state.wait({ $0.take(insole, of: foot, announcement, now: now) }) {
        join { $0.insoles[foot] = insole }
      }
    case .reference(_, let device):
      let device = device.isEmpty ? "reference" : device
      if !state.wait({ $0.referenceDevice = device }) { join(reference: device) }
    }
    beginIfDue(now: now)
  }

  // MARK: - The session

  private mutating func beginIfDue(now: Double) {
    guard !state.isRunning else { return }
    // A plate may be on long before the insoles.
    arrived.trim()
    if state.waiting.isDue(now: now) { begin() }
  }

  private mutating func begin() {
    let waiting = state.waiting
    var metadata = waiting.metadata(
      name: name,  // Another launch that continues the recording places its frames by this moment.
      startedAtUnixSeconds: (unixSeconds * 1000).rounded() / 1000,
      bodyMassKilograms: settings.basis.bodyMassKilograms, continued: continued)
    if continued == nil { metadata.visit = visit }
    guard let analysis = analysis(of: metadata) else { return }
    state.begin(Running(analysis: analysis, isReferenceHere: waiting.referenceDevice != nil))
    if let path = recordingPath {
      recordingPath = nil
      record(path: path)
    } else if recording != nil {
      errands.append(.update(analysis.metadata))
    }
  }

  private mutating func analysis(of metadata: SessionMetadata) -> LiveAnalysis? {
    do throws(GaitlabError) {
      return try LiveAnalysis(metadata: metadata, settings: settings)
    } catch {
      // The estimator does not run at this rate: the sum of cells always does.
      settings.estimator = .sumOfCells
      events.append(.failed(error.summary))
      return try? LiveAnalysis(metadata: metadata, settings: settings)
    }
  }

  private mutating func join(reference device: String) {
    let isNew = state.change { running in
      running.isReferenceHere = true
      return running.analysis.metadata.reference == nil
    }
    if isNew == true { join { $0.reference = device } }
  }

  /// A foot or a reference has come while the session runs.
  private mutating func join(_ edit: (inout SessionMetadata) -> Void) {
    flush()
    let metadata = state.change { running in
      running.analysis.change(edit)
      return running.analysis.metadata
    }
    if let metadata, recording != nil { errands.append(.update(metadata)) }
  }
}
