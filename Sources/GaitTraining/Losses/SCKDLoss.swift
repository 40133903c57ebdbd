/// Selective correlation distillation: how a few telling channels are related over time and windows.
///
/// ```
/// S       = [B, T, K], the selected channels, mean over space
/// corr(M) = Pearson correlations of the rows of M
/// P       = softmax of each row of corr / temperature, without the diagonal
/// intra   = mean over windows of KL(PT || PS), rows of corr(S[i])      T x T
/// inter   = mean over frames of KL(PT || PS), rows of corr(S[:, t])    B x B
/// output  = mean((yS - yT)^2)
/// ```
///
/// Intra and inter are means over the groups asked for. Maps over time cost T^2, so that long windows are
/// averaged over pairs of frames first, see `timePooling`. Reconstructed from the public description of SCKD
/// (arXiv 2605.00888); matching by KL after Passalis and Tefas 2018.
package struct SCKDLoss: DistillationLoss, Sendable {
  package static let name = "sckd"
  package static let termNames = ["output", "intra", "inter"]
  package static let comparesGroups = true

  /// How the maps are compared.
  package enum Matching: String, Equatable, Sendable, CaseIterable {
    case divergence
    /// Of the correlations themselves, to tell what distributions are worth.
    case meanSquare
  }

  /// Selected channels of each group, `[group][K]`; K of 4 and more make a correlation.
  package let studentChannels: [[Int]]
  package let teacherChannels: [[Int]]
  package let temperature: Double
  package let matching: Matching
  /// Frames that are averaged into one before maps are made; nil leaves it to the length.
  ///
  /// Windows of 200 frames would cost four times what those of 100 do, for neighbours that hardly
  /// differ.
  package let timePooling: Int?
  /// The groups that are compared, 0...2; others have no channels.
  package let layers: [Int]

  /// The longest window whose frames are taken as they are, where the length decides.
  package static let longestUnpooled = 128

  package init(
    studentChannels: [[Int]], teacherChannels: [[Int]], temperature: Double = 0.5,
    matching: Matching = .divergence, timePooling: Int? = nil,
    layers: [Int] = [0, 1, 2]
  ) {
    precondition((timePooling ?? 1) > 0, "time pooled by \(timePooling ?? 1)")
    self.studentChannels = studentChannels
    self.teacherChannels = teacherChannels
    self.temperature = temperature
    self.matching = matching
    self.timePooling = timePooling
    self.layers = layers
  }

  package func terms(_ input: LossInput) -> [LossTerm] {
    var terms = KDLoss().terms(input)
    let pooling = timePooling ?? (input.frameCount > Self.longestUnpooled ? 2 : 1)
    // [B, T / pooling, K] of each group.
    let student = layers.map {
      Self.select(studentChannels[$0], of: input.student.groups[$0], timePooling: pooling)
    }
    for (name, ofWindows) in [("intra", false), ("inter", true)] {
      guard (ofWindows ? input.batchSize : input.frameCount / pooling) > 1 else { continue }
      let values = zip(layers, student).map { group, features in
        let teacher = input.maps(
          .correlations(
            TeacherMaps.Correlations(
              group: group, channels: teacherChannels[group], timePooling: pooling,
              ofWindows: ofWindows,
              temperature: matching == .divergence ? temperature : nil))
        ) {
          let channels = teacherChannels[group]
          return map(
            Self.select(channels, of: $0.groups[group], timePooling: pooling),
            ofWindows: ofWindows)
        }
        return compare(map(features, ofWindows: ofWindows), teacher)
      }
      terms.append(LossTerm(name, Tensor.stacked(values).mean()))
    }
    return terms
  }

  /// `[B, T / timePooling, K]`.
  private static func select(
    _ channels: [Int], of group: Tensor, timePooling: Int
  ) -> Tensor {
    group.pooledOverSpace().selecting(Tensor(indices: channels), along: 1)
      .pooledOverTime(by: timePooling).transposed(1, 2)
  }

  /// Correlations of `[B, T, K]` or the logarithms of their distributions: `[B, T, T]`, or
  /// `[T, B, B]` of windows.
  private func map(_ features: Tensor, ofWindows: Bool) -> Tensor {
    let map = (ofWindows ? features.transposed(0, 1) : features).correlationMap()
    return switch matching {
    case .meanSquare: map
    case .divergence: map.logLikelihoods(temperature: temperature)
    }
  }

  private func compare(_ student: Tensor, _ teacher: Tensor) -> Tensor {
    switch matching {
    case .meanSquare: (student - teacher).squared().mean()
    case .divergence: student.divergence(from: teacher)
    }
  }
}
