import GaitAnalysis
import GaitIntake
import GaitModel

extension LiveCore {
  /// What is known before the session, and then the session.
  ///
  /// Both are worked on where they lie: what is taken out to be changed is copied, as large as it is.
  struct State {
    /// What devices have said before the session; nothing is added once it runs.
    fileprivate(set) var waiting = Waiting()
    /// The session; nil while no insole is there, or the second one is waited for.
    fileprivate var running: Running?
    /// Whether there is one; whoever asks `running` itself copies it.
    fileprivate(set) var isRunning = false
  }

  /// What devices have said of themselves before the session begins.
  struct Waiting {
    /// How long the second foot is waited for after the first, in seconds.
    private static let otherFootSeconds = 1.0

    private var insoles = PerFoot<InsoleDescription?>(both: nil)
    private var announcements: [StreamAnnouncement] = []
    private var firstInsoleAt: Double?
    var referenceDevice: String?

    var hasInsole: Bool { firstInsoleAt != nil }

    mutating func take(
      _ insole: InsoleDescription, of foot: Foot, _ announcement: StreamAnnouncement, now: Double
    ) {
      insoles[foot] = insole
      announcements.append(announcement)
      firstInsoleAt = firstInsoleAt ?? now
    }

    /// Whether both feet are there, or one has waited long enough for the other.
    func isDue(now: Double) -> Bool {
      guard let firstInsoleAt else { return false }
      let isComplete = insoles.left != nil && insoles.right != nil
      return isComplete || now - firstInsoleAt >= Self.otherFootSeconds
    }

    /// What is known of the session as it begins.
    func metadata(
      name: String, startedAtUnixSeconds: Double, bodyMassKilograms: Double?,
      continued: SessionMetadata?
    ) -> SessionMetadata {
      var devices: [String] = []
      for announcement in announcements where !devices.contains(announcement.device) {
        devices.append(announcement.device)
      }
      var metadata = SessionMetadata(
        name: name, source: devices.joined(separator: ", "),
        isSimulated: announcements.contains(where: \.isSimulated),
        startedAtUnixSeconds: startedAtUnixSeconds,
        bodyMassKilograms: bodyMassKilograms
          ?? announcements.compactMap(\.bodyMassKilograms).first,
        reference: referenceDevice, insoles: insoles)
      if let continued {
        metadata.name = continued.name
        metadata.startedAtUnixSeconds = continued.startedAtUnixSeconds
        metadata.calibration = continued.calibration
        metadata.calibrationChanges = continued.calibrationChanges
        metadata.referenceLagSeconds = continued.referenceLagSeconds
        metadata.referenceLevels = continued.referenceLevels
        metadata.bodyMassKilograms = metadata.bodyMassKilograms ?? continued.bodyMassKilograms
        metadata.visit = continued.visit
        metadata.tags = continued.tags
      }
      return metadata
    }
  }

  /// A session that is being measured.
  struct Running {
    var analysis: LiveAnalysis
    var isReferenceHere: Bool
    /// What was said last of a silent reference.
    private var wasReferenceSilent = false
    private var estimates = OutgoingEstimates()
    private var steps = OutgoingSteps()
    /// What was said last of what the numbers rest on.
    private var said: LiveOutputSession?

    init(analysis: LiveAnalysis, isReferenceHere: Bool) {
      self.analysis = analysis
      self.isReferenceHere = isReferenceHere
    }

    mutating func push(_ blocks: [RecordedBlock]) {
      for block in blocks {
        switch block {
        case .frames(let block): analysis.push(block)
        case .forces(let block): analysis.push(reference: block)
        case .clockPoints: break
        }
      }
      analysis.settle()
    }

    /// What is shown; nil before the first frame.
    mutating func shown() -> LiveUpdate.Session? {
      guard let range = analysis.ring.range else { return nil }
      let shown = analysis.analysis()
      steps.look(at: shown, newest: range.upperBound)
      return LiveUpdate.Session(
        metadata: analysis.basis.metadata, range: range, analysis: shown,
        frames: analysis.newestFrames, forgottenSteps: analysis.forgottenSteps,
        lag: analysis.lag,
        isReferenceHere: isReferenceHere && !analysis.isReferenceSilent)
    }

    /// Whether the reference has fallen silent or has come back since the last call; nil for neither.
    mutating func takeSilence() -> Bool? {
      guard analysis.isReferenceSilent != wasReferenceSilent else { return nil }
      wasReferenceSilent.toggle()
      return wasReferenceSilent
    }

    /// What was not sent on yet: steps are those of the last look at what is shown.
    mutating func takeOutputs() -> [LiveOutput] {
      guard let newest = analysis.newestSeconds else { return [] }
      let outputs =
        estimates.take(from: analysis.tracks, newest: newest).map(LiveOutput.estimate)
        + steps.take().map(LiveOutput.step)
      guard !outputs.isEmpty else { return [] }
      let session = LiveOutputSession(analysis.basis, estimator: analysis.estimator.name)
      guard session != said else { return outputs }
      said = session
      return [.session(session)] + outputs
    }
  }
}

extension LiveCore.State {
  /// The session begins.
  mutating func begin(_ session: LiveCore.Running) {
    running = session
    isRunning = true
  }

  /// Works on a running session.
  ///
  /// - Returns: nil where no session runs; then nothing was done.
  @discardableResult
  mutating func change<Value>(_ work: (inout LiveCore.Running) -> Value) -> Value? {
    running?.apply(work)
  }

  /// Works on what is known before the session.
  ///
  /// - Returns: whether one is still waited for; otherwise nothing was done.
  mutating func wait(_ work: (inout LiveCore.Waiting) -> Void) -> Bool {
    guard !isRunning else { return false }
    work(&waiting)
    return true
  }
}

extension LiveCore.Running {
  fileprivate mutating func apply<Value>(_ work: (inout Self) -> Value) -> Value { work(&self) }
}

extension LiveOutputSession {
  fileprivate init(_ basis: SessionBasis, estimator: String) {
    self.init(
      feet: basis.metadata.feet, estimator: estimator,
      bodyWeightNewtons: basis.calibration.bodyWeightNewtons,
      isBodyMassKnown: basis.calibration.isBodyMassKnown,
      isSimulated: basis.metadata.isSimulated,
      startedAtUnixSeconds: basis.metadata.startedAtUnixSeconds)
  }
}
