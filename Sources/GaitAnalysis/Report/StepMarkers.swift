package import GaitModel

/// The markers of a session by the step during which they were set.
///
/// A marker belongs to the step that began last, of either foot, until two seconds after its toe-off. Before
/// the first step and in longer pauses it belongs to none.
package struct StepMarkers: Equatable, Sendable {
  /// A marker and the step that it belongs to.
  package struct Placed: Equatable, Sendable {
    /// The moment and its note.
    package let marker: Marker
    /// Nil outside of the walking.
    package let step: Step?
  }

  /// Seconds after a toe-off within which a marker still belongs to its step.
  static let lingerSeconds = 2.0

  /// All markers in the order of time.
  package let placed: [Placed]

  /// Finds the step of every marker.
  ///
  /// - Parameters:
  ///   - markers: in any order.
  ///   - analysis: whose steps they are laid on.
  package init(_ markers: [Marker], of analysis: SessionAnalysis) {
    placed = markers.sorted { $0.timeSeconds < $1.timeSeconds }.map { marker in
      let begun = analysis.stepCount(until: marker.timeSeconds)
      let step = begun > 0 ? analysis.steps[begun - 1] : nil
      let isNear = step.map { marker.timeSeconds <= $0.stance.toeOffSeconds + Self.lingerSeconds }
      return Placed(marker: marker, step: isNear == true ? step : nil)
    }
  }

  /// The notes that were made during a step, one behind the other; nil for none.
  package func note(of step: Step) -> String? {
    let notes = placed.filter { $0.step?.foot == step.foot && $0.step?.index == step.index }
      .map(\.marker.note).filter { !$0.isEmpty }
    return notes.isEmpty ? nil : notes.joined(separator: "; ")
  }
}
