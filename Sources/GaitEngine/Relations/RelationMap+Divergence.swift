import Foundation
import GaitAnalysis

extension RelationMap {
  /// The mean over rows of KL(P || Q) in nats, P and Q the softmax of each row over a temperature without the diagonal:
  /// what SCKD's intra-temporal term is, this map the student's.
  ///
  /// - Parameters:
  ///   - teacher: a map of the same size, of which P is made.
  ///   - temperature: 0.5 in training.
  /// - Returns: 0 for maps that are the same.
  func divergence(from teacher: RelationMap, temperature: Double = 0.5) -> Double {
    guard side > 1 else { return 0 }
    var sum = 0.0
    for row in 0..<side {
      let p = teacher.logLikelihoods(ofRow: row, temperature: temperature)
      let q = logLikelihoods(ofRow: row, temperature: temperature)
      sum += zip(p, q).reduce(0.0) { $0 + exp($1.0) * ($1.0 - $1.1) }
    }
    return sum / Double(side)
  }

  /// Logarithms of the softmax of a row without what lies on the diagonal.
  private func logLikelihoods(ofRow row: Int, temperature: Double) -> [Double] {
    let scaled = (0..<side).filter { $0 != row }.map { Double(self[row, $0]) / temperature }
    let highest = scaled.max() ?? 0
    let sum = scaled.reduce(0.0) { $0 + exp($1 - highest) }
    let logSum = highest + log(sum)
    return scaled.map { $0 - logSum }
  }
}
