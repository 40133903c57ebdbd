package import GaitAnalysis
import GaitModel

extension LiveCore {
  /// What those who look on have not got yet.
  struct Sharing {
    /// How often the state of devices is said, in seconds; it is a sign of life, too.
    static let stateSeconds = 0.25

    let id = UInt64.random(in: 1...UInt64.max)
    var feedback: SharedFeedback?
    private var blocks: [RecordedBlock] = []
    private var said: SharedSession?
    private var saidFeedback: SharedFeedback?
    private var stateSaidAt = -Double.infinity

    mutating func keep(_ blocks: [RecordedBlock]) { self.blocks += blocks }

    mutating func takeBlocks() -> [SharedMessage] {
      defer { blocks = [] }
      return blocks.compactMap { block in
        switch block {
        case .frames(let block): .frames(block)
        case .forces(let block): .forces(block)
        case .clockPoints: nil
        }
      }
    }

    /// The session, where something of it has changed since it was said.
    mutating func takeChange(of session: SharedSession) -> SharedMessage? {
      guard session != said else { return nil }
      said = session
      return .session(session)
    }

    mutating func takeFeedback() -> SharedMessage? {
      guard let feedback, feedback != saidFeedback else { return nil }
      saidFeedback = feedback
      return .feedback(feedback)
    }

    mutating func isStateDue(now: Double) -> Bool {
      guard now - stateSaidAt >= Self.stateSeconds || now < stateSaidAt else { return false }
      stateSaidAt = now
      return true
    }
  }

  /// What is to be said to those who look on: what the session is before its frames.
  ///
  /// - Parameter update: the newest, if one was made.
  /// - Returns: in the order in which it is to be said.
  package mutating func takeShared(with update: LiveUpdate?) -> [SharedMessage] {
    guard var sharing else { return [] }
    defer { self.sharing = sharing }
    var messages: [SharedMessage] = []
    if let update, sharing.isStateDue(now: unixSeconds) {
      messages.append(
        .state(
          SharedState(
            devices: update.devices, recorder: update.recorder,
            skippedContacts: update.session?.analysis.skippedContacts)))
    }
    let (id, settings) = (sharing.id, settings)
    let session = state.change { running in
      SharedSession(running, id: id, settings: settings)
    }
    if let session, let change = sharing.takeChange(of: session) { messages.append(change) }
    messages += sharing.takeBlocks()
    if let feedback = sharing.takeFeedback() { messages.append(feedback) }
    return messages
  }
}

extension SessionAnalysis {
  /// The last contacts that an option leaves out; nil for none.
  fileprivate var skippedContacts: [LeftOutStep]? {
    let contacts = steps.filter { $0.rejection == .leftOut }.suffix(SharedState.mostSkipped)
    guard !contacts.isEmpty else { return nil }
    return contacts.map {
      LeftOutStep(foot: $0.foot, initialContactSeconds: $0.stance.initialContactSeconds)
    }
  }
}

extension SharedSession {
  fileprivate init(_ running: LiveCore.Running, id: UInt64, settings: AnalysisSettings) {
    let (analysis, basis) = (running.analysis, settings.basis)
    self.init(
      id: id, metadata: analysis.metadata, estimatorName: analysis.estimator.name,
      estimatorSHA256: analysis.estimator.sha256, rule: basis.rule,
      scale: basis.calibration.scale, scalesFeetApart: basis.calibration.scalesFeetApart,
      lag: analysis.lag.map(Lag.init), isReferenceHere: running.isReferenceHere)
  }
}
