import Testing

@testable import GaitAnalysis

@Suite struct IntraclassCorrelationTests {
  /// Table 2 of Shrout and Fleiss 1979: six subjects, four judges; ICC(2,1) is 0.29.
  @Test func itIsThatOfShroutAndFleiss() throws {
    let judged: [[Double]] = [
      [9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7],
    ]
    let found = try #require(IntraclassCorrelation(judged))
    #expect(abs(found.value - 0.29) < 0.005)
    #expect(found.n == 6)
  }

  @Test func aBiasLowersIt() throws {
    let same = try #require(IntraclassCorrelation([[1, 1], [2, 2], [4, 4]]))
    #expect(abs(same.value - 1) < 1e-12)
    let biased = try #require(IntraclassCorrelation([[1, 3], [2, 4], [4, 6]]))
    #expect(biased.value < 0.6)
  }

  @Test func whatCannotBeToldIsNil() {
    #expect(IntraclassCorrelation([]) == nil)
    #expect(IntraclassCorrelation([[1, 2]]) == nil)
    #expect(IntraclassCorrelation([[1], [2]]) == nil)
    #expect(IntraclassCorrelation([[1, 2], [3]]) == nil)
    #expect(IntraclassCorrelation([[2, 2], [2, 2]]) == nil)
  }
}
