package import GaitFiles
package import GaitModel

/// Makes the recordings of one person: real footsteps under a simulated insole.
package struct FootstepsRecording: Sendable {
  package static let stepsPerFoot = 15
  /// What stands for the body mass, in kilograms.
  ///
  /// The source states none, and sessions and screens want newtons. In body weights it cancels.
  package static let nominalBodyMassKilograms = 70.0
  /// Side of a sensel in millimetres.
  ///
  /// The source states none; with this one soles come out at 26 to 30 cm.
  package static let senselMillimetres = 5.0
  /// What everybody who sees a number of this benchmark is told.
  package static let caveat = "real footsteps under a simulated insole: no clinical validation"

  private let subject: PlateSubject
  private let seed: UInt64
  private let options: FootstepsOptions
  private let layout: VirtualLayout

  /// The benchmark's recordings.
  package init(subject: PlateSubject, seed: UInt64) {
    self.subject = subject
    self.seed = seed
    options = FootstepsOptions()
    layout = VirtualLayout(grid: subject.box)
  }

  /// Recordings that differ from the benchmark's by some options.
  ///
  /// - Throws: `dataRefused` if the layout has no cells.
  package init(
    subject: PlateSubject, seed: UInt64, options: FootstepsOptions
  ) throws(GaitlabError) {
    self.subject = subject
    self.seed = seed
    self.options = options
    layout = try VirtualLayout(options.layout, over: subject.box, seed: seed)
  }

  /// A whole recording in memory; the same key and seed give the same numbers.
  package func session(_ key: FootstepsKey) -> RecordedSession {
    // Everything that is drawn comes from here, in this order.
    var random = SplitMix64(seed: seed, purpose: key.number)
    let condition = key.insoleCondition
    let commonGain = condition.drawCommonGain(&random)
    let steps = subject.steps(key.speed)
    let walk = FootstepsWalk(
      stanceSeconds: steps.map(\.stanceSeconds),
      dutyFactor: options.dutyFactor(subject.dutyFactor(key.speed)),
      stepsPerFoot: Self.stepsPerFoot, random: &random)
    var session = RecordedSession(metadata: metadata(key), frames: PerFoot(both: nil))
    for foot in Foot.allCases {
      let placement = InsolePlacement(
        box: subject.box, within: condition.misplacement, layout: layout, random: &random)
      var insole = VirtualInsole(
        condition: condition, commonGain: commonGain, seed: random.next(),
        cellCount: layout.cells.count)
      let track = track(foot, walk: walk, steps: steps, placement: placement)
      var cells = track.cells
      insole.read(&cells)
      let times = track.newtons.indices.map { Double($0) / PlateResampling.samplingRateHz }
      let frames = FrameBlock(
        foot: foot, cellCount: layout.cells.count, times: times, cells: cells)
      session.frames[foot] = withLosses(frames, key: key)
      session.reference[foot] = ForceBlock(foot: foot, times: times, newtons: track.newtons)
    }
    return session
  }

  /// The frames that arrive: each is lost with the same chance, whatever became of the one before.
  ///
  /// What is lost is drawn apart from everything else, so that the frames which arrive are the
  /// benchmark's, and those lost at a low rate are lost at a higher one as well.
  private func withLosses(_ frames: FrameBlock, key: FootstepsKey) -> FrameBlock {
    guard options.lostFramesPercent > 0 else { return frames }
    let purpose = key.number + (frames.foot == .left ? 1 : 2) << 32
    var random = SplitMix64(seed: seed, purpose: purpose)
    var arrived = FrameBlock(foot: frames.foot, cellCount: frames.cellCount)
    for index in 0..<frames.count where random.uniform() >= options.lostFramesPercent / 100 {
      arrived.append(frames.slice(index..<index + 1))
    }
    return arrived
  }

  /// One foot's true pressures and force over a walk, before any sensor.
  ///
  /// - Returns: `[frame][cell]` in the plate's counts and `[frame]` in newtons, at 200 Hz.
  func track(
    _ foot: Foot, walk: FootstepsWalk, steps: [PlateStep], placement: InsolePlacement
  ) -> (cells: [Float], newtons: [Float]) {
    let rate = PlateResampling.samplingRateHz
    let cellCount = placement.shares.count
    let frames = Int((walk.durationSeconds * rate).rounded(.up))
    var cells = [Float](repeating: 0, count: frames * cellCount)
    var newtons = [Float](repeating: 0, count: frames)
    let newtonsPerCount =
      Physics.weightNewtons(massKilograms: Self.nominalBodyMassKilograms) / subject.bodyWeight
    let factor = options.forceFactor(isLeft: foot == .left)
    let pressureFactor = Float(factor)
    for contact in walk.contacts[foot] {
      let step = steps[contact.step]
      let start = Int((contact.startSeconds * rate).rounded())
      let sensed = placement.cells(of: step)
      for (offset, value) in sensed.enumerated() {
        cells[start * cellCount + offset] = value * pressureFactor
      }
      for frame in 0..<PlateResampling.frames(of: step) {
        newtons[start + frame] = Float(
          PlateResampling.value(of: step.totals, frame: frame) * newtonsPerCount * factor)
      }
    }
    return (cells, newtons)
  }

  private func metadata(_ key: FootstepsKey) -> SessionMetadata {
    SessionMetadata(
      name: "\(key.name)\(options.suffix) (\(Self.caveat))", source: FootstepsSource.sessionSource,
      bodyMassKilograms: Self.nominalBodyMassKilograms,
      notes: """
        Footsteps-16x8: \(Self.caveat). Single barefoot steps of one person on a pressure plate \
        (\(FootstepsSource.citation)), set one after another; both feet come from right feet, the \
        left mirrored. Body mass is not stated in the source; forces are in body weights scaled to \
        a nominal \(Int(Self.nominalBodyMassKilograms)) kg. Cells are raw counts, 0 to 255, and no \
        pressure; the sole's size is nominal. Seed \(seed). \(difference)Data: GPL-3.0.
        """,
      tags: key.tags + options.tags + ["seed:\(seed)"],
      reference: "total of the same pressure plate, scaled to body weights; no second instrument",
      insoles: PerFoot(
        both: InsoleDescription(
          layout: layout.insole, unit: .counts, samplingRateHz: PlateResampling.samplingRateHz,
          saturation: VirtualInsole.highestReading)))
  }

  /// How the recording differs from the benchmark's, as a sentence; empty if it does not.
  private var difference: String {
    options.tags.isEmpty
      ? "" : "Not the benchmark itself: \(options.tags.joined(separator: ", ")). "
  }
}
