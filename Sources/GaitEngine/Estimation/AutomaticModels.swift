import GaitAnalysis
import GaitInference
package import GaitModel

/// The models that `auto` chooses from, by what their cards say.
package struct AutomaticModels: Equatable, Sendable {
  /// A model and what it is asked for by.
  package struct Candidate: Equatable, Sendable {
    package let id: String
    package let model: LoadedModel

    package init(id: String, model: LoadedModel) {
      self.id = id
      self.model = model
    }
  }

  /// In the order in which equals are preferred.
  package let candidates: [Candidate]
  /// How long estimates are allowed to wait.
  package let patience: Patience

  /// How long an estimate may wait, in frames of the model.
  package enum Patience: Equatable, Sendable {
    /// As long as it likes: the model that looks ahead farthest.
    case any
    /// No longer than this.
    case atMost(Int)
    /// As short as there is.
    case shortest
  }

  package init(candidates: [Candidate], patience: Patience = .any) {
    self.candidates = candidates
    self.patience = patience
  }

  /// The model for the insoles of a session: trained on such layouts, made for such rates, and of
  /// those that wait no longer than allowed the one that looks ahead farthest, or least far for
  /// whoever wants the shortest.
  ///
  /// - Parameter metadata: the insoles.
  /// - Returns: nil where none of them knows such insoles.
  package func choice(for metadata: SessionMetadata) -> Candidate? {
    let fitting = candidates.filter { candidate in
      if case .atMost(let frames) = patience, lookAhead(candidate) > frames { return false }
      let layouts = candidate.model.card.trainedLayouts ?? .dense
      return metadata.feet.allSatisfy { foot in
        guard let insole = metadata.insoles[foot] else { return false }
        return layouts.covers(cellCount: insole.layout.cellCount)
          && ModelCard.samplingRates.contains(insole.samplingRateHz)
      }
    }
    // The first of equals.
    return fitting.reduce(nil) { best, candidate in
      guard let best else { return candidate }
      let (own, others) = (lookAhead(candidate), lookAhead(best))
      return (patience == .shortest ? own < others : own > others) ? candidate : best
    }
  }

  private func lookAhead(_ candidate: Candidate) -> Int {
    candidate.model.description().lookAheadFrames
  }
}
