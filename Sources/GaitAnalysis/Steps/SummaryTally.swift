import GaitModel

/// What means of steps are made of, collected step by step.
struct SummaryTally: Equatable, Sendable {
  /// One of each of `StepMeasure.allCases`.
  typealias Measures = [MeanSD]

  /// The force that decides.
  let force: ForceKind
  private(set) var found = PerFoot(both: 0)
  private(set) var used = PerFoot(both: 0)
  private(set) var leftOut = PerFoot(both: 0)
  private(set) var leftOutByOption = PerFoot(both: 0)
  /// `[101]` newtons over stance of the accepted steps.
  private(set) var curves = PerFoot<[ForceKind: [MeanSD]]>(both: [:])
  /// Of the accepted steps.
  private(set) var measures = PerFoot<[ForceKind: Measures]>(both: [:])
  /// Forces that accepted steps have.
  private(set) var kinds: Set<ForceKind> = []
  /// Stride times of the accepted steps of both feet, in seconds.
  private(set) var strides = MeanSD()
  /// The highest estimate or reference of all found steps in newtons; 0 without steps.
  private(set) var highestNewtons = 0.0

  init(force: ForceKind) { self.force = force }

  /// Takes a step, an accepted one or not.
  mutating func add(_ step: Step) {
    let foot = step.foot
    found[foot] += 1
    if step.isLeftOut { leftOut[foot] += 1 }
    if step.rejection == .leftOut { leftOutByOption[foot] += 1 }
    highestNewtons = max(
      highestNewtons, step.estimated?.maxNewtons ?? 0, step.reference?.maxNewtons ?? 0)
    guard step.isAccepted else { return }
    used[foot] += 1
    if let swing = step.swingSeconds { strides.push(step.stance.stanceSeconds + swing) }
    for kind in ForceKind.allCases {
      add(step, kind)
      guard let curve = step.features(kind)?.curve else { continue }
      kinds.insert(kind)
      // Taken out for the change: what is held twice is copied.
      var points =
        curves[foot].removeValue(forKey: kind)
        ?? Array(repeating: MeanSD(), count: StanceCurve.pointCount)
      for index in points.indices { points[index].push(Double(curve.newtons[index])) }
      curves[foot][kind] = points
    }
  }

  private mutating func add(_ step: Step, _ kind: ForceKind) {
    var values =
      measures[step.foot].removeValue(forKey: kind)
      ?? Array(repeating: MeanSD(), count: StepMeasure.allCases.count)
    // Contacts of two forces differ by some hundredths of a second: no mean is of both.
    let isOfOtherForce = step.force(decidedBy: force) != force
    for (index, measure) in StepMeasure.allCases.enumerated() {
      guard !isOfOtherForce || measure.isOfOneForce,
        let value = measure.value(of: step, force: kind)
      else { continue }
      values[index].push(value)
    }
    measures[step.foot][kind] = values
  }

  /// The means of a foot by one force, of the measures that any step has.
  func means(_ foot: Foot, _ kind: ForceKind) -> [StepMeasure: MeanSD] {
    guard let values = measures[foot][kind] else { return [:] }
    return Dictionary(
      uniqueKeysWithValues: zip(StepMeasure.allCases, values).filter { $1.n > 0 })
  }
}
