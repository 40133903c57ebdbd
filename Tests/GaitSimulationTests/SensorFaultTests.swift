import GaitModel
import GaitSimulation
import Testing

@Suite struct SensorFaultTests {
  private func frames(_ faults: SensorFaults) -> FrameBlock {
    let configuration = WalkerConfiguration(seed: 21, durationSeconds: 20, faults: faults)
    return SimulatedWalk(configuration).session.frames.left ?? FrameBlock(foot: .left, cellCount: 1)
  }

  /// The cells that read more than 0 at any time.
  private func livingCells(_ block: FrameBlock) -> Set<Int> {
    Set(block.cells.indices.filter { block.cells[$0] > 0 }.map { $0 % block.cellCount })
  }

  @Test func deadCellsReadNothing() {
    let whole = livingCells(frames(.none))
    let worn = livingCells(frames(SensorFaults(deadCells: 5)))
    #expect(worn.isSubset(of: whole))
    #expect(whole.count - worn.count == 5)
  }

  @Test func nothingReadsInTheDeadZone() {
    let block = frames(SensorFaults(noiseCounts: 2, deadZoneKilopascals: 8))
    #expect(block.cells.allSatisfy { $0 == 0 || $0 >= 8 })
    #expect(frames(.none).cells.contains { $0 > 0 && $0 < 8 })
  }

  @Test func dropOutsAreHolesInTime() {
    let whole = frames(.none)
    let block = frames(SensorFaults(dropOutsPerMinute: 30))
    #expect(block.count < whole.count)
    let holes = zip(block.times, block.times.dropFirst()).filter { earlier, later in
      Gap.isHole(from: earlier, to: later, samplingRateHz: 200)
    }
    #expect((7...13).contains(holes.count))
    for (start, end) in holes { #expect((0.02...0.13).contains(end - start)) }
    // What is delivered is as without the fault.
    let kept = Set(block.times)
    for index in whole.times.indices.filter({ kept.contains(whole.times[$0]) }).prefix(3000) {
      let there = block.times.lowerBound(of: whole.times[index])
      #expect(block[there] == whole[index])
    }
  }

  @Test func noiseDriftAndGainChangeTheReadings() {
    let exact = frames(.none)
    for faults in [
      SensorFaults(noiseCounts: 2), SensorFaults(driftCountsPerRootSecond: 1),
      SensorFaults(gainVariation: 0.1),
    ] {
      let block = frames(faults)
      #expect(block.times == exact.times)
      #expect(block.cells != exact.cells)
      #expect(block.cells.allSatisfy { $0 >= 0 && $0 <= 511.5 })
    }
  }

  @Test func deviatesHaveMeanZeroAndUnitVariance() {
    var random = SplitMix64(seed: 1)
    let values = (0..<100_000).map { _ in random.normal() }
    let mean = values.reduce(0, +) / 100_000
    let variance = values.reduce(0) { $0 + $1 * $1 } / 100_000
    #expect(abs(mean) < 0.01)
    #expect(abs(variance - 1) < 0.01)
  }

  /// The first numbers of the published algorithm for seed 0.
  @Test func generatorIsThePublishedOne() {
    var random = SplitMix64(seed: 0)
    #expect(random.next() == 0xE220_A839_7B1D_CDAF)
    #expect(random.next() == 0x6E78_9E6A_A1B9_65F4)
  }
}
