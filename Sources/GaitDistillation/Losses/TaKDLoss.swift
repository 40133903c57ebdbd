/// Time-aware distillation: what is alike among windows, and among the frames of a window.
///
/// ```
/// output      mean((yS - yT)^2)
/// similarity  mean((rownorm(QS QS') - rownorm(QT QT'))^2)    Q: [B, C * T], windows as rows
/// temporal    the same with Z: [T, C] for each window         `map`
///             or with Q: [B, C] for each frame                `stepwise`
/// sequence    mean((D yS - D y)^2) + mean((D yS - D yT)^2)    D y[t] = y[t + 1] - y[t]
/// ```
///
/// Similarity and temporal are means over the three groups. Reconstructed from the public description
/// of TaKD (arXiv 2506.10265); the similarity map is that of Tung and Mori 2019.
package struct TaKDLoss: DistillationLoss, Sendable {
  package static let name = "takd"

  /// Which temporal relations are compared; the description leaves it open.
  package enum Temporal: String, Equatable, Sendable, CaseIterable {
    /// Frames with each other, within each window.
    case map
    /// Windows with each other, at each frame.
    case stepwise
  }

  package let temporal: Temporal

  package init(temporal: Temporal = .map) {
    self.temporal = temporal
  }

  package func terms(_ input: LossInput) -> [LossTerm] {
    var terms = KDLoss().terms(input) + SimilarityPreservingLoss().terms(input)
    switch temporal {
    case .map where input.frameCount > 1:
      terms.append(
        .mean("temporal", over: input) { student, teacher in
          student.frameRows().similarityDistance(to: teacher.frameRows())
        })
    case .stepwise where input.batchSize > 1:
      terms.append(
        .mean("temporal", over: input) { student, teacher in
          student.windowRowsOfFrames().similarityDistance(to: teacher.windowRowsOfFrames())
        })
    case .map, .stepwise: break
    }
    if input.frameCount > 1 {
      let student = Self.changes(input.student.estimates)
      let target = (student - Self.changes(input.target)).squared().mean()
      let teacher = (student - Self.changes(input.teacher.estimates)).squared().mean()
      terms.append(LossTerm("sequence", target + teacher))
    }
    return terms
  }

  /// From each frame to the next: `[B, outputs, T]` to `[B, outputs, T - 1]`.
  private static func changes(_ y: Tensor) -> Tensor {
    let frames = y.size(2)
    return y.sliced(1..<frames, along: 2) - y.sliced(0..<frames - 1, along: 2)
  }
}
