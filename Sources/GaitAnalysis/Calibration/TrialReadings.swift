package import GaitModel

/// The force of one foot's frames during a trial, zero taken off.
package struct TrialReadings: Sendable {
  /// Seconds of the frames that are numbers.
  let times: [Double]
  /// Newtons as the insole itself reads them, one a time.
  let newtons: [Double]
  private let samplingRateHz: Double
  private let moments: MeanSD

  /// - Parameters:
  ///   - frames: of the foot, in the device's unit.
  ///   - insole: the cells and unit.
  ///   - zero: what the unloaded cells read; nil or of another insole for nothing.
  package init(frames: FrameBlock, insole: InsoleDescription, zero: [Float]?) {
    let count = insole.layout.cellCount
    let sum = CellSummation(layout: insole.layout, unit: insole.unit)
    var offset: Float = 0
    if let zero, zero.count == count {
      offset = sum(zero[...]).newtons
    }
    var times: [Double] = []
    var newtons: [Double] = []
    var moments = MeanSD()
    if frames.cellCount == count {
      for index in 0..<frames.count {
        let cells = frames.cells[index * count..<(index + 1) * count]
        let force = Double(sum(cells).newtons - offset)
        guard force.isFinite else { continue }
        times.append(frames.times[index])
        newtons.append(force)
        moments.push(force)
      }
    }
    self.times = times
    self.newtons = newtons
    self.moments = moments
    samplingRateHz = insole.samplingRateHz
  }

  /// Mean force; nil without a frame.
  package var meanNewtons: Double? { moments.n > 0 ? moments.mean : nil }
  var sdNewtons: Double { moments.sd ?? 0 }

  /// Part of the frames that must have come.
  static let leastPart = 0.8

  /// Why the frames are too few for a trial of some seconds; nil if they are not.
  func shortage(foot: Foot, seconds: Double) -> String? {
    let expected = samplingRateHz * seconds
    guard Double(times.count) < Self.leastPart * expected || times.count < 3 else { return nil }
    return "\(foot.rawValue): \(times.count) of \(expected.inWords) frames came; "
      + "see whether the insole is connected"
  }

  /// The readings of all feet that a session has.
  static func each(
    frames: PerFoot<FrameBlock?>, metadata: SessionMetadata, zero: PerFoot<[Float]>?
  ) -> PerFoot<TrialReadings?> {
    PerFoot.each { foot in
      guard let insole = metadata.insoles[foot] else { return nil }
      return TrialReadings(
        frames: frames[foot] ?? FrameBlock(foot: foot, cellCount: insole.layout.cellCount),
        insole: insole, zero: zero?[foot])
    }
  }
}

extension PerFoot where Value == TrialReadings? {
  var means: PerFoot<Double?> { map { $0?.meanNewtons } }

  /// What is missing of the feet that there are.
  func shortages(seconds: Double) -> [String] {
    Foot.allCases.compactMap { self[$0]?.shortage(foot: $0, seconds: seconds) }
  }
}
