/// A teacher's output, and what losses compute from it that no student has a part in.
///
/// Students that learn side by side share one for each batch, so that every map is computed once.
///
/// A class, because it fills while students ask. It stays with the thread of its tensors.
package final class TeacherMaps {
  /// Which map; equal kinds are equal numbers.
  package enum Kind: Hashable {
    /// Similarity of windows, of the frames of each window, and of windows at each frame.
    case windows(group: Int)
    case frames(group: Int)
    case windowsAtFrames(group: Int)
    case attention(group: Int, keepsSpace: Bool)
    case correlations(Correlations)
    /// Of windows, by their activated features.
    case distances
    case cosines
    case probabilities
    /// Estimates without mean and scale, over frames or over windows.
    case estimates(overWindows: Bool)
  }

  /// Which correlations, and what is made of them.
  package struct Correlations: Hashable {
    let group: Int
    let channels: [Int]
    let timePooling: Int
    /// Relations of windows at each frame; of frames in each window otherwise.
    let ofWindows: Bool
    /// Of their distribution; nil for the correlations themselves.
    let temperature: Double?
  }

  /// Constants.
  package let output: NetworkOutput
  private var known: [Kind: Tensor] = [:]

  package init(of output: NetworkOutput) {
    self.output = output.detached()
  }

  /// Maps that have been computed so far.
  package var count: Int { known.count }

  /// A map, computed when it is asked for the first time.
  func callAsFunction(_ kind: Kind, _ compute: (NetworkOutput) -> Tensor) -> Tensor {
    if let map = known[kind] { return map }
    let map = compute(output)
    known[kind] = map
    return map
  }
}
