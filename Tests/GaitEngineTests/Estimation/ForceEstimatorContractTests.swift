import GaitAnalysis
import GaitEngine
import GaitTestSupport
import Testing

/// Every estimator that there is, networks with and without look-ahead at their own rate and at others.
@Suite("Force estimators") struct ForceEstimatorContractTests {
  /// An estimator of a session.
  struct Case: CustomTestStringConvertible {
    var name: String
    var rate: Double

    var testDescription: String { "\(name) at \(rate) Hz" }

    func contract() throws -> ForceEstimatorContract {
      let source: EstimatorSource =
        switch name {
        case "sum of cells": .sumOfCells
        case "linear": .model(try TestModels.bundled())
        case "sum": .model(TestModels.loadedSum())
        default: .model(try TestModels.network(name))
        }
      return ForceEstimatorContract { source.makeEstimator(samplingRateHz: rate) }
    }
  }

  private static let cases =
    [Case(name: "sum of cells", rate: 100), Case(name: "linear", rate: 100)]
    + ["sum", "wrn-16-1", "wrn-16-1-causal", "wrn-28-1"].flatMap { name in
      [60, 62.5, 100, 128, 198, 200, 250, 400, 500].map { Case(name: name, rate: $0) }
    }

  @Test("Give an estimate for each frame", arguments: cases)
  func counts(estimator: Case) throws {
    try estimator.contract().givesAnEstimateForEachFrame(seed: 3)
  }

  @Test("Are as late as they promise", arguments: cases)
  func delay(estimator: Case) throws {
    // Another rate's frames lie between those of the session.
    try estimator.contract().isAsLateAsItPromises(tolerance: estimator.rate == 200 ? 0 : 1)
  }

  @Test("Forget the stretch before", arguments: cases)
  func stretches(estimator: Case) throws {
    try estimator.contract().forgetsTheStretchBefore(seed: 5)
  }

  @Test("Append", arguments: cases)
  func appends(estimator: Case) throws { try estimator.contract().appends(seed: 6) }

  @Test("Are values", arguments: cases)
  func copies(estimator: Case) throws { try estimator.contract().copiesAreIndependent(seed: 7) }
}
