import GaitAnalysis

/// Which frames belong to the first and last 15 % of a stance, where insoles fail most.
enum StanceEdges {
  /// Part of a body weight that counts as contact; 20 N of 70 kg.
  static let contact: Float = 0.03
  /// Shorter contacts are no stances: 100 ms at 200 Hz.
  static let leastFrames = 20

  /// What each frame of a window counts: 1, and more at the edges of stance.
  ///
  /// - Parameters:
  ///   - targets: vGRF in body weights.
  ///   - extra: what is added to 1 at the edges.
  /// - Returns: a number for each frame.
  static func weights(_ targets: [Float], extra: Float) -> [Float] {
    var weights = [Float](repeating: 1, count: targets.count)
    var start: Int?
    for index in 0...targets.count {
      let isContact = index < targets.count && targets[index] > contact
      if isContact {
        start = start ?? index
      } else if let first = start {
        start = nil
        let count = index - first
        guard count >= leastFrames else { continue }
        let edge = Int((StancePhase.edgeFraction * Double(count)).rounded())
        // Where a window cuts a stance there is no edge.
        for offset in 0..<edge {
          if first > 0 { weights[first + offset] = 1 + extra }
          if index < targets.count { weights[index - 1 - offset] = 1 + extra }
        }
      }
    }
    return weights
  }
}
