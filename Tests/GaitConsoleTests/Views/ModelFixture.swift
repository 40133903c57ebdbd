import Foundation
import GaitModel
import GaitTestSupport

@testable import GaitAnalysis
@testable import GaitConsole

/// Models with made-up numbers of a plausible size, the same every time.
enum ModelFixture {
  static let student = entry(
    "student", kind: "WRN-10-1", summary: "Distilled from the teacher; made for the bench.",
    digest: "5a", parameters: 9_650, multiplyAdds: 65_600, delay: 12, field: 25,
    provenance: [
      .init("method", "takd"), .init("teacher", "teacher"),
      .init("data", "28 simulated walkers, 6 of them held out"), .init("seed", "4"),
    ], metrics: [.init("RMSE", "0.031 BW"), .init("held out", "6 walkers")])
  static let teacher = entry(
    "teacher", kind: "WRN-28-4", summary: "The large network that the student learned from.",
    digest: "c3", parameters: 1_467_000, multiplyAdds: 9_870_000, delay: 32, field: 65,
    provenance: [.init("method", "supervised"), .init("seed", "1")],
    metrics: [.init("RMSE", "0.024 BW")])
  static let scratch = entry(
    "student-from-scratch", kind: "WRN-10-1",
    summary: "As small as the student, without a teacher.", digest: "0f", parameters: 9_650,
    multiplyAdds: 65_600, delay: 12, field: 25,
    provenance: [.init("method", "supervised"), .init("seed", "4")],
    metrics: [.init("RMSE", "0.039 BW")])
  static let sum = ModelEntry(
    id: "sum of cells", description: SumOfCellsEstimator().description, shelf: .builtIn)
  static let broken = ModelEntry(
    id: "models/broken.gaitnet", description: EstimatorDescription(name: "broken", summary: ""),
    shelf: .user, problem: "broken.gaitnet:16: 96 weights announced, 12 found; copy it again")

  static let entries = [sum, student, teacher, scratch, broken]

  /// The three networks on a session that may say how large the errors are.
  static func comparison(
    hasReference: Bool = true, trials count: Int = 3, isSimulated: Bool = true
  ) -> EstimatorComparison {
    let trials = [
      trial(student, rmse: 0.0312, latency: (38.4, 61.7), departure: nil),
      trial(teacher, rmse: 0.0243, latency: (2410, 3120), departure: (-0.021, 0.013)),
      trial(scratch, rmse: 0.0391, latency: (38.1, 60.9), departure: (0.034, -0.008)),
    ]
    return EstimatorComparison(
      sessionName: "walk", isSimulated: isSimulated, stepsUsed: 16,
      trials: trials.prefix(count).map { trial in
        hasReference
          ? trial
          : .init(
            estimator: trial.estimator, errors: nil, meanCurve: trial.meanCurve,
            departure: trial.departure, latency: trial.latency)
      })
  }

  // MARK: - Parts

  private static func entry(
    _ name: String, kind: String, summary: String, digest: String, parameters: Int,
    multiplyAdds: Int, delay: Int, field: Int, provenance: [Fact],
    metrics: [Fact]
  ) -> ModelEntry {
    ModelEntry(
      id: name,
      description: EstimatorDescription(
        name: name, summary: summary, kind: kind,
        sha256: String(repeating: digest + "17e9b4", count: 8), delayFrames: delay,
        samplingRateHz: 100, receptiveFieldFrames: field, parameterCount: parameters,
        multiplyAddsPerFrame: multiplyAdds, provenance: provenance, metrics: metrics),
      shelf: .bundled)
  }

  private static func trial(
    _ entry: ModelEntry, rmse: Double, latency: (Double, Double),
    departure: (early: Double, late: Double)?
  ) -> EstimatorComparison.Trial {
    EstimatorComparison.Trial(
      estimator: entry.description, errors: report(rmse),
      meanCurve: curve { 1.1 * sin($0 * .pi) },
      departure: departure.map { departure in
        curve { x in
          departure.early * bump(x, around: 0.16) + departure.late * bump(x, around: 0.8)
        }
      },
      latency: LatencyMeasurement(
        medianMicroseconds: latency.0, p99Microseconds: latency.1, frames: 1200))
  }

  private static func report(_ rmse: Double) -> ErrorReport {
    ErrorReport(
      overall: statistics(rmse),
      phases: [
        .loading: statistics(rmse * 1.6), .midStance: statistics(rmse * 1.1),
        .unloading: statistics(rmse * 1.3), .swing: statistics(rmse * 0.3),
      ], firstPeak: nil, valley: nil, secondPeak: nil, impulsePercent: nil, initialContact: nil,
      toeOff: nil, curves: PerFoot(both: []), bodyWeightNewtons: 700, referenceRangeBodyWeights: 1.2
    )
  }

  private static func statistics(_ rmse: Double) -> ErrorStatistics {
    ErrorStatistics(
      bias: rmse * -0.2, mae: rmse * 0.7, rmse: rmse, nrmsePercent: rmse / 1.2 * 100,
      r2: 1 - rmse * rmse * 4, pearsonR: 1 - rmse * rmse * 4, n: 2355)
  }

  /// Two steps a little above and below a curve over stance.
  private static func curve(_ value: (Double) -> Double) -> [MeanSD] {
    (0...100).map { point in
      let y = value(Double(point) / 100)
      return MeanSD([y - 0.006, y + 0.006])
    }
  }

  private static func bump(_ x: Double, around centre: Double) -> Double {
    exp(-(x - centre) * (x - centre) / 0.01)
  }
}
