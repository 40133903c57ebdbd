import GaitAnalysis
import GaitModel
import GaitTestSupport
import Testing

@Suite struct ButterflyTests {
  private static let layout = TestLayouts.matrix16x8

  private func frames(
    _ foot: Foot, load: (Double) -> (cell: Int, kilopascals: Float)?
  ) -> FrameBlock {
    var frames = FrameBlock(foot: foot, cellCount: 128)
    for index in 0...100 {
      var cells = [Float](repeating: 0, count: 128)
      if let (cell, kilopascals) = load(Double(index) / 100) { cells[cell] = kilopascals }
      frames.append(timeSeconds: Double(index) / 100, cells: cells)
    }
    return frames
  }

  private func added(_ left: FrameBlock, _ right: FrameBlock) -> Butterfly {
    let insole = InsoleDescription(layout: Self.layout, unit: .kilopascals, samplingRateHz: 100)
    var butterfly = Butterfly()
    butterfly.add(
      frames: PerFoot(left: left, right: right), seconds: 0...1,
      cells: PerFoot(both: PressureCells(insole: insole, zero: [])),
      newtonsPerBodyWeight: PerFoot(both: 10))
    return butterfly
  }

  /// Both feet roll from heel to toe, half a stride apart, over their inner columns: the ways cross between them.
  @Test func equalFeetCrossOnTheMiddleLine() throws {
    func roll(_ phase: Double) -> (cell: Int, kilopascals: Float)? {
      let phase = phase >= 1 ? phase - 1 : phase
      guard phase < 0.6 else { return nil }
      let load = Float(100 * min(min(phase / 0.1, (0.6 - phase) / 0.1), 1))
      return (min(Int(phase / 0.6 * 16), 15) * 8 + 4, load)
    }
    let butterfly = added(
      frames(.left) { roll($0) }, frames(.right) { roll($0 + 0.5) })
    #expect(butterfly.strides == 1)
    #expect(abs(butterfly.x[30].mean + 42) < 1e-6)
    #expect(abs(butterfly.x[80].mean - 42) < 1e-6)
    #expect(butterfly.crossingX.n == 1)
    #expect(abs(butterfly.crossingX.mean) < 3)
    #expect(butterfly.crossingY.mean > 60 && butterfly.crossingY.mean < 200)
  }

  @Test func aStrideInTheAirHasNoCommonCentre() {
    let left = frames(.left) { $0 < 0.4 ? (3, 100) : nil }
    let right = frames(.right) { $0 > 0.6 ? (3, 100) : nil }
    #expect(added(left, right).strides == 0)
  }

  @Test func aFootWithoutFramesHasNone() {
    let left = frames(.left) { _ in (3, 100) }
    #expect(added(left, FrameBlock(foot: .right, cellCount: 128)).strides == 0)
  }
}
