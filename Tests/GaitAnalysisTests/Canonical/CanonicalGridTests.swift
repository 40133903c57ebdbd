import GaitAnalysis
import GaitFiles
import GaitModel
import GaitTestSupport
import Testing

@Suite struct CanonicalGridTests {
  private func canonical(_ layout: InsoleLayout, _ cells: [Float], scale: Float = 1) -> [Float] {
    // Garbage from an earlier frame must not shine through.
    var result = [Float](repeating: 123, count: CanonicalGrid.cellCount)
    CanonicalGrid(layout: layout).apply(cells[...], scale: scale, into: &result)
    return result
  }

  private func newtons(_ canonical: [Float], _ layout: InsoleLayout) -> Double {
    let area = CanonicalGrid(layout: layout).cellAreaSquareMillimetres
    return canonical.reduce(0.0) { $0 + Double($1) } * area * 1e-3
  }

  @Test(arguments: TestLayouts.all)
  func conservesForce(layout: InsoleLayout) {
    var random = SplitMix64(seed: 11)
    for _ in 0..<50 {
      let cells = (0..<layout.cellCount).map { _ in Float(400 * random.uniform()) }
      let total = layout.totalNewtons(kilopascals: cells)
      #expect(abs(newtons(canonical(layout, cells), layout) - total) <= 0.001 * total)
    }
  }

  @Test func conservesForceOfAnyScatteredCells() {
    var random = SplitMix64(seed: 12)
    for _ in 0..<60 {
      let count = 4 + Int(random.next() % 200)
      let layout = TestLayouts.random(cellCount: count, using: &random)
      let cells = (0..<count).map { _ in Float(400 * random.uniform()) }
      let total = layout.totalNewtons(kilopascals: cells)
      #expect(abs(newtons(canonical(layout, cells), layout) - total) <= 0.001 * total)
    }
  }

  /// The estimator's input is in body weights: its sum is total over scale.
  @Test(arguments: TestLayouts.all)
  func sumOfCellsIsTotalOverScale(layout: InsoleLayout) throws {
    var random = SplitMix64(seed: 13)
    let bodyWeight = 706.0
    let grid = CanonicalGrid(layout: layout)
    let scale = Float(grid.cellAreaSquareMillimetres * 1e-3 / bodyWeight)
    var estimator = SumOfCellsEstimator()
    for _ in 0..<20 {
      let cells = (0..<layout.cellCount).map { _ in Float(300 * random.uniform()) }
      var estimates: [Float] = []
      estimator.push(canonical(layout, cells, scale: scale).span, appendingTo: &estimates)
      let estimate = try #require(estimates.first)
      let expected = layout.totalNewtons(kilopascals: cells) / bodyWeight
      #expect(abs(Double(estimate) - expected) <= 0.001 * expected)
    }
    var owed: [Float] = []
    estimator.finish(appendingTo: &owed)
    #expect(owed.isEmpty)
  }

  @Test func leavesTheCanonicalLayoutAsItIs() {
    let layout = TestLayouts.matrix16x8
    let cells = (0..<128).map { Float($0) }
    for (canonical, cell) in zip(canonical(layout, cells), cells) {
      #expect(abs(canonical - cell) <= 1e-4 * max(cell, 1))
    }
  }

  @Test func putsForceWhereItActed() {
    // One cell in the corner of heel and lateral edge, one beyond the toes on the medial side.
    let layout = InsoleLayout(
      name: "corners", lengthMillimetres: 160, widthMillimetres: 80,
      cells: [
        InsoleCell(lateralX: 5, heelY: 5, width: 8, length: 8, areaSquareMillimetres: 64),
        InsoleCell(lateralX: 90, heelY: 170, width: 8, length: 8, areaSquareMillimetres: 64),
      ])
    let heel = canonical(layout, [100, 0])
    #expect(heel.indices.filter { heel[$0] != 0 } == [0])
    let toe = canonical(layout, [0, 100])
    #expect(toe.indices.filter { toe[$0] != 0 } == [127])
    #expect(abs(newtons(toe, layout) - 6.4) < 1e-4)
  }

  @Test func sharesACellByCoveredArea() {
    // Pitch 10 x 10; the cell covers a quarter of each of four canonical cells.
    let layout = InsoleLayout(
      name: "shared", lengthMillimetres: 160, widthMillimetres: 80,
      cells: [
        InsoleCell(lateralX: 10, heelY: 20, width: 10, length: 10, areaSquareMillimetres: 100)
      ])
    let cells = canonical(layout, [40])
    for index in [8, 9, 16, 17] { #expect(abs(cells[index] - 10) < 1e-4) }
    #expect(abs(cells.reduce(0, +) - 40) < 1e-4)
  }
}
