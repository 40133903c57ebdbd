package import GaitModel

/// Samples of one kind that go to analysis and recording together.
package enum RecordedBlock: Sendable {
  case frames(FrameBlock)
  case forces(ForceBlock)
  case clockPoints([ClockPoint])
}

/// Samples that have come and that nobody has taken yet.
struct LiveArrivals {
  /// Samples of a kind that are kept before a session begins.
  private static let most = 20_000

  private var frames = PerFoot<FrameBlock?>(both: nil)
  private var forces = PerFoot.each { ForceBlock(foot: $0) }
  private var clockPoints: [ClockPoint] = []
  /// When the newest frame arrived, in seconds of the arrival clock.
  private(set) var newestFrame: Double?

  mutating func append(_ frame: PressureFrame, arrival: Double) {
    if frames[frame.foot]?.cellCount != frame.cells.count {
      frames[frame.foot] = FrameBlock(foot: frame.foot, cellCount: frame.cells.count)
    }
    frames[frame.foot]?.append(timeSeconds: frame.timeSeconds, cells: frame.cells)
    newestFrame = arrival
  }

  /// Appends frames that were put in order elsewhere; times follow those before.
  mutating func append(_ block: FrameBlock, arrival: Double) {
    if frames[block.foot]?.cellCount == block.cellCount {
      frames[block.foot]?.append(block)
    } else {
      frames[block.foot] = block
    }
    newestFrame = arrival
  }

  mutating func append(_ block: ForceBlock) { forces[block.foot].append(block) }

  mutating func append(_ force: ForceSample) {
    forces[force.foot].append(timeSeconds: force.timeSeconds, newtons: Float(force.newtons))
  }

  mutating func append(_ point: ClockPoint) { clockPoints.append(point) }

  /// Hands out what has come, the left foot first and its frames before its forces.
  mutating func takeBlocks() -> [RecordedBlock] {
    var blocks: [RecordedBlock] = []
    for foot in Foot.allCases {
      if let block = frames[foot], !block.isEmpty {
        blocks.append(.frames(block))
        frames[foot] = FrameBlock(foot: foot, cellCount: block.cellCount)
      }
      if !forces[foot].isEmpty {
        blocks.append(.forces(forces[foot]))
        forces[foot] = ForceBlock(foot: foot)
      }
    }
    if !clockPoints.isEmpty { blocks.append(.clockPoints(clockPoints)) }
    clockPoints = []
    return blocks
  }

  /// Drops the older half where too much waits.
  mutating func trim() {
    for foot in Foot.allCases {
      if let block = frames[foot], block.count >= Self.most {
        frames[foot] = block.slice(Self.most / 2..<block.count)
      }
      if forces[foot].count >= Self.most {
        forces[foot] = forces[foot].slice(Self.most / 2..<forces[foot].count)
      }
    }
    if clockPoints.count >= Self.most { clockPoints.removeFirst(Self.most / 2) }
  }
}
