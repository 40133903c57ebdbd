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

  package init(subject: PlateSubject, seed: UInt64) {
    self.subject = subject
    self.seed = seed
  }

  /// A whole recording in memory; the same key and seed give the same numbers.
  package func session(_ key: FootstepsKey) -> RecordedSession {
    // Everything that is drawn comes from here, in this order.
    var random = SplitMix64(seed: seed, purpose: key.number)
    let condition = key.insoleCondition
    let commonGain = condition.drawCommonGain(&random)
    let steps = subject.steps(key.speed)
    let walk = FootstepsWalk(
      stanceSeconds: steps.map(\.stanceSeconds), dutyFactor: subject.dutyFactor(key.speed),
      stepsPerFoot: Self.stepsPerFoot, random: &random)
    var session = RecordedSession(metadata: metadata(key), frames: PerFoot(both: nil))
    for foot in Foot.allCases {
      let placement = InsolePlacement(
        box: subject.box, within: condition.misplacement, random: &random)
      var insole = VirtualInsole(
        condition: condition, commonGain: commonGain, seed: random.next())
      let track = track(foot, walk: walk, steps: steps, placement: placement)
      var cells = track.cells
      insole.read(&cells)
      let times = track.newtons.indices.map { Double($0) / PlateClock.samplingRateHz }
      session.frames[foot] = FrameBlock(
        foot: foot, cellCount: InsolePlacement.cellCount, times: times, cells: cells)
      session.reference[foot] = ForceBlock(foot: foot, times: times, newtons: track.newtons)
    }
    return session
  }

  /// One foot's true pressures and force over a walk, before any sensor.
  ///
  /// - Returns: `[frame][cell]` in the plate's counts and `[frame]` in newtons, at 200 Hz.
  func track(
    _ foot: Foot, walk: FootstepsWalk, steps: [PlateStep], placement: InsolePlacement
  ) -> (cells: [Float], newtons: [Float]) {
    let rate = PlateClock.samplingRateHz
    let cellCount = InsolePlacement.cellCount
    let frames = Int((walk.durationSeconds * rate).rounded(.up))
    var cells = [Float](repeating: 0, count: frames * cellCount)
    var newtons = [Float](repeating: 0, count: frames)
    let newtonsPerCount =
      Physics.weightNewtons(massKilograms: Self.nominalBodyMassKilograms) / subject.bodyWeight
    for contact in walk.contacts[foot] {
      let step = steps[contact.step]
      let start = Int((contact.startSeconds * rate).rounded())
      let sensed = placement.cells(of: step)
      for (offset, value) in sensed.enumerated() { cells[start * cellCount + offset] = value }
      for frame in 0..<PlateClock.frames(of: step) {
        newtons[start + frame] = Float(
          PlateClock.value(of: step.totals, frame: frame) * newtonsPerCount)
      }
    }
    return (cells, newtons)
  }

  /// The insole's cells on the person's sole; the same for both feet, since columns run from the
  /// lateral edge: the right foot is the plate's, the left its mirror image.
  private var layout: InsoleLayout {
    InsoleLayout(
      name: "virtual 16 x 8", rows: InsolePlacement.rows, columns: InsolePlacement.columns,
      rowPitchMillimetres: Self.senselMillimetres * Double(subject.box.rows.count)
        / Double(InsolePlacement.rows),
      columnPitchMillimetres: Self.senselMillimetres * Double(subject.box.columns.count)
        / Double(InsolePlacement.columns))
  }

  private func metadata(_ key: FootstepsKey) -> SessionMetadata {
    SessionMetadata(
      name: "\(key.name) (\(Self.caveat))", source: FootstepsSource.sessionSource,
      bodyMassKilograms: Self.nominalBodyMassKilograms,
      notes: """
        Footsteps-16x8: \(Self.caveat). Single barefoot steps of one person on a pressure plate \
        (\(FootstepsSource.citation)), set one after another; both feet come from right feet, the \
        left mirrored. Body mass is not stated in the source; forces are in body weights scaled to \
        a nominal \(Int(Self.nominalBodyMassKilograms)) kg. Cells are raw counts, 0 to 255, and no \
        pressure; the sole's size is nominal. Seed \(seed). Data: GPL-3.0.
        """,
      tags: key.tags + ["seed:\(seed)"],
      reference: "total of the same pressure plate, scaled to body weights; no second instrument",
      insoles: PerFoot(
        both: InsoleDescription(
          layout: layout, unit: .counts, samplingRateHz: PlateClock.samplingRateHz,
          saturation: VirtualInsole.highestReading)))
  }
}
