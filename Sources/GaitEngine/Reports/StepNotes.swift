package import GaitAnalysis
import GaitModel

/// What a table says beside a step: where it was found, if not where the others were, and the notes that were
/// made during it.
package struct StepNotes {
  private let analysis: SessionAnalysis
  private let markers: StepMarkers

  /// - Parameters:
  ///   - analysis: whose steps they are.
  ///   - markers: laid on those steps.
  package init(_ analysis: SessionAnalysis, _ markers: StepMarkers) {
    self.analysis = analysis
    self.markers = markers
  }

  /// One line, not escaped; nil where there is nothing to say.
  package func text(of step: Step) -> String? {
    let found = analysis.foundOn(step)
    let parts = [
      found == analysis.contactsBy ? nil : "found on the \(found.word)", markers.note(of: step),
    ].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }
}
