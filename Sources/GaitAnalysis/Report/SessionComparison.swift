package import GaitModel

/// Two sessions beside each other: what a walk was before and is now.
package struct SessionComparison: Equatable, Sendable {
  /// What is compared of one session.
  package struct Side: Equatable, Sendable {
    /// The session's name.
    package let name: String
    /// Whether a simulator made the session.
    package let isSimulated: Bool
    /// Accepted steps of both feet.
    package let stepsUsed: Int
    /// Steps of both feet that somebody has left out by hand or by an option.
    package let stepsLeftOut: Int
    /// The force that curves and means are of.
    package let force: ForceKind
    /// What forces are divided by.
    package let bodyWeightNewtons: Double
    /// `[101]` over stance in body weights, accepted steps; nil without any.
    package let curves: PerFoot<[MeanSD]?>
    /// Of the accepted steps of each foot.
    package let means: PerFoot<[StepMeasure: MeanSD]>
    /// `[128]` highest pressure of each cell of the canonical grid in kilopascals; nil where the
    /// foot was not recorded or the unit is no pressure.
    package let peakMaps: PerFoot<[Float]?>

    package init(_ analysis: SessionAnalysis, metadata: SessionMetadata) {
      name = metadata.name
      isSimulated = metadata.isSimulated
      stepsUsed = analysis.summary.stepsUsed
      stepsLeftOut = analysis.summary.stepsLeftOut
      force = analysis.decidedBy
      bodyWeightNewtons = analysis.calibration.bodyWeightNewtons
      means = analysis.summary.feet
      curves = PerFoot.each { foot in
        analysis.summary.meanCurves[foot][analysis.decidedBy]?.map {
          $0.scaled(by: 1 / analysis.calibration.bodyWeightNewtons)
        }
      }
      peakMaps = PerFoot.each { foot in
        Self.peakMap(analysis.cellPeaks[foot], insole: metadata.insoles[foot])
      }
    }

    private static func peakMap(_ peaks: [Float], insole: InsoleDescription?) -> [Float]? {
      guard let insole, insole.unit.isAbsolute, peaks.count == insole.layout.cellCount,
        peaks.allSatisfy(\.isFinite)
      else { return nil }
      var map = [Float](repeating: 0, count: CanonicalGrid.cellCount)
      CanonicalGrid(layout: insole.layout).apply(
        insole.kilopascals(peaks)[...], scale: 1, into: &map)
      return map
    }
  }

  /// The earlier walk.
  package let first: Side
  /// The later walk.
  package let second: Side

  package init(first: Side, second: Side) {
    self.first = first
    self.second = second
  }

  /// Second minus first of the peak pressures in kilopascals, `[128]`; nil unless both have them.
  package func peakDifference(_ foot: Foot) -> [Float]? {
    guard let before = first.peakMaps[foot], let after = second.peakMaps[foot] else { return nil }
    return zip(after, before).map { $0 - $1 }
  }

  /// The mean of a measure on one side; forces in body weights.
  package func mean(_ measure: StepMeasure, _ foot: Foot, of side: KeyPath<Self, Side>) -> Double? {
    let side = self[keyPath: side]
    guard let mean = side.means[foot][measure]?.mean else { return nil }
    return measure.unit == "N" ? mean / side.bodyWeightNewtons : mean
  }
}
