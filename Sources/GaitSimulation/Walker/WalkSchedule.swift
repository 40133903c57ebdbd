import GaitModel

/// The stances of a simulated walk, made one after another as time continues.
struct WalkSchedule {
  private static let unloadingSeconds = 0.35
  private static let firstSwingSeconds = 0.40
  private static let swaySeconds = 0.8

  private let parameters: GaitParameters
  private let weightNewtons: Double
  private var random: SplitMix64
  /// Contact times from step `firstContact` on; even steps are right ones.
  private var contacts: [Double] = []
  private var firstContact = 0
  private(set) var curves = PerFoot<[StanceForceProfile]>(both: [])

  init(_ configuration: WalkerConfiguration) {
    parameters = GaitParameters(configuration)
    weightNewtons = Physics.weightNewtons(massKilograms: configuration.bodyMassKilograms)
    random = SplitMix64(seed: configuration.seed, purpose: 2)
    begin(standingSeconds: configuration.standingSeconds)
  }

  /// Makes every stance that begins by the given time.
  mutating func extend(to seconds: Double) {
    while let next = contacts.first, next <= seconds { addStep() }
  }

  /// Drops the stances that are over, for streams that never end.
  mutating func forget(before seconds: Double) {
    for foot in Foot.allCases {
      let over = curves[foot].prefix { $0.endSeconds < seconds }.count
      if over > 0 { curves[foot].removeFirst(over) }
    }
  }

  /// The stance of a foot at a time, or nil in swing; `cursor` remembers where to look.
  func curve(_ foot: Foot, at seconds: Double, cursor: inout Int) -> StanceForceProfile? {
    while cursor < curves[foot].count, curves[foot][cursor].endSeconds <= seconds { cursor += 1 }
    guard cursor < curves[foot].count, curves[foot][cursor].startSeconds <= seconds else {
      return nil
    }
    return curves[foot][cursor]
  }

  /// The force of a foot in newtons.
  ///
  /// - Complexity: O(log n) in the stances.
  func newtons(_ foot: Foot, at seconds: Double) -> Double {
    let curves = curves[foot]
    var low = 0
    var high = curves.count
    while low < high {
      let middle = (low + high) / 2
      if curves[middle].endSeconds <= seconds { low = middle + 1 } else { high = middle }
    }
    return low < curves.count ? curves[low].newtons(at: seconds) : 0
  }

  // MARK: - Steps

  /// Quiet standing, then the right foot unloads, swings and lands while the left one bears.
  private mutating func begin(standingSeconds: Double) {
    typealias Knot = StanceForceProfile.Knot
    var right = [Knot(timeSeconds: 0, newtons: weightNewtons / 2)]
    let pieces = Int((standingSeconds / Self.swaySeconds).rounded())
    for piece in 1..<max(1, pieces) {
      let time = standingSeconds * Double(piece) / Double(pieces)
      right.append(
        Knot(timeSeconds: time, newtons: weightNewtons * (0.5 + 0.012 * random.normal())))
    }
    if standingSeconds > 0 {
      right.append(Knot(timeSeconds: standingSeconds, newtons: weightNewtons / 2))
    }
    let rightOff = standingSeconds + Self.unloadingSeconds
    right.append(Knot(timeSeconds: rightOff, newtons: 0))
    // Both together are the body weight until the right foot lands.
    var left = right.map { Knot(timeSeconds: $0.timeSeconds, newtons: weightNewtons - $0.newtons) }
    let landing = rightOff + Self.firstSwingSeconds
    left.append(Knot(timeSeconds: landing, newtons: weightNewtons))
    let leftParameters = parameters.feet.left
    let doubleSupport =
      parameters.strideSeconds * (leftParameters.dutyFactor - leftParameters.stepFraction)
    left.append(
      Knot(
        timeSeconds: landing + doubleSupport, newtons: 0,
        slope: -GaitParameters.flankSlope * weightNewtons / doubleSupport))
    curves.right.append(
      StanceForceProfile(
        foot: .right, knots: right, rollOver: .standing(pushOffSeconds: rightOff),
        regionGains: regionGains()))
    curves.left.append(
      StanceForceProfile(
        foot: .left, knots: left, rollOver: .standing(pushOffSeconds: standingSeconds),
        regionGains: regionGains()))
    contacts = [landing]
    addContact()
    addContact()
  }

  private func foot(ofStep step: Int) -> Foot { step.isMultiple(of: 2) ? .right : .left }

  private mutating func addContact() {
    let last = firstContact + contacts.count - 1
    let fraction = parameters.feet[foot(ofStep: last)].stepFraction
    let seconds = parameters.strideSeconds * fraction * (1 + 0.012 * random.normal())
    contacts.append((contacts.last ?? 0) + seconds)
  }

  /// Adds the stance of the first contact; the next contact of the same foot is known by then.
  private mutating func addStep() {
    let foot = foot(ofStep: firstContact)
    let parameters = parameters.feet[foot]
    let contact = contacts[0]
    let stride = contacts[2] - contact
    let longest = 0.85 * stride
    let shortest = contacts[1] - contact + 0.02 * stride
    let drawn = stride * parameters.dutyFactor * (1 + 0.008 * random.normal())
    let duration = min(max(drawn, shortest), longest)
    curves[foot].append(
      StanceForceProfile(
        foot: foot,
        knots: knots(parameters, contact: contact, duration: duration, stride: stride),
        rollOver: .step, regionGains: regionGains()))
    contacts.removeFirst()
    firstContact += 1
    addContact()
  }

  private mutating func knots(
    _ parameters: GaitParameters.FootParameters, contact: Double, duration: Double, stride: Double
  ) -> [StanceForceProfile.Knot] {
    let places = [parameters.knots.0, parameters.knots.1, parameters.knots.2].map { place in
      place + 0.006 * random.normal()
    }
    let heights = [parameters.heights.0, parameters.heights.1, parameters.heights.2].map { height in
      height * (1 + 0.02 * random.normal())
    }
    let flank = 0.5 + GaitParameters.flankSlope / 12
    let mean =
      places[0] * heights[0] * flank + (places[1] - places[0]) * (heights[0] + heights[1]) / 2
      + (places[2] - places[1]) * (heights[1] + heights[2]) / 2
      + (1 - places[2]) * heights[2] * flank
    // The impulse of this stance is the foot's share of the weight over its whole stride.
    let scale = parameters.loadShare * weightNewtons * stride / (duration * mean)
    let rise = places[0] * duration
    let fall = (1 - places[2]) * duration
    let slope = GaitParameters.flankSlope * scale
    var knots = [
      StanceForceProfile.Knot(timeSeconds: contact, newtons: 0, slope: slope * heights[0] / rise)
    ]
    for (place, height) in zip(places, heights) {
      knots.append(
        StanceForceProfile.Knot(timeSeconds: contact + place * duration, newtons: height * scale))
    }
    knots.append(
      StanceForceProfile.Knot(
        timeSeconds: contact + duration, newtons: 0, slope: -slope * heights[2] / fall))
    return knots
  }

  private mutating func regionGains() -> [Double] {
    (0..<SoleRegion.allCases.count).map { _ in 1 + 0.04 * random.normal() }
  }
}
