package import GaitAnalysis
import GaitModel
import Testing

/// What every estimator promises, tried on those that a closure makes.
package struct ForceEstimatorContract {
  private let make: () throws -> any ForceEstimator

  /// - Parameter make: gives an estimator that has seen no frame yet.
  package init(_ make: @escaping () throws -> any ForceEstimator) { self.make = make }

  /// Gives one finite estimate for each frame, the same in whatever blocks frames come.
  package func givesAnEstimateForEachFrame(seed: UInt64) throws {
    for frames in [0, 1, 2, 3, 14, 127, 128, 300] {
      let cells = Self.noise(frames, seed: seed)
      var whole = try make()
      let expected = Self.run(&whole, cells) { max(frames, 1) }
      #expect(expected.count == frames)
      #expect(expected.allSatisfy { $0.isFinite })
      var single = try make()
      #expect(Self.run(&single, cells) { 1 } == expected)
      var random = SplitMix64(seed: seed ^ 8)
      var cut = try make()
      // Blocks without a frame among them.
      #expect(Self.run(&cut, cells) { Int(random.next() % 40) } == expected)
    }
  }

  /// Is never later than it promises.
  ///
  /// - Parameter tolerance: how many frames earlier than promised the latest estimate may be.
  /// - Throws: what making an estimator throws.
  package func isAsLateAsItPromises(tolerance: Int) throws {
    var estimator = try make()
    let promised = estimator.description.delayFrames
    #expect(promised >= 0)
    var estimates: [Float] = []
    var latest = 0
    let frame = Self.noise(1, seed: 4)
    for count in 1...400 {
      estimator.push(frame.span, appendingTo: &estimates)
      latest = max(latest, count - estimates.count)
      #expect(estimates.count <= count)
    }
    #expect(latest <= promised)
    #expect(latest >= promised - tolerance)
  }

  /// Begins each stretch as if it were the first, and owes nothing between them.
  package func forgetsTheStretchBefore(seed: UInt64) throws {
    let cells = Self.noise(90, seed: seed)
    var fresh = try make()
    let expected = Self.run(&fresh, cells) { 10 }
    var used = try make()
    var nothing: [Float] = []
    used.finish(appendingTo: &nothing)
    #expect(nothing.isEmpty)
    for frames in [1, 77, 200] {
      _ = Self.run(&used, Self.noise(frames, seed: seed &+ 1)) { 10 }
      used.finish(appendingTo: &nothing)
      #expect(nothing.isEmpty)
      #expect(Self.run(&used, cells) { 10 } == expected)
    }
  }

  /// Appends, and leaves what is there.
  package func appends(seed: UInt64) throws {
    let cells = Self.noise(40, seed: seed)
    var estimator = try make()
    let expected = Self.run(&estimator, cells) { 40 }
    var estimates: [Float] = [7, -1]
    estimator.push(cells.span, appendingTo: &estimates)
    estimator.finish(appendingTo: &estimates)
    #expect(estimates == [7, -1] + expected)
  }

  /// Is a value: a copy taken within a stretch knows nothing of what its original is given later.
  package func copiesAreIndependent(seed: UInt64) throws {
    let cells = Self.noise(100, seed: seed)
    let half = 50 * CanonicalGrid.cellCount
    var estimator = try make()
    var whole = try make()
    let expected = Self.run(&whole, cells) { 100 }
    var estimates: [Float] = []
    estimator.push(cells.span.extracting(..<half), appendingTo: &estimates)
    var copy = estimator
    var others: [Float] = []
    estimator.push(Self.noise(60, seed: seed &+ 2).span, appendingTo: &others)
    estimator.finish(appendingTo: &others)
    copy.push(cells.span.extracting(half...), appendingTo: &estimates)
    copy.finish(appendingTo: &estimates)
    #expect(estimates == expected)
  }

  // MARK: - Frames

  private static func noise(_ frames: Int, seed: UInt64) -> [Float] {
    var random = SplitMix64(seed: seed)
    return (0..<frames * CanonicalGrid.cellCount).map { _ in Float(random.uniform()) * 0.03 }
  }

  /// The estimates of a stretch that is pushed in blocks.
  private static func run(
    _ estimator: inout any ForceEstimator, _ cells: [Float], block: () -> Int
  ) -> [Float] {
    var estimates: [Float] = []
    let frames = cells.count / CanonicalGrid.cellCount
    var frame = 0
    while frame < frames {
      let end = min(frame + block(), frames)
      let range = frame * CanonicalGrid.cellCount..<end * CanonicalGrid.cellCount
      estimator.push(cells.span.extracting(range), appendingTo: &estimates)
      frame = end
    }
    estimator.finish(appendingTo: &estimates)
    return estimates
  }
}
