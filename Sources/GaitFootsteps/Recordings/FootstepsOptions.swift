/// How a data set of footsteps differs from the benchmark: who walks, on which insole.
package struct FootstepsOptions: Equatable, Sendable {
  /// Shares of the body weight that the left foot can carry over whole strides.
  package static let asymmetries = 0.3...0.7
  /// Errors of the duty factor in percent.
  package static let dutyFactorErrors = -20.0...20.0
  /// Frames that can be lost, in percent.
  package static let lostFrames = 0.0...50.0

  /// The share of the body weight that the left foot carries over whole strides.
  package var asymmetry = 0.5
  /// How far the duty factor is off the one that physics asks for, in percent of it.
  ///
  /// Left + right then carry so many percent more than one body weight on average.
  package var dutyFactorErrorPercent = 0.0
  package var layout = FootstepsLayout.grid
  /// Frames of each insole that do not arrive, in percent; the reference is complete.
  package var lostFramesPercent = 0.0

  package init() {}

  /// What is out of bounds, in words; nil if nothing is.
  package var problem: String? {
    for (name, value, range) in [
      ("--asymmetry", asymmetry, Self.asymmetries),
      ("--duty-factor-error", dutyFactorErrorPercent, Self.dutyFactorErrors),
      ("--lost-frames", lostFramesPercent, Self.lostFrames),
    ] where !range.contains(value) {
      return "\(name) \(value): expected \(Self.text(range.lowerBound)) to "
        + Self.text(range.upperBound)
    }
    return nil
  }

  /// A tag for each option that is not the benchmark's; none for the benchmark itself.
  package var tags: [String] { parts.map { "\($0.key):\($0.value)" } }

  /// Put after the name of the data set and of each recording; empty for the benchmark itself.
  package var suffix: String { parts.map { "-\($0.key)-\($0.value)" }.joined() }

  /// What a foot's forces and pressures are multiplied by.
  func forceFactor(isLeft: Bool) -> Double { 2 * (isLeft ? asymmetry : 1 - asymmetry) }

  /// The duty factor that a walk is built with.
  func dutyFactor(_ physical: Double) -> Double { physical * (1 + dutyFactorErrorPercent / 100) }

  /// Whether tags of a recording belong to a data set of these options.
  func match(_ tags: [String]) -> Bool {
    let own = Set(tags.filter { tag in Self.keys.contains { tag.hasPrefix("\($0):") } })
    return own == Set(self.tags)
  }

  private static let keys = ["asymmetry", "duty", "layout", "lost"]

  private var parts: [(key: String, value: String)] {
    let standard = FootstepsOptions()
    var parts: [(key: String, value: String)] = []
    if asymmetry != standard.asymmetry { parts.append(("asymmetry", Self.text(asymmetry))) }
    if dutyFactorErrorPercent != standard.dutyFactorErrorPercent {
      parts.append(("duty", Self.text(dutyFactorErrorPercent)))
    }
    if layout != standard.layout { parts.append(("layout", layout.name)) }
    if lostFramesPercent != standard.lostFramesPercent {
      parts.append(("lost", Self.text(lostFramesPercent)))
    }
    return parts
  }

  /// The shortest text of a number, `3` and not `3.0`.
  private static func text(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
