import GaitAnalysis
package import GaitTraining

/// A target, what was found, and whether that is enough.
package struct TargetOutcome: Equatable, Sendable {
  package let target: String
  package let found: String
  /// Nil where cells are missing.
  package let isReached: Bool?

  package init(_ target: TargetRecipe, in table: ResultsTable) {
    let condition = table.conditions.first { $0.condition == target.condition }
    switch target.goal {
    case .atMost(let bound):
      let metric = target.measure.metric
      self.target =
        "\(target.arm), \(target.condition): \(metric.title) of "
        + "\(ResultsText.number(bound, metric.decimals)) at most"
      guard let arm = condition?.arm(target.arm), arm.isComplete,
        let value = arm.values[metric]?.mean
      else {
        found = "cells are missing"
        isReached = nil
        return
      }
      found = ResultsText.number(value, metric.decimals)
      isReached = value <= bound
    case .below(let other, let percent, let p):
      var text = "\(target.arm), \(target.condition): RMSE "
      text +=
        percent == 0
        ? "below \(other)"
        : percent > 0
          ? "\(ResultsText.number(percent, 0)) % or more below \(other)"
          : "no more than \(ResultsText.number(-percent, 0)) % above \(other)"
      if let p { text += ", p < \(ResultsText.number(p, 2))" }
      self.target = text
      guard
        let comparison = condition?.comparisons.first(where: {
          $0.pair == ResultsPlan.Pair(target.arm, against: other)
        }), comparison.subjects.count == comparison.expectedFolds,
        let relative = comparison.relativePercent
      else {
        found = "cells are missing, or the arms are not compared"
        isReached = nil
        return
      }
      found =
        "\(ResultsText.number(relative, 1)) %, p = "
        + ResultsText.probability(comparison.test.pValue)
      let isCertain = p.map { comparison.test.pValue < $0 } ?? true
      isReached = -relative >= percent && isCertain
    }
  }
}

extension TargetRecipe.Measure {
  var metric: ResultsMetric {
    switch self {
    case .rmse: .rmse
    case .nrmse: .nrmsePercent
    case .edges: .stanceEdgesRatio
    }
  }
}
