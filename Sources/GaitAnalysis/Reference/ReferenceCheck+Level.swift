import GaitModel

extension ReferenceCheck {
  /// What the reference of a foot reads while the insole has the foot in the air.
  struct SwingLevel {
    /// From the middle of the swing before to that of the swing after it.
    var seconds: ClosedRange<Double>
    /// Mean over the middle of the swing.
    var newtons: Double
  }

  /// Fewer swings say nothing.
  private static let leastSwings = 3

  /// The levels of all swings of a foot but those where another foot may be on the plate.
  func swingLevels(_ foot: Foot, _ grid: Grids?, _ report: ReferenceReport) -> [SwingLevel] {
    guard let grid, let side = sides[foot] else { return [] }
    let excluded = report.excluded(foot)
    // A reference that is late is not loaded in swing.
    let lag = report.feet[foot]?.lagSeconds ?? 0
    let stances = side.estimated
    func middle(after index: Int) -> Double? {
      guard index >= 0, index + 1 < stances.count else { return nil }
      let swing = stances[index + 1].initialContactSeconds - stances[index].toeOffSeconds
      return swing > 0.2 && swing < 2 ? stances[index].toeOffSeconds + swing / 2 : nil
    }
    return stances.indices.compactMap { index -> SwingLevel? in
      guard let center = middle(after: index),
        !excluded.contains(where: { $0.contains(center) })
      else { return nil }
      let half = 0.4 * (center - stances[index].toeOffSeconds)
      guard let level = grid.meanReference(in: center - lag - half...center - lag + half) else {
        return nil
      }
      let begin = middle(after: index - 1) ?? stances[index].initialContactSeconds
      let end = middle(after: index + 1) ?? stances[index + 1].toeOffSeconds
      return SwingLevel(seconds: begin...end, newtons: level)
    }
  }

  /// Whether the reference of a foot stays away from zero while the foot is in the air, in most swings or
  /// in some in a part of the walk.
  func isLoadedInSwing(_ levels: [SwingLevel]) -> Bool {
    levels.count { abs($0.newtons) > thresholds.offNewtons && isOffset($0) } >= Self.leastSwings
  }

  /// A foot that carries half of the body is not in the air.
  private func isOffset(_ level: SwingLevel) -> Bool { level.newtons < 0.5 * bodyWeight }

  /// Where the reference never falls below the contact force: contacts do not end there.
  func stretchesNotUnloaded(_ levels: [SwingLevel]) -> [ClosedRange<Double>] {
    let loaded = levels.filter { $0.newtons > thresholds.offNewtons && isOffset($0) }
    guard loaded.count >= Self.leastSwings else { return [] }
    var stretches: [ClosedRange<Double>] = []
    for level in loaded { stretches.join(level.seconds) }
    return stretches
  }
}
