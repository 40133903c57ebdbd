import GaitAnalysis
import GaitFiles
import GaitModel
import GaitTestSupport
import Testing

@Suite struct CenterOfPressureTests {
  @Test(arguments: TestLayouts.all)
  func liesOnTheOnlyLoadedCell(layout: InsoleLayout) {
    let sum = CellSummation(layout: layout)
    for index in stride(from: 0, to: layout.cellCount, by: max(1, layout.cellCount / 20)) {
      let cell = layout.cells[index]
      var cells = [Float](repeating: 0, count: layout.cellCount)
      cells[index] = Float(100 / cell.areaSquareMillimetres * 1e3)  // 100 N
      let (newtons, center) = sum(cells[...])
      #expect(abs(newtons - 100) < 1e-3)
      #expect(center.exists)
      #expect(abs(Double(center.lateralX) - cell.lateralX) < 1e-3)
      #expect(abs(Double(center.heelY) - cell.heelY) < 1e-3)
    }
  }

  @Test func isTheForceWeightedMean() {
    let layout = InsoleLayout(
      name: "two", lengthMillimetres: 200, widthMillimetres: 80,
      cells: [
        InsoleCell(lateralX: 20, heelY: 10, width: 10, length: 10, areaSquareMillimetres: 100),
        InsoleCell(lateralX: 60, heelY: 110, width: 10, length: 10, areaSquareMillimetres: 300),
      ])
    // 3 N/cm2 = 30 kPa on 100 mm2 is 3 N; 10 N/cm2 on 300 mm2 is 30 N: the mean lies at 10/11.
    let (newtons, center) = CellSummation(
      layout: layout, unit: .newtonsPerSquareCentimetre)([3, 10])
    #expect(abs(newtons - 33) < 1e-4)
    #expect(abs(center.lateralX - (20 + 40 * 10 / 11)) < 1e-3)
    #expect(abs(center.heelY - (10 + 100 * 10 / 11)) < 1e-3)
  }

  /// Newtons of a zone are its force whatever its area, and a pressure by its area.
  @Test func newtonsNeedNoArea() {
    let layout = InsoleLayout(
      name: "two", lengthMillimetres: 200, widthMillimetres: 80,
      cells: [
        InsoleCell(lateralX: 20, heelY: 10, width: 10, length: 10, areaSquareMillimetres: 100),
        InsoleCell(lateralX: 60, heelY: 110, width: 10, length: 10, areaSquareMillimetres: 400),
      ])
    let (newtons, center) = CellSummation(layout: layout, unit: .newtons)([30, 90])
    #expect(newtons == 120)
    #expect(abs(center.lateralX - 50) < 1e-3)
    #expect(abs(center.heelY - 85) < 1e-3)
    let insole = InsoleDescription(layout: layout, unit: .newtons, samplingRateHz: 100)
    #expect(insole.kilopascals([30, 90] as [Float]) == [300, 225])
  }

  /// What an estimator reads sums to the force in body weights.
  @Test func newtonsReachTheCanonicalGridWhole() {
    let insole = InsoleDescription(
      layout: TestLayouts.scattered4, unit: .newtons, samplingRateHz: 100)
    let calibration = Calibration(
      origin: .automatic, zero: PerFoot(both: [1, 0, 0, 0]),
      newtonsPerBodyWeight: PerFoot(both: 500), bodyWeightNewtons: 500, isBodyMassKnown: true,
      strideCount: 4)
    var canonicalizer = FrameCanonicalizer(
      foot: .left, insole: insole, calibrations: CalibrationTimeline(calibration))
    var frames: [Float] = []
    canonicalizer.append([101, 50, 0, 100], at: 0, to: &frames)
    #expect(abs(frames.reduce(0, +) - 0.5) < 1e-5)
  }

  @Test func staysWithinTheLoadedCells() {
    var random = SplitMix64(seed: 21)
    for layout in TestLayouts.all {
      let sum = CellSummation(layout: layout)
      for _ in 0..<20 {
        let cells = (0..<layout.cellCount).map { _ in Float(200 * random.uniform()) }
        let (newtons, center) = sum(cells[...])
        let total = layout.totalNewtons(kilopascals: cells)
        #expect(abs(Double(newtons) - total) <= 1e-4 * total)
        #expect(center.lateralX > 0)
        #expect(Double(center.lateralX) < layout.widthMillimetres)
        #expect(center.heelY > 0)
        #expect(Double(center.heelY) < layout.lengthMillimetres)
      }
    }
  }

  @Test func isNotGivenWithoutLoad() {
    let layout = TestLayouts.matrix16x8  // 192 mm2 a cell
    let sum = CellSummation(layout: layout)
    #expect(!sum(Array(repeating: 0, count: 128)[...]).center.exists)
    // 128 cells of 0.8 kPa are 19.7 N, of 0.9 kPa 22.1 N; the limit is 20 N.
    #expect(!sum(Array(repeating: 0.8, count: 128)[...]).center.exists)
    #expect(sum(Array(repeating: 0.9, count: 128)[...]).center.exists)
    #expect(!CenterOfPressure.none.exists)
    #expect(CenterOfPressure.none == .none)
    #expect(CenterOfPressure.none != CenterOfPressure(lateralX: 1, heelY: 2))
    #expect(CenterOfPressure(lateralX: 1, heelY: 2) != CenterOfPressure(lateralX: 2, heelY: 2))
  }
}
