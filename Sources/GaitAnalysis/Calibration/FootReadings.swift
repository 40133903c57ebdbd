import GaitModel

/// The sums of one foot's cells in the first frames of a recording, and the contacts found on them.
struct FootReadings {
  /// Seconds of the frames that are numbers.
  let times: [Double]
  /// Sum of cells of each in newtons, or counts as if they were.
  let totals: [Double]
  /// In the order of time, without those too short for a step.
  let contacts: [Stance]
  /// From the unloaded insole to its highest load, without the outermost 2 % of the frames.
  let highNewtons: Double
  let sum: CellSummation
  let samplingRateHz: Double
  private let frames: FrameBlock
  /// From which on the foot is on the ground.
  private let level: Double
  /// What the insole reads unloaded; an offset of the device, or a load that is never taken off.
  private let lowNewtons: Double

  /// A full contact has this part of the highest load.
  private static let fullPart = 0.35
  /// What is never unloaded reads more than this part of its range.
  private static let unloadedPart = 0.08
  /// A foot that walks is in the air for a greater part of its strides; a load that goes up and down evenly
  /// is this low for a fifth.
  private static let leastSwing = 0.22

  /// - Parameters:
  ///   - insole: the cells, unit and rate.
  ///   - frames: of the foot, in the device's unit.
  ///   - rule: the lengths of stance and swing that count.
  init(insole: InsoleDescription, frames: FrameBlock, rule: StanceRule) {
    sum = CellSummation(layout: insole.layout, unit: insole.unit)
    samplingRateHz = insole.samplingRateHz
    let count = frames.cellCount
    var totals: [Double] = []
    // As in the pipeline: NaN in any cell discards the frame.
    var finite = FrameBlock(foot: frames.foot, cellCount: count)
    for index in 0..<frames.count {
      let cells = frames.cells[index * count..<(index + 1) * count]
      let newtons = sum(cells).newtons
      guard newtons.isFinite else { continue }
      totals.append(Double(newtons))
      finite.append(timeSeconds: frames.times[index], cells: cells)
    }
    self.frames = finite
    self.totals = totals
    times = finite.times
    guard let low = totals.quantile(0.02), let high = totals.quantile(0.98), high > low else {
      highNewtons = totals.first ?? 0
      lowNewtons = highNewtons
      level = 0
      contacts = []
      return
    }
    highNewtons = high - low
    lowNewtons = low
    // A tenth of the range above the unloaded insole, whatever its offset (Tekscan's rule).
    level = low + 0.1 * (high - low)
    var segmenter = StanceSegmenter(
      foot: frames.foot, rule: rule.forAllContacts,
      thresholds: StanceThresholds(
        onNewtons: level, offNewtons: level - 0.02 * (high - low)))
    for (time, total) in zip(finite.times, totals) {
      segmenter.push(timeSeconds: time, newtons: total)
    }
    segmenter.finish()
    contacts = ContactPattern.steps(of: segmenter.stances, rule: rule)
  }

  /// The contacts without those of a seated or resting foot among steps.
  var fullContacts: [Stance] {
    let least = lowNewtons + Self.fullPart * highNewtons
    return contacts.filter { stance in
      totals[times.indexRange(in: stance.seconds)].contains { $0 >= least }
    }
  }

  /// Whether the foot leaves the ground from contact to contact, as far as the readings tell.
  var isLifted: Bool {
    guard lowNewtons > Self.unloadedPart * highNewtons else { return true }
    let parts = zip(contacts, contacts.dropFirst()).compactMap { stance, next -> Double? in
      let stride = next.initialContactSeconds - stance.initialContactSeconds
      guard AutomaticCalibration.strideSeconds.contains(stride) else { return nil }
      return (next.initialContactSeconds - stance.toeOffSeconds) / stride
    }
    return parts.median.map { $0 >= Self.leastSwing } ?? true
  }

  /// Per cell: the median while the foot is in swing.
  var zero: [Float] {
    let count = frames.cellCount
    let unloaded = totals.indices.filter { totals[$0] < level }
    let limit = AutomaticCalibration.zeroFrames
    let every = max(1, (unloaded.count + limit - 1) / limit)
    let chosen = stride(from: 0, to: unloaded.count, by: every).map { unloaded[$0] }
    return (0..<count).map { cell in
      Float(chosen.map { Double(frames.cells[$0 * count + cell]) }.median ?? 0)
    }
  }
}
