package import GaitAnalysis
import GaitModel
import PlainText

/// What the Models screen shows of how networks relate the moments of a step.
package struct RelationsState: Equatable, Sendable {
  /// Which relation is shown.
  package enum Map: CaseIterable, Equatable, Sendable {
    /// Over all channels, as TaKD compares them.
    case temporal
    /// Over the selected channels, as SCKD compares them.
    case correlation

    var title: String {
      switch self {
      case .temporal: tr("Temporal maps")
      case .correlation: tr("Correlation maps")
      }
    }
  }

  /// What was asked for.
  package struct Question: Equatable, Sendable {
    package let place: StepRelations.Place
    /// Ids of the models.
    package let models: [String]
  }

  /// Nil where the models are compared by their errors.
  package var map: Map?
  /// The group of the networks, 0 next to the input.
  package var layer = 2
  /// What was asked for last; nil where nothing is known of the analysis any more.
  package var asked: Question?
  package var report: StepRelations?
  /// Why there is nothing to show of what was asked for.
  package var problem: String?

  package init() {}

  static let layers = 3

  mutating func nextMap() {
    switch map {
    case nil: map = .temporal
    case .temporal: map = .correlation
    case .correlation: map = nil
    }
  }

  /// Forgets what belongs to another session or analysis.
  mutating func forget() {
    asked = nil
    report = nil
    problem = nil
  }
}

extension SessionState {
  /// The step that is looked at: the last one that has begun, or else the first.
  var shownStep: Step? {
    guard let analysis else { return nil }
    let begun = analysis.stepCount(until: shownSeconds + 1e-9)
    return begun > 0 ? analysis.steps[begun - 1] : analysis.steps.first
  }
}
