/// Time-aware distillation: what is alike among windows, and among the frames of a window.
///
/// ```
/// output           mean((yS - yT)^2)
/// similarity       mean((rownorm(QS QS') - rownorm(QT QT'))^2)    Q: [B, C * T], windows as rows
/// temporal         the same with Z: [T, C] for each window        `map`
///                  or with Q: [B, C] for each frame               `stepwise`
/// sequenceLabel    mean((D yS - D y)^2)                           D y[t] = y[t + 1] - y[t]
/// sequenceTeacher  mean((D yS - D yT)^2)
/// ```
///
/// Similarity and temporal are means over the groups asked for. Reconstructed from the public
/// description of TaKD (arXiv 2506.10265); the similarity map is that of Tung and Mori 2019.
package struct TaKDLoss: DistillationLoss, Sendable {
  package static let name = "takd"
  package static let termNames = [
    "output", "similarity", "temporal", "sequenceLabel", "sequenceTeacher",
  ]
  package static let comparesGroups = true

  /// Which temporal relations are compared; the description leaves it open.
  package enum Temporal: String, Equatable, Sendable, CaseIterable {
    /// Frames with each other, within each window.
    case map
    /// Windows with each other, at each frame.
    case stepwise
  }

  package let temporal: Temporal
  /// The groups that are compared, 0...2.
  package let layers: [Int]

  package init(temporal: Temporal = .map, layers: [Int] = [0, 1, 2]) {
    self.temporal = temporal
    self.layers = layers
  }

  package func terms(_ input: LossInput) -> [LossTerm] {
    var terms =
      KDLoss().terms(input) + SimilarityPreservingLoss(layers: layers).terms(input)
    switch temporal {
    case .map where input.frameCount > 1:
      terms.append(
        .meanSquare("temporal", of: layers, in: input, as: TeacherMaps.Kind.frames) {
          $0.frameRows().similarityMap()
        })
    case .stepwise where input.batchSize > 1:
      terms.append(
        .meanSquare("temporal", of: layers, in: input, as: TeacherMaps.Kind.windowsAtFrames) {
          $0.windowRowsOfFrames().similarityMap()
        })
    case .map, .stepwise: break
    }
    if input.frameCount > 1 {
      let estimates = input.student.estimates
      terms += [
        LossTerm("sequenceLabel", SequenceLoss.distance(estimates, input.target)),
        LossTerm("sequenceTeacher", SequenceLoss.distance(estimates, input.teacher.estimates)),
      ]
    }
    return terms
  }
}
