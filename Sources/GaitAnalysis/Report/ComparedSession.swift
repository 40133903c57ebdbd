package import GaitModel

/// What is compared of one session, or of a part of it.
package struct ComparedSession: Equatable, Sendable {
  /// The session's name.
  package var name: String
  /// Whose session it is, by the code or the tag, and which of that person's.
  package let visit: SessionVisit
  /// The same as pages and tables have it; empty where nothing is known.
  package let visitWords: String
  /// Seconds since 1970; nil where nobody knows.
  package let startedAtUnixSeconds: Double?
  /// The same as a lab's clock shows it, such as `2023-09-27 10:21`; nil where nobody knows.
  package let date: String?
  /// From where to where, in seconds of the session's clock; nil for all of it.
  package let part: ClosedRange<Double>?
  /// Whether a simulator made the session.
  package let isSimulated: Bool
  /// The walker's mass; nil if it is not known.
  package let bodyMassKilograms: Double?
  /// What forces are divided by.
  package let bodyWeightNewtons: Double
  /// Frames a second of the faster insole; nil without one.
  package let samplingRateHz: Double?
  /// The cells of each insole; nil for a foot that was not recorded.
  package let layouts: PerFoot<InsoleLayout?>
  /// The force that contacts were found on.
  package let contactsBy: ForceKind
  /// The name of the estimator.
  package let estimator: String
  /// Means, curves and counts of steps.
  package let summary: GaitSummary
  /// What each force can be given in.
  package let units: [ForceKind: [ForceUnit]]
  /// The doubts about the session.
  package let flags: [TrustFlag]
  /// Kilopascals of each cell: the mean over the used steps of the highest in each; nil where the foot was not
  /// recorded, no step was used, or the unit is no pressure.
  package let peaks: PerFoot<[Double]?>

  /// - Parameters:
  ///   - analysis: of the session, or of the part.
  ///   - metadata: with what the user and the frames know better.
  ///   - date: of its beginning, as people write it.
  ///   - name: nil for the session's own.
  ///   - part: the part that the analysis is of; nil for all of the session.
  ///   - pressure: of the used steps; nil leaves the maps out.
  package init(
    _ analysis: SessionAnalysis, metadata: SessionMetadata, date: String? = nil,
    name: String? = nil,
    part: ClosedRange<Double>? = nil, pressure: PressureReport? = nil
  ) {
    self.name = name ?? metadata.name
    visit = SessionVisit(
      person: metadata.personCode, number: metadata.visit.number,
      condition: metadata.visit.condition)
    visitWords = metadata.visitWords
    startedAtUnixSeconds = metadata.startedAtUnixSeconds
    self.date = date
    self.part = part
    isSimulated = metadata.isSimulated
    bodyMassKilograms = metadata.bodyMassKilograms
    bodyWeightNewtons = analysis.calibration.bodyWeightNewtons
    samplingRateHz = metadata.feet.compactMap { metadata.insoles[$0]?.samplingRateHz }.max()
    layouts = metadata.insoles.map { $0?.layout }
    contactsBy = analysis.contactsBy
    estimator = analysis.estimator.name
    summary = analysis.summary
    units = Dictionary(
      uniqueKeysWithValues: ForceKind.allCases.map { ($0, analysis.units(of: $0)) })
    flags = analysis.trust.flags
    peaks = PerFoot.each { foot in
      guard let feet = pressure?.feet[foot], feet.isAbsolute, !feet.steps.isEmpty else {
        return nil
      }
      return feet.maps.peak
    }
  }

  /// The recorded feet, left first.
  package var feet: [Foot] { Foot.allCases.filter { layouts[$0] != nil } }

  /// What newtons are multiplied with to be in a unit.
  package func factor(_ unit: ForceUnit) -> Double {
    unit == .bodyWeightPercent ? 100 / bodyWeightNewtons : 1
  }

  /// The mean of a measure by one force; nil where it has none.
  package func mean(
    _ measure: StepMeasure, _ foot: Foot, _ kind: ForceKind, _ unit: ForceUnit?
  ) -> MeanSD? {
    guard let mean = summary.feet(kind)[foot][measure] else { return nil }
    guard measure.isForce else { return mean }
    return unit.map { mean.scaled(by: factor($0)) }
  }

  /// `[101]` over stance in a unit, accepted steps; nil without any.
  package func curve(_ foot: Foot, _ kind: ForceKind, _ unit: ForceUnit) -> [MeanSD]? {
    summary.meanCurves[foot][kind]?.map { $0.scaled(by: factor(unit)) }
  }

  /// `[128]` peaks on the canonical grid in kilopascals; nil without any.
  func canonicalPeaks(_ foot: Foot) -> [Float]? {
    guard let peaks = peaks[foot], let layout = layouts[foot], peaks.count == layout.cellCount
    else { return nil }
    var map = [Float](repeating: 0, count: CanonicalGrid.cellCount)
    CanonicalGrid(layout: layout).apply(peaks.map { Float($0) }[...], scale: 1, into: &map)
    return map
  }
}
