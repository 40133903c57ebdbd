/// Which windows of the batch are alike for a group.
///
/// ```
/// similarity  mean((rownorm(QS QS') - rownorm(QT QT'))^2)    Q: [B, C * T], windows as rows
/// ```
///
/// Maps are `[B, B]`, so that networks of any width and space can be compared; one window has none.
/// Similarity is the mean over the groups asked for. Tung and Mori 2019 (arXiv 1907.09682).
package struct SimilarityPreservingLoss: DistillationLoss, Sendable {
  package static let name = "similarityPreserving"
  package static let termNames = ["similarity"]
  package static let comparesGroups = true

  /// The groups that are compared, 0...2.
  package let layers: [Int]

  package init(layers: [Int] = [0, 1, 2]) {
    self.layers = layers
  }

  package func terms(_ input: LossInput) -> [LossTerm] {
    guard input.batchSize > 1 else { return [] }
    return [
      .meanSquare("similarity", of: layers, in: input, as: TeacherMaps.Kind.windows) {
        $0.windowRows().similarityMap()
      }
    ]
  }
}
