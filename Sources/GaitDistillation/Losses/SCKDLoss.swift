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
/// Intra and inter are means over the three groups. Maps over time cost T^2, so that long windows are
/// averaged over pairs of frames first, see `timePooling`. Reconstructed from the public description of SCKD
/// (arXiv 2605.00888); matching by KL after Passalis and Tefas 2018.
package struct SCKDLoss: DistillationLoss, Sendable {
  package static let name = "sckd"

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

  /// The longest window whose frames are taken as they are, where the length decides.
  package static let longestUnpooled = 128

  package init(
    studentChannels: [[Int]], teacherChannels: [[Int]], temperature: Double = 0.5,
    matching: Matching = .divergence, timePooling: Int? = nil
  ) {
    precondition((timePooling ?? 1) > 0, "time pooled by \(timePooling ?? 1)")
    self.studentChannels = studentChannels
    self.teacherChannels = teacherChannels
    self.temperature = temperature
    self.matching = matching
    self.timePooling = timePooling
  }

  package func terms(_ input: LossInput) -> [LossTerm] {
    var terms = KDLoss().terms(input)
    // [B, T, K] of each group.
    let pooling = timePooling ?? (input.frameCount > Self.longestUnpooled ? 2 : 1)
    let student = Self.select(studentChannels, of: input.student, timePooling: pooling)
    let teacher = Self.select(teacherChannels, of: input.teacher, timePooling: pooling)
    if input.frameCount / pooling > 1 {
      let values = zip(student, teacher).map { compare($0, $1) }
      terms.append(LossTerm("intra", Tensor.stacked(values).mean()))
    }
    if input.batchSize > 1 {
      let values = zip(student, teacher).map {
        compare($0.transposed(0, 1), $1.transposed(0, 1))
      }
      terms.append(LossTerm("inter", Tensor.stacked(values).mean()))
    }
    return terms
  }

  /// `[B, T / timePooling, K]` of each group.
  private static func select(
    _ channels: [[Int]], of output: NetworkOutput, timePooling: Int
  ) -> [Tensor] {
    precondition(channels.count == output.groups.count, "channels of \(channels.count) groups")
    return zip(output.groups, channels).map { group, channels in
      group.pooledOverSpace().selecting(Tensor(indices: channels), along: 1)
        .pooledOverTime(by: timePooling).transposed(1, 2)
    }
  }

  /// Of two batches of rows, `[..., n, K]`.
  private func compare(_ student: Tensor, _ teacher: Tensor) -> Tensor {
    let student = student.correlationMap()
    let teacher = teacher.correlationMap()
    return switch matching {
    case .meanSquare: (student - teacher).squared().mean()
    case .divergence:
      student.logLikelihoods(temperature: temperature)
        .divergence(from: teacher.logLikelihoods(temperature: temperature))
    }
  }
}
