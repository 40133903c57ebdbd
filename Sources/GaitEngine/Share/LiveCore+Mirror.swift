import GaitAnalysis
import GaitFiles
import GaitIntake
import GaitModel

extension LiveCore {
  /// What is known of a host whose session is shown, and how its estimator is found here.
  struct Mirror {
    /// Frames that have waited longer are left out, so that a slow machine shows the present with holes, in seconds.
    static let patienceSeconds = 3.0

    /// The estimator whose file has this SHA-256; nil where this machine has none.
    let findModel: @Sendable (_ sha256: String) -> EstimatorSource?
    var sessionID: UInt64?
    var state: SharedState?
    /// Sessions of the host before the one that is shown.
    var sessionsBefore = 0
    /// Why something of the host could last not be read.
    var problem: String?
    /// What the shown session was told to estimate with.
    var estimatorSHA256: String?
    /// The time of the last frame and force of each foot; what comes again, after a reconnection, is not.
    var lastFrame = PerFoot(both: -Double.infinity)
    var lastForce = PerFoot(both: -Double.infinity)

    /// Has an update say what the host says, and of a host that is gone that its devices are gone.
    func describe(_ update: inout LiveUpdate, link: DeviceStatus?) {
      update.host = link
      update.problem = problem
      update.sessionsBefore = sessionsBefore
      update.recorder = state?.recorder
      update.devices = state?.devices ?? []
      guard let link, link.connection != .streaming else { return }
      // What it said last is not so any more.
      update.recorder = nil
      for index in update.devices.indices { update.devices[index].connection = link.connection }
    }
  }

  /// A core that shows the session of a host.
  ///
  /// - Parameters:
  ///   - name: of the source that the host's packets come from.
  ///   - unixSeconds: what time it is, in seconds since 1970.
  ///   - findModel: the estimator whose file has a SHA-256; nil where this machine has none.
  /// - Returns: a core without a session.
  package static func viewer(
    of name: String, unixSeconds: Double,
    findModel: @escaping @Sendable (_ sha256: String) -> EstimatorSource?
  ) -> LiveCore {
    var core = LiveCore(
      sources: [LiveIntake.Source(name: name)], options: IntakeOptions(),
      settings: AnalysisSettings(), name: "live", unixSeconds: unixSeconds)
    core.mirror = Mirror(findModel: findModel)
    return core
  }

  /// Takes a packet of the host, of which nothing is believed.
  mutating func mirror(_ packet: SharePacket, arrival: Double) {
    guard mirror != nil else { return }
    do throws(SharedMessage.Problem) {
      switch try SharedMessage(packet) {
      case .session(let session): try mirror(session)
      case .state(let state):
        mirror?.state = state
        self.state.change { $0.analysis.skip(state.skippedContacts ?? []) }
      case .feedback(let feedback):
        events.removeAll { $0.topic == .feedback }
        events.append(.feedback(feedback))
      case .frames(let block): try mirror(block, arrival: arrival)
      case .forces(let block): try mirror(block)
      case .ended: events.append(.hostEnded)
      }
    } catch {
      mirror?.problem = error.reason
    }
  }

  private mutating func mirror(_ session: SharedSession) throws(SharedMessage.Problem) {
    let isNew = mirror?.sessionID != session.id
    if isNew {
      settings = AnalysisSettings(
        rule: session.rule,
        calibration: CalibrationRule(
          scalesFeetApart: session.scalesFeetApart, scale: session.scale))
    }
    let estimator =
      isNew || mirror?.estimatorSHA256 != session.estimatorSHA256
      ? estimator(of: session) : nil
    if isNew {
      if let estimator { settings.estimator = estimator }
      guard let analysis = mirroring(session) else {
        throw SharedMessage.Problem(reason: "insoles that nothing estimates")
      }
      if mirror?.sessionID != nil { mirror?.sessionsBefore += 1 }
      mirror?.sessionID = session.id
      mirror?.lastFrame = PerFoot(both: -.infinity)
      mirror?.lastForce = PerFoot(both: -.infinity)
      arrived = LiveArrivals()
      state.begin(Running(analysis: analysis, isReferenceHere: session.isReferenceHere))
    }
    // What has come until now is still of what was said before.
    flush()
    state.change { running in
      running.isReferenceHere = session.isReferenceHere
      running.analysis.adopt(session.metadata, lag: session.lag?.estimate)
    }
    if let estimator, !isNew { change(to: estimator) }
    mirror?.estimatorSHA256 = session.estimatorSHA256
  }

  private func mirroring(_ session: SharedSession) -> LiveAnalysis? {
    if let analysis = try? LiveAnalysis(
      metadata: session.metadata, settings: settings, isMirror: true)
    {
      return analysis
    }
    var settings = settings
    settings.estimator = .sumOfCells
    return try? LiveAnalysis(metadata: session.metadata, settings: settings, isMirror: true)
  }

  /// What estimates as it does at the host, and says so where this machine cannot.
  private mutating func estimator(of session: SharedSession) -> EstimatorSource {
    guard let sha256 = session.estimatorSHA256 else { return .sumOfCells }
    if let found = mirror?.findModel(sha256) { return found }
    events.append(.modelIsMissing(name: session.estimatorName))
    return .sumOfCells
  }

  private mutating func mirror(
    _ block: FrameBlock, arrival: Double
  ) throws(SharedMessage.Problem) {
    // Frames of a foot that nobody has described yet are none.
    guard let insole = state.change({ $0.analysis.metadata.insoles[block.foot] }) ?? nil else {
      return
    }
    let plausible = Plausible.readings(insole.unit)
    guard insole.layout.cellCount == block.cellCount,
      block.cells.allSatisfy({ plausible.contains(Double($0)) })
    else { throw SharedMessage.Problem(reason: "frames of other insoles") }
    let last = mirror?.lastFrame[block.foot] ?? -.infinity
    let rest = block.slice(block.times.lowerBound(of: last.nextUp)..<block.count)
    guard let newest = rest.times.last else { return }
    mirror?.lastFrame[block.foot] = newest
    arrived.append(rest, arrival: arrival)
  }

  private mutating func mirror(_ block: ForceBlock) throws(SharedMessage.Problem) {
    guard state.isRunning else { return }
    let last = mirror?.lastForce[block.foot] ?? -.infinity
    let rest = block.slice(block.times.lowerBound(of: last.nextUp)..<block.count)
    guard let newest = rest.times.last else { return }
    mirror?.lastForce[block.foot] = newest
    arrived.append(rest)
  }
}
