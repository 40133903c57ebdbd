import GaitModel

/// From the cells of one foot to its estimates: scale, short holes bridged, long ones kept out of view.
///
/// Canonical frames wait here until the scale of their moment is known. A hole of up to the rule's
/// limit is bridged linearly for the estimator alone. Where a longer one, or the beginning or end of
/// the recording, lies within what a network looks at, there is no estimate. A foot with many such
/// frames falls back to the sum of its cells until it is better; see `HoleWatch`. Exactly one number
/// comes out for each frame, in order, and they do not depend on how frames were cut into calls.
struct EstimateStage: Sendable {
  /// In body weights, one a frame in the order of the frames; NaN where there is none.
  private(set) var estimates: [Float] = []
  /// The scaled sum of the cells of each of these frames, in body weights.
  private(set) var sums: [Float] = []
  private(set) var watch: HoleWatch

  private let foot: Foot
  private let samplingRateHz: Double
  private let rule: StanceRule
  var canonicalizer: FrameCanonicalizer
  private var estimator: any ForceEstimator
  /// Frames of this foot at the start of a stretch that look back beyond it.
  private let lookBehindFrames: Int

  /// Frames whose scale is not known yet: times, `[n][128]`, and their sums.
  private var waitingTimes: [Double] = []
  private var waiting: [Float] = []
  private var waitingSums: [Float] = []
  /// What goes to the estimator next, and what it has given back.
  private var input: [Float] = []
  private var output: [Float] = []
  /// Of each frame that the estimator has and has not answered.
  private var owed: [Owed] = []
  private var answered = 0
  private var lastTime: Double?
  private var lastFrame: [Float]
  /// Frames since the last long hole or the start.
  private var framesOfStretch = 0
  private var isFirstStretch = true

  /// What a frame's estimate is to become.
  private struct Owed {
    /// The scaled sum of its cells; NaN for a frame that bridges a hole.
    var sum: Float
    var isBridge: Bool
    var view: HoleWatch.View
  }

  /// Frames that the estimator gets at once, if they come at once.
  private static let blockFrames = 128
  private static let cells = CanonicalGrid.cellCount

  init(
    foot: Foot, insole: InsoleDescription, canonicalizer: FrameCanonicalizer, rule: StanceRule,
    estimator: any ForceEstimator
  ) {
    self.foot = foot
    self.rule = rule
    self.estimator = estimator
    samplingRateHz = insole.samplingRateHz
    self.canonicalizer = canonicalizer
    lookBehindFrames = estimator.description.lookBehind(samplingRateHz: insole.samplingRateHz)
    watch = HoleWatch(samplingRateHz: insole.samplingRateHz)
    lastFrame = [Float](repeating: 0, count: Self.cells)
  }

  /// Takes a frame of the insole.
  ///
  /// - Returns: the calibrated sum of its cells in body weights, before the running scale.
  mutating func receive(time: Double, cells: ArraySlice<Float>) -> Double {
    let start = waiting.count
    canonicalizer.append(cells, at: time, to: &waiting)
    var sum: Float = 0
    for index in start..<waiting.count { sum += waiting[index] }
    waitingTimes.append(time)
    waitingSums.append(sum)
    return Double(sum)
  }

  /// Estimates the frames that came up to a moment.
  mutating func release(until seconds: Double, scale: RunningScale) {
    var count = 0
    while count < waitingTimes.count, waitingTimes[count] <= seconds {
      feed(count, factor: Float(scale.factor(foot, at: waitingTimes[count])))
      count += 1
    }
    guard count > 0 else { return }
    waitingTimes.removeFirst(count)
    waitingSums.removeFirst(count)
    waiting.removeFirst(count * Self.cells)
    run()
  }

  /// Ends the recording; everything has been released.
  mutating func finish() { finishStretch(atHole: false) }

  /// Forgets the estimates that were taken.
  mutating func removeEstimates() {
    estimates.removeAll(keepingCapacity: true)
    sums.removeAll(keepingCapacity: true)
  }

  // MARK: - Parts

  private mutating func feed(_ index: Int, factor: Float) {
    let time = waitingTimes[index]
    let first = index * Self.cells
    if let lastTime, Gap.isHole(from: lastTime, to: time, samplingRateHz: samplingRateHz) {
      if rule.isTooLong(gapSeconds: time - lastTime) {
        finishStretch(atHole: true)
        isFirstStretch = false
      } else {
        bridge(to: first, seconds: time - lastTime, factor: factor)
      }
    }
    for cell in 0..<Self.cells {
      let value = waiting[first + cell] * factor
      input.append(value)
      lastFrame[cell] = value
    }
    owe(Owed(sum: waitingSums[index] * factor, isBridge: false, view: viewAtStart))
    lastTime = time
    if input.count >= Self.blockFrames * Self.cells { run() }
  }

  /// What lies within view of the next frame of the stretch.
  private var viewAtStart: HoleWatch.View {
    guard framesOfStretch < lookBehindFrames else { return .clear }
    return isFirstStretch ? .edge : .hole
  }

  /// Puts frames on the line between the last one and the one at `first`.
  private mutating func bridge(to first: Int, seconds: Double, factor: Float) {
    let steps = Int((seconds * samplingRateHz).rounded())
    for step in stride(from: 1, to: steps, by: 1) {
      let part = Float(step) / Float(steps)
      for cell in 0..<Self.cells {
        let next = waiting[first + cell] * factor
        input.append(lastFrame[cell] + part * (next - lastFrame[cell]))
      }
      owe(Owed(sum: .nan, isBridge: true, view: viewAtStart))
    }
  }

  private mutating func owe(_ frame: Owed) {
    owed.append(frame)
    framesOfStretch += 1
  }

  private mutating func run() {
    // Taken out for the call: a span of a property would keep the others from being changed.
    var frames: [Float] = []
    swap(&frames, &input)
    estimator.push(frames.span, appendingTo: &output)
    frames.removeAll(keepingCapacity: true)
    swap(&frames, &input)
    answer(atEnd: nil)
  }

  private mutating func finishStretch(atHole: Bool) {
    run()
    estimator.finish(appendingTo: &output)
    // What comes only now has looked beyond the end.
    answer(atEnd: atHole ? .hole : .edge)
    owed.removeAll(keepingCapacity: true)
    answered = 0
    framesOfStretch = 0
  }

  private mutating func answer(atEnd end: HoleWatch.View?) {
    for estimate in output {
      // An estimator that gives more than it was given has nothing to put it beside.
      guard answered < owed.count else { break }
      let frame = owed[answered]
      answered += 1
      guard !frame.isBridge else { continue }
      let view = end.map { max($0, frame.view) } ?? frame.view
      estimates.append(watch.judge(estimate, view: view, sum: frame.sum))
      sums.append(frame.sum)
    }
    output.removeAll(keepingCapacity: true)
    if answered > 4 * Self.blockFrames {
      owed.removeFirst(answered)
      answered = 0
    }
  }
}
