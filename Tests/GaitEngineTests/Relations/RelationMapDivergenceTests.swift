import GaitAnalysis
import GaitModel
import Testing

@testable import GaitEngine

/// The divergence of two maps, against numbers that were computed otherwise.
@Suite struct RelationMapDivergenceTests {
  /// Two probabilities a row, since the diagonal does not count; the first row by hand:
  /// P = softmax(1, 0) = (.7311, .2689) at a temperature of 1, Q = (.5, .5): KL = .1110.
  @Test func isTheMeanOverRowsOfKullbackAndLeibler() {
    let teacher = RelationMap(side: 3, values: [9, 1, 0, 0, 9, 0, 0, 0, 9])
    let student = RelationMap(side: 3, values: [9, 0, 0, 0, 9, 0, 0, 0, 9])
    #expect(abs(student.divergence(from: teacher, temperature: 1) - 0.1110 / 3) < 1e-4)
    #expect(student.divergence(from: student) == 0)
  }

  @Test func doesNotLookAtTheDiagonal() {
    let a = RelationMap(side: 3, values: [1, 0.2, 0.4, 0.2, 1, 0.1, 0.4, 0.1, 1])
    let b = RelationMap(side: 3, values: [-1, 0.2, 0.4, 0.2, 0, 0.1, 0.4, 0.1, 0.5])
    #expect(a.divergence(from: b) == 0)
  }
}
