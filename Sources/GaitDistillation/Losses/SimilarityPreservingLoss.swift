/// Which windows of the batch are alike for a group.
///
/// ```
/// similarity  mean((rownorm(QS QS') - rownorm(QT QT'))^2)    Q: [B, C * T], windows as rows
/// ```
///
/// Maps are `[B, B]`, so that networks of any width and space can be compared; one window has none.
/// Similarity is the mean over the three groups. Tung and Mori 2019 (arXiv 1907.09682).
package struct SimilarityPreservingLoss: DistillationLoss, Sendable {
  package static let name = "similarityPreserving"

  package init() {}

  package func terms(_ input: LossInput) -> [LossTerm] {
    guard input.batchSize > 1 else { return [] }
    return [
      .mean("similarity", over: input) { student, teacher in
        student.windowRows().similarityDistance(to: teacher.windowRows())
      }
    ]
  }
}
