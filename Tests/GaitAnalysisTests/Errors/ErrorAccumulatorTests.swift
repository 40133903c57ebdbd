import GaitAnalysis
import GaitFiles
import GaitModel
import Testing

@Suite struct ErrorAccumulatorTests {
  @Test(arguments: [0.0, 1, 1000, -1e5])
  func agreesWithPlainSums(offset: Double) throws {
    var random = SplitMix64(seed: 31)
    var plain = PlainErrors()
    var accumulator = ErrorAccumulator()
    for _ in 0..<2000 {
      let reference = offset + 300 * random.normal()
      let estimate = 1.1 * reference + 7 + 40 * random.normal()
      plain.references.append(reference)
      plain.estimates.append(estimate)
      accumulator.push(estimate: estimate, reference: reference)
    }
    let highest = try #require(plain.references.max())
    let lowest = try #require(plain.references.min())
    #expect(accumulator.referenceRange == highest - lowest)
    #expect(plain.difference(from: accumulator.statistics(), range: highest - lowest) == nil)
    #expect(plain.difference(from: accumulator.statistics(range: 50), range: 50) == nil)
  }

  @Test func aPerfectEstimateHasNoError() throws {
    var accumulator = ErrorAccumulator()
    for value in 0..<10 { accumulator.push(estimate: Double(value), reference: Double(value)) }
    let found = try #require(accumulator.statistics())
    #expect(found.bias == 0)
    #expect(found.mae == 0)
    #expect(found.rmse == 0)
    #expect(found.nrmsePercent == 0)
    #expect(found.r2 == 1)
    let r = try #require(found.pearsonR)
    #expect(abs(r - 1) < 1e-12)
  }

  @Test func biasIsEstimateMinusReference() throws {
    var accumulator = ErrorAccumulator()
    accumulator.push(estimate: 3, reference: 1)
    accumulator.push(estimate: 3, reference: 2)
    let found = try #require(accumulator.statistics())
    #expect(found.bias == 1.5)
    #expect(found.mae == 1.5)
    #expect(abs(found.rmse - 2.5.squareRoot()) < 1e-12)
    #expect(found.nrmsePercent.map { abs($0 - 100 * 2.5.squareRoot()) < 1e-9 } == true)
    #expect(found.pearsonR == nil, "a constant estimate does not correlate")
  }

  @Test func whatCannotBeSaidIsNil() throws {
    #expect(ErrorAccumulator().statistics() == nil)
    #expect(ErrorAccumulator().referenceRange == 0)
    var one = ErrorAccumulator()
    one.push(estimate: 2, reference: 1)
    let found = try #require(one.statistics())
    #expect(found.n == 1)
    #expect(found.nrmsePercent == nil)
    #expect(found.r2 == nil)
    #expect(found.pearsonR == nil)
  }
}
