package import GaitAnalysis
package import GaitFiles
import GaitInference
package import GaitModel

/// Reads the frames of a step once more, for what networks make of them inside.
package struct StepRelationsReader: Sendable {
  private let session: any SessionReading
  private let analysis: SessionAnalysis
  private let metadata: SessionMetadata

  /// Steps of the foot that channels are selected on, spread over the session.
  private static let mostSelectionSteps = 12
  /// Seconds before and after a stance that are read with it: more than a network looks at.
  private static let marginSeconds = 0.4

  /// - Parameters:
  ///   - session: where the frames are read.
  ///   - analysis: of the session.
  ///   - metadata: with what the user and the frames know better; see `SessionBasis`.
  package init(session: any SessionReading, analysis: SessionAnalysis, metadata: SessionMetadata) {
    self.session = session
    self.analysis = analysis
    self.metadata = metadata
  }

  /// What networks make of a step.
  ///
  /// - Parameters:
  ///   - place: the step.
  ///   - models: those without a network inside are left out.
  /// - Returns: nil where the step's frames have a hole, or no model is a network.
  /// - Throws: why the session cannot be read, or `cancelled`.
  package func relations(
    of place: StepRelations.Place, in models: [LoadedModel]
  ) throws(GaitlabError) -> StepRelations? {
    let steps = analysis.steps.filter { $0.foot == place.foot }
    guard let step = steps.first(where: { $0.index == place.index }) else { return nil }
    let accepted = steps.filter(\.isAccepted)
    let count = min(accepted.count, Self.mostSelectionSteps)
    let spread = (0..<count).map { accepted[$0 * accepted.count / count] }
    let networks = models.filter { $0.parameterCount != nil }
      .sorted { ($0.parameterCount ?? 0) > ($1.parameterCount ?? 0) }
    guard let rate = networks.first?.card.samplingRateHz,
      let own = try stretch(of: step, rateHz: rate)
    else { return nil }
    var others: [Stretch] = []
    for other in spread where other.index != step.index {
      try CancellationToken.check(path: metadata.name, "the maps")
      if let stretch = try stretch(of: other, rateHz: rate) { others.append(stretch) }
    }
    let all = [own] + others
    var targets = ChannelTargets()
    for stretch in all { targets.append(cells: stretch.cells[...], force: stretch.force) }
    var found: [StepRelations.Network] = []
    var teacher: [Maps] = []
    for model in networks where model.card.samplingRateHz == rate {
      try CancellationToken.check(path: metadata.name, "the maps")
      let maps = self.maps(of: model, on: all, targets: targets)
      if teacher.isEmpty { teacher = maps }
      found.append(
        StepRelations.Network(
          name: model.card.name, layers: zip(maps, teacher).map { $0.layer(taughtBy: $1) }))
    }
    return StepRelations(place: place, networks: found, selectionSteps: all.count)
  }

  // MARK: - Frames

  /// Frames around a step at the rate of the networks.
  private struct Stretch {
    /// `[frames][128]`, scaled as the estimator gets them.
    let cells: [Float]
    /// `[frames]` newtons.
    let force: [Double]
    let stance: Range<Int>
  }

  private func stretch(of step: Step, rateHz: Double) throws(GaitlabError) -> Stretch? {
    let (foot, seconds) = (step.foot, step.stance.seconds)
    let wide =
      max(
        seconds.lowerBound - Self.marginSeconds, session.seconds.lowerBound)...min(
        seconds.upperBound + Self.marginSeconds, session.seconds.upperBound)
    guard let insole = metadata.insoles[foot],
      let block = try session.frames(foot, seconds: wide), let first = block.times.first
    else { return nil }
    var canonicalizer = FrameCanonicalizer(
      foot: foot, insole: insole, calibrations: analysis.calibrations)
    var cells: [Float] = []
    for index in 0..<block.count {
      let time = block.times[index]
      if index > 0,
        Gap.isHole(
          from: block.times[index - 1], to: time, samplingRateHz: insole.samplingRateHz)
      {
        return nil
      }
      let start = cells.count
      let range = index * block.cellCount..<(index + 1) * block.cellCount
      canonicalizer.append(block.cells[range], at: time, to: &cells)
      let factor = Float(analysis.scaleChanges.factor(foot, at: time))
      for cell in start..<cells.count { cells[cell] *= factor }
    }
    if var adapter = RateAdapter(sessionHz: insole.samplingRateHz, modelHz: rateHz) {
      var resampled: [Float] = []
      adapter.push(cells.span, appendingTo: &resampled)
      cells = resampled
    }
    let kind: ForceKind = metadata.reference == nil ? .estimated : .reference
    let times = (0..<cells.count / CanonicalGrid.cellCount).map { first + Double($0) / rateHz }
    // Nobody stands on a plate in swing.
    let force = times.map { analysis.tracks[foot]?.newtons(kind, at: $0) ?? 0 }
    let stance = times.indices.filter { seconds.contains(times[$0]) }
    guard let from = stance.first, let to = stance.last, to - from >= 3,
      force.allSatisfy(\.isFinite)
    else { return nil }
    return Stretch(cells: cells, force: force, stance: from..<to + 1)
  }

  // MARK: - Maps

  /// A layer's maps over each frame of stance.
  private struct Maps {
    let temporal: RelationMap
    let correlation: RelationMap
    let channels: [ChannelReading]

    func layer(taughtBy teacher: Maps) -> StepRelations.Layer {
      StepRelations.Layer(
        temporal: temporal.resampled(to: StepRelations.moments),
        correlation: correlation.resampled(to: StepRelations.moments), channels: channels,
        temporalDistance: temporal.meanSquare(from: teacher.temporal),
        divergence: correlation.divergence(from: teacher.correlation))
    }
  }

  /// The maps of each group of a network.
  ///
  /// - Parameters:
  ///   - model: the network.
  ///   - stretches: the first is the step's own.
  ///   - targets: of the frames of all stretches.
  /// - Returns: from the input on.
  private func maps(
    of model: LoadedModel, on stretches: [Stretch], targets: ChannelTargets
  ) -> [Maps] {
    let features = stretches.map { model.groupFeatures($0.cells.span) }
    guard let own = features.first, let stance = stretches.first?.stance else { return [] }
    return own.indices.map { group in
      let all = LayerFeatures(
        channels: own[group].channels, values: features.flatMap { $0[group].values })
      let channels = targets.selected(StepRelations.selectedChannels, of: all)
      let inStance = own[group].sliced(stance)
      return Maps(
        temporal: .temporal(inStance),
        correlation: .correlation(inStance, of: channels.map(\.index)), channels: channels)
    }
  }
}
