import GaitFiles
import GaitModel

/// Refuses samples that a reader of the file would refuse, while there is still a session to save.
struct SampleCheck {
  /// What the samples have to fit; feet and a reference may join.
  var metadata: SessionMetadata
  private let path: String
  private var lastFrame = PerFoot(both: -Double.infinity)
  private var lastForce = PerFoot(both: -Double.infinity)
  private var low = Double.infinity
  private var high = -Double.infinity

  init(metadata: SessionMetadata, path: String) {
    self.metadata = metadata
    self.path = path
  }

  /// Goes on after samples that are there already.
  ///
  /// - Parameters:
  ///   - frames: first and last time of the frames of each foot; nil where there are none.
  ///   - forces: the same of the reference.
  mutating func resume(
    frames: PerFoot<ClosedRange<Double>?>, forces: PerFoot<ClosedRange<Double>?>
  ) {
    for foot in Foot.allCases {
      lastFrame[foot] = frames[foot]?.upperBound ?? lastFrame[foot]
      lastForce[foot] = forces[foot]?.upperBound ?? lastForce[foot]
      for range in [frames[foot], forces[foot]].compactMap({ $0 }) {
        low = min(low, range.lowerBound)
        high = max(high, range.upperBound)
      }
    }
  }

  /// The first finite or infinite value outside a range; NaN is a reading that is not there.
  static func firstImplausible(_ values: [Float], in range: ClosedRange<Double>) -> Float? {
    values.first { Double($0) < range.lowerBound || Double($0) > range.upperBound }
  }

  /// - Throws: `inconsistentSession`.
  mutating func take(_ block: FrameBlock) throws(GaitlabError) {
    guard let insole = metadata.insoles[block.foot],
      insole.layout.cellCount == block.cellCount
    else {
      throw GaitlabError.inconsistent(
        path, "the \(block.foot.rawValue) frames do not match the \(block.foot.rawValue) insole")
    }
    try take(block.cells, in: Plausible.readings(insole.unit))
    try take(block.times, after: lastFrame[block.foot])
    lastFrame[block.foot] = block.times.last ?? lastFrame[block.foot]
  }

  /// - Throws: `inconsistentSession`.
  mutating func take(reference block: ForceBlock) throws(GaitlabError) {
    guard metadata.reference != nil || block.isEmpty else {
      throw GaitlabError.inconsistent(path, "there are forces of a reference that is not named")
    }
    try take(block.newtons, in: Plausible.newtons)
    try take(block.times, after: lastForce[block.foot])
    lastForce[block.foot] = block.times.last ?? lastForce[block.foot]
  }

  private mutating func take(_ times: [Double], after last: Double) throws(GaitlabError) {
    guard let first = times.first, let end = times.last else { return }
    // Not a number fails every comparison.
    guard first > last, zip(times, times.dropFirst()).allSatisfy({ $0 < $1 }),
      Plausible.times.contains(first), Plausible.times.contains(end)
    else { throw GaitlabError.inconsistent(path, "the samples' times do not ascend") }
    let begin = min(low, first)
    let finish = max(high, end)
    guard finish - begin <= Plausible.longestSeconds else {
      throw GaitlabError.inconsistent(path, "a recording from \(begin) s to \(finish) s")
    }
    // Last of all: what was refused must not count against what comes after it.
    low = begin
    high = finish
  }

  private func take(
    _ values: [Float], in range: ClosedRange<Double>
  ) throws(GaitlabError) {
    if let value = Self.firstImplausible(values, in: range) {
      throw GaitlabError.inconsistent(path, "a sample of \(value)")
    }
  }
}
