import GaitAnalysis
import GaitModel
import GaitTestSupport
import Testing

/// Regions, maps and integrals against sums over the raw frames that share no line with the computation.
@Suite struct ContactPressureTests {
  /// A second of noise at 100 Hz with a frame missing, on the clock of a session that began long ago.
  private func frames(_ layout: InsoleLayout, seed: UInt64) -> FrameBlock {
    var random = SplitMix64(seed: seed)
    var frames = FrameBlock(foot: .left, cellCount: layout.cellCount)
    for index in 0..<100 where index != 40 {
      frames.append(
        timeSeconds: 5000 + Double(index) / 100,
        cells: (0..<layout.cellCount).map { _ in Float(60 * random.uniform() - 15) })
    }
    return frames
  }

  private func isClose(_ value: Double?, _ expected: Double) -> Bool {
    guard let value else { return false }
    return abs(value - expected) <= 1e-6 * max(abs(expected), 1)
  }

  @Test(
    arguments: TestLayouts.all,
    [PressureUnit.kilopascals, .newtonsPerSquareCentimetre, .newtons, .counts])
  func agreesWithSumsOverRawFrames(layout: InsoleLayout, unit: PressureUnit) throws {
    let insole = InsoleDescription(layout: layout, unit: unit, samplingRateHz: 100)
    let zero = (0..<layout.cellCount).map { Float($0 % 5) }
    let block = frames(layout, seed: 3)
    let cells = PressureCells(insole: insole, zero: zero)
    let mask = MaskDefinition.standard.mask(of: layout)
    let above = 12.0
    let span = 5000.095...5000.705
    let found = try #require(
      ContactPressure(
        frames: block, seconds: span, step: 7, cells: cells, mask: mask, contactAbove: above))
    // 5000.10 to 5000.70, of which 5000.40 is missing: sixty frames of a hundredth of a second.
    #expect(found.frameCount == 60)
    #expect(isClose(found.countedSeconds, 0.6))

    func pressure(_ frame: Int, _ cell: Int) -> Double {
      let reading = Double(block.cells[frame * layout.cellCount + cell]) - Double(zero[cell])
      let factor =
        switch unit {
        case .newtons: 1000 / layout.cells[cell].areaSquareMillimetres
        case .newtonsPerSquareCentimetre: 10.0
        default: 1.0
        }
      return reading > 0 ? reading * factor : 0
    }
    let counted = block.times.indices.filter { span.contains(block.times[$0]) }
    #expect(counted.count == 60)
    for cell in layout.cells.indices {
      let values = counted.map { pressure($0, cell) }
      #expect(isClose(found.maps.peak[cell], values.max() ?? 0))
      #expect(isClose(found.maps.integral[cell], values.reduce(0, +) / 100))
      #expect(isClose(found.maps.mean[cell], values.reduce(0, +) / 60))
      #expect(isClose(found.maps.contactSeconds[cell], Double(values.count { $0 > above }) / 100))
    }
    let everything = PressureMask.Region(name: "all", cells: Array(layout.cells.indices))
    func force(_ frame: Int, _ cells: [Int]) -> Double {
      cells.reduce(0.0) { $0 + pressure(frame, $1) * layout.cells[$1].areaSquareMillimetres / 1000 }
    }
    let footImpulse = counted.reduce(0.0) { $0 + force($1, everything.cells) } / 100
    for (region, numbers) in zip(mask.regions + [everything], found.regions + [found.whole]) {
      let highest: [Double] = counted.map { frame in
        region.cells.map { pressure(frame, $0) }.max() ?? 0
      }
      let peak = highest.max() ?? 0
      let impulse = counted.reduce(0.0) { $0 + force($1, region.cells) } / 100
      let touched = region.cells.filter { cell in counted.contains { pressure($0, cell) > above } }
      let area = touched.reduce(0.0) { $0 + layout.cells[$1].areaSquareMillimetres } / 100
      let areas: [Double] = counted.map { frame in
        region.cells.filter { pressure(frame, $0) > above }
          .reduce(0.0) { $0 + layout.cells[$1].areaSquareMillimetres } / 100
      }
      #expect(numbers.cellCount == region.cells.count)
      #expect(isClose(numbers.peak, peak))
      #expect(isClose(numbers.integral, highest.reduce(0, +) / 100))
      #expect(isClose(numbers.impulse, impulse))
      #expect(isClose(numbers.contactAreaSquareCentimetres, areas.max() ?? 0))
      #expect(isClose(numbers.contactSeconds, Double(areas.count(where: { $0 > 0.0 })) / 100))
      #expect(isClose(numbers.loadSharePercent, impulse / footImpulse * 100))
      #expect(isClose(numbers.mean, area > 0 ? impulse / (area * 0.1) / 0.6 : 0))
      if let place = highest.firstIndex(of: peak), peak > 0 {
        let percent = (block.times[counted[place]] - span.lowerBound) / 0.61 * 100
        #expect(isClose(numbers.peakPercent, percent))
      }
    }
  }

  @Test func aFrameThatIsNotANumberDoesNotCount() throws {
    let layout = TestLayouts.scattered4
    var block = FrameBlock(foot: .left, cellCount: 4)
    block.append(timeSeconds: 0, cells: [100, 0, 0, 0])
    block.append(timeSeconds: 0.01, cells: [500, .nan, 0, 0])
    block.append(timeSeconds: 0.02, cells: [50, 0, 0, 0])
    let found = try #require(
      ContactPressure(
        frames: block, seconds: 0...0.03, step: nil,
        cells: PressureCells(
          insole: InsoleDescription(layout: layout, unit: .kilopascals, samplingRateHz: 100),
          zero: []),
        mask: MaskDefinition.standard.mask(of: layout), contactAbove: 10))
    #expect(found.frameCount == 2)
    #expect(found.maps.peak[0] == 100)
    #expect(abs(found.maps.integral[0] - 1.5) < 1e-9)
  }

  @Test func aSpanWithoutFramesHasNoPressures() {
    let layout = TestLayouts.scattered4
    let cells = PressureCells(
      insole: InsoleDescription(layout: layout, unit: .kilopascals, samplingRateHz: 100), zero: [])
    #expect(
      ContactPressure(
        frames: FrameBlock(foot: .left, cellCount: 4), seconds: 0...1, step: 1, cells: cells,
        mask: MaskDefinition.standard.mask(of: layout), contactAbove: 10) == nil)
  }

  @Test func countsAreInContactFromAPartOfTheHighestOne() {
    let layout = TestLayouts.scattered4
    func cells(_ unit: PressureUnit) -> PressureCells {
      PressureCells(
        insole: InsoleDescription(layout: layout, unit: unit, samplingRateHz: 100),
        zero: [100, 0, 0, 0])
    }
    #expect(cells(.counts).contactThreshold(peaks: [1100, 900, 0, 0]) == 50)
    #expect(cells(.millimetresOfMercury).contactThreshold(peaks: [1100, 900, 0, 0]) == 10)
    #expect(!cells(.counts).isAbsolute)
  }
}
