import Testing

@testable import GaitInference

@Suite struct CholeskyFactorTests {
  @Test func solvesTwoEquations() throws {
    let equations = try #require(CholeskyFactor(matrix: [4, 2, 2, 3], unknowns: 2, penalty: 0))
    let found = equations.solve([10, 8])
    #expect(abs(found[0] - 1.75) < 1e-12)
    #expect(abs(found[1] - 1.5) < 1e-12)
  }

  @Test func raisesTheDiagonalByItsMean() throws {
    // The mean of 1 and 3 is 2, half of it 1.
    let equations = try #require(CholeskyFactor(matrix: [1, 0, 0, 3], unknowns: 2, penalty: 0.5))
    let found = equations.solve([2, 8])
    #expect(abs(found[0] - 1) < 1e-12)
    #expect(abs(found[1] - 2) < 1e-12)
  }

  @Test(arguments: [
    [0, 0, 0, 0], [.nan, 0, 0, 1], [.infinity, 0, 0, 1], [1, 2, 2, 4], [1, 3, 3, 1],
  ])
  func hasNoFactorOf(matrix: [Double]) {
    #expect(CholeskyFactor(matrix: matrix, unknowns: 2, penalty: 0) == nil)
  }
}
