import Dispatch
package import GaitFiles
package import GaitModel
import Synchronization
import Testing

/// What every session that can be read promises, tried on one whose samples are known.
package struct SessionReadingContract {
  private static let everything =
    -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude

  private let session: any SessionReading
  private let content: RecordedSession

  /// - Parameters:
  ///   - session: what is tried.
  ///   - content: all that it holds.
  package init(_ session: any SessionReading, holds content: RecordedSession) {
    self.session = session
    self.content = content
  }

  /// Gives all that it holds, and nothing of a foot that has nothing.
  package func givesAllThatItHolds() throws {
    #expect(session.metadata == content.metadata)
    #expect(session.markers == content.markers)
    for foot in Foot.allCases {
      #expect(try session.frames(foot, seconds: Self.everything) == content.frames[foot])
      #expect(try session.reference(foot, seconds: Self.everything) == content.reference[foot])
      // Nothing is none in whatever range, and something is never none.
      let beyond = session.seconds.upperBound + 1e6
      let frames = try session.frames(foot, seconds: beyond...beyond + 1)
      #expect((frames == nil) == (content.frames[foot] == nil))
      #expect(frames?.count ?? 0 == 0)
      let forces = try session.reference(foot, seconds: beyond...beyond + 1)
      #expect((forces == nil) == (content.reference[foot] == nil))
      #expect(forces?.count ?? 0 == 0)
    }
    #expect(try session.recorded() == content)
  }

  /// Lasts from its first to its last frame.
  ///
  /// - Parameter isExact: whether no frame was taken away; otherwise it may last longer.
  package func lastsAsLongAsItsFrames(isExact: Bool = true) {
    let times = Foot.allCases.flatMap { content.frames[$0]?.times ?? [] }
    guard let first = times.min(), let last = times.max() else {
      #expect(session.seconds == 0...0)
      return
    }
    if isExact {
      #expect(session.seconds == first...last)
    } else {
      #expect(session.seconds.lowerBound <= first)
      #expect(session.seconds.upperBound >= last)
    }
  }

  /// Gives the samples of a range with both its ends, wherever the range lies.
  package func givesTheSamplesOfARange(seed: UInt64, ranges: Int = 60) throws {
    var random = SplitMix64(seed: seed)
    for foot in Foot.allCases {
      let times = (content.frames[foot]?.times ?? []) + (content.reference[foot]?.times ?? [])
      for range in Self.ranges(around: times, count: ranges, using: &random) {
        let frames = try session.frames(foot, seconds: range)
        #expect(frames == content.frames[foot].map { Self.part($0, in: range) }, "\(range)")
        let forces = try session.reference(foot, seconds: range)
        #expect(forces == content.reference[foot].map { Self.part($0, in: range) }, "\(range)")
      }
    }
  }

  /// Gives each sample once in stretches that follow each other.
  package func losesNothingBetweenStretches(stretchSeconds: Double) throws {
    for foot in Foot.allCases {
      var frames = content.frames[foot].map { FrameBlock(foot: foot, cellCount: $0.cellCount) }
      var position = session.seconds.lowerBound
      while position <= session.seconds.upperBound {
        let end = position + stretchSeconds
        if let block = try session.frames(foot, seconds: position...end.nextDown) {
          frames?.append(block)
        }
        position = end
      }
      #expect(frames == content.frames[foot])
    }
  }

  /// Gives the same to several threads at once.
  package func givesTheSameToEveryThread(threads: Int = 4) {
    let (session, content) = (session, content)
    let wrong = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      for foot in Foot.allCases {
        do {
          let frames = try session.frames(foot, seconds: Self.everything)
          let forces = try session.reference(foot, seconds: Self.everything)
          guard frames != content.frames[foot] || forces != content.reference[foot] else {
            continue
          }
          wrong.withLock { $0.append("\(foot): other samples") }
        } catch {
          wrong.withLock { $0.append("\(foot): \(error)") }
        }
      }
    }
    #expect(wrong.withLock { $0 } == [])
  }

  // MARK: - Expected samples

  /// Ranges that begin and end on samples, between them and beyond them.
  private static func ranges(
    around times: [Double], count: Int, using random: inout SplitMix64
  ) -> [ClosedRange<Double>] {
    guard let first = times.min(), let last = times.max() else { return [everything, 0...0] }
    func bound() -> Double {
      let time = times[Int(random.next() % UInt64(times.count))]
      switch random.next() % 4 {
      case 0: return time
      case 1: return time.nextUp
      case 2: return time.nextDown
      default: return first - 1 + random.uniform() * (last - first + 2)
      }
    }
    let fixed = [first...first, last...last, first...last, first - 2...first.nextDown]
    return fixed
      + (0..<count).map { _ in
        let (one, other) = (bound(), bound())
        return min(one, other)...max(one, other)
      }
  }

  // Sample by sample, and not by the search that sessions use.
  private static func part(_ block: FrameBlock, in range: ClosedRange<Double>) -> FrameBlock {
    var part = FrameBlock(foot: block.foot, cellCount: block.cellCount)
    for index in 0..<block.count where range.contains(block.times[index]) {
      let cells = index * block.cellCount..<(index + 1) * block.cellCount
      part.append(timeSeconds: block.times[index], cells: block.cells[cells])
    }
    return part
  }

  private static func part(_ block: ForceBlock, in range: ClosedRange<Double>) -> ForceBlock {
    let kept = block.times.indices.filter { range.contains(block.times[$0]) }
    return ForceBlock(
      foot: block.foot, times: kept.map { block.times[$0] },
      newtons: kept.map { block.newtons[$0] })
  }
}
