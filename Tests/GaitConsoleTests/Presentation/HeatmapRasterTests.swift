import GaitAnalysis
import GaitModel
import TerminalCore
import Testing

@testable import GaitConsole

@Suite struct HeatmapRasterTests {
  /// Three rows from heel to toe, two columns from lateral to medial, one corner cut off.
  private static let matrix = InsoleLayout(
    name: "matrix", rows: 3, columns: 2, rowPitchMillimetres: 80, columnPitchMillimetres: 40,
    mask: [true, true, true, true, true, false])
  private static let size = Size(columns: 2, rows: 3)

  private func image(
    _ foot: Foot, cells: [Float]?, of layout: InsoleLayout = matrix, scale: Float = 1,
    peaks: [Float] = [], faults: [Int: CellFault] = [:], pixels: Size = size
  ) -> HeatmapImage {
    HeatmapRaster(layout: layout, foot: foot, isRaw: true).image(
      cells: cells, scale: scale, peaks: peaks, faults: faults, pixels: pixels)
  }

  private func text(_ image: HeatmapImage) -> [String] {
    image.values.map { $0.isNaN ? "-" : "\(Int($0))" }
  }

  @Test func toesAreUpAndTheLeftFootsLateralEdgeIsLeft() {
    let left = image(.left, cells: [1, 2, 3, 4, 5])
    #expect(text(left) == ["5", "-", "3", "4", "1", "2"])
  }

  @Test func rightFootIsMirrored() {
    let right = image(.right, cells: [1, 2, 3, 4, 5])
    #expect(text(right) == ["-", "5", "4", "3", "2", "1"])
  }

  @Test func scaleTurnsUnitsIntoKilopascals() {
    #expect(text(image(.left, cells: [1, 2, 3, 4, 5], scale: 10)).first == "50")
  }

  @Test func soleWithoutFrameIsEmptyButThere() {
    #expect(text(image(.left, cells: nil)) == ["0", "-", "0", "0", "0", "0"])
  }

  @Test func cellsThatNeverReadAnythingLieOutside() {
    let seen = image(.left, cells: [1, 2, 3, 4, 5], peaks: [9, 0, 9, 9, 9])
    #expect(text(seen) == ["5", "-", "3", "4", "1", "-"])
    // A dead cell never reads anything either, and is on the sole.
    let dead = image(
      .left, cells: [1, 0, 3, 4, 5], peaks: [9, 0, 9, 9, 9], faults: [1: .dead])
    #expect(text(dead) == ["5", "-", "3", "4", "1", "0"])
    #expect(dead.flags == [0, 0, 0, 0, 0, HeatmapImage.Flag.dead])
  }

  @Test func faultsHaveFlags() {
    let picture = image(
      .right, cells: [1, 2, 3, 4, 5], faults: [0: .dead, 4: .saturated])
    #expect(picture.flags == [0, HeatmapImage.Flag.saturated, 0, 0, 0, HeatmapImage.Flag.dead])
  }

  @Test func pixelsFollowTheMatrixAtAnySize() {
    let large = image(.left, cells: [1, 2, 3, 4, 5], pixels: Size(columns: 8, rows: 12))
    #expect(large.values[0] == 5)
    #expect(large.values[7].isNaN)
    #expect(large.values[8 * 11] == 1)
    #expect(large.values[8 * 12 - 1] == 2)
    for rows in 0...4 {
      for columns in 0...4 {
        let tiny = image(.left, cells: [1, 2, 3, 4, 5], pixels: Size(columns: columns, rows: rows))
        #expect(tiny.values.count == rows * columns)
      }
    }
  }

  /// A heel cell and a toe cell, far apart.
  private static let scattered = InsoleLayout(
    name: "two", lengthMillimetres: 260, widthMillimetres: 95,
    cells: [
      InsoleCell(
        lateralX: 45, heelY: 30, width: 40, length: 40, areaSquareMillimetres: 1600),
      InsoleCell(
        lateralX: 60, heelY: 230, width: 40, length: 40, areaSquareMillimetres: 1600),
    ])

  @Test func scatteredCellsFillTheSoleNearestFirst() {
    let size = Size(columns: 19, rows: 40)
    let left = image(.left, cells: [1, 2], of: Self.scattered, pixels: size)
    let right = image(.right, cells: [1, 2], of: Self.scattered, pixels: size)
    #expect(left.values[9 + 19 * 38] == 1)
    #expect(left.values[12 + 19 * 2] == 2)
    #expect(left.values[0].isNaN)
    #expect(left.values[18 + 19 * 39].isNaN)
    for y in 0..<40 {
      for x in 0..<19 {
        let mirrored = right.values[18 - x + 19 * y]
        let value = left.values[x + 19 * y]
        #expect(value == mirrored || (value.isNaN && mirrored.isNaN))
      }
    }
  }

  // MARK: - Smooth

  private func smooth(
    _ cells: [Float], of layout: InsoleLayout, foot: Foot = .left, peaks: [Float] = [],
    faults: [Int: CellFault] = [:], pixels: Size
  ) -> HeatmapImage {
    HeatmapRaster(layout: layout, foot: foot).image(
      cells: cells, scale: 1, peaks: peaks, faults: faults, pixels: pixels)
  }

  private static let plate = InsoleLayout(
    name: "plate", rows: 16, columns: 8, rowPitchMillimetres: 16, columnPitchMillimetres: 12)

  @Test(arguments: [1, 7, 42] as [UInt64]) func nothingIsShownThatWasNotMeasured(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    for layout in [Self.plate, Self.matrix, Self.scattered] {
      let cells = (0..<layout.cellCount).map { _ in Float.random(in: 0...300, using: &generator) }
      for foot in Foot.allCases {
        let image = smooth(cells, of: layout, foot: foot, pixels: Size(columns: 23, rows: 51))
        let shown = image.values.filter { !$0.isNaN }
        #expect(shown.count > 300)
        #expect(shown.allSatisfy { $0 >= 0 && $0 <= cells.max() ?? 0 })
        #expect(Set(shown).count > layout.cellCount, "between the cells there are other values")
      }
    }
  }

  @Test func anEvenPressureStaysEven() {
    for layout in [Self.plate, Self.scattered] {
      let cells = [Float](repeating: 70, count: layout.cellCount)
      let image = smooth(cells, of: layout, pixels: Size(columns: 20, rows: 40))
      #expect(image.values.filter { !$0.isNaN }.allSatisfy { abs($0 - 70) < 0.01 })
    }
  }

  @Test func theMiddleOfACellHasItsReading() throws {
    var cells = [Float](repeating: 0, count: 128)
    cells[8 * 5 + 3] = 100
    // Five pixels a cell, so that one is in its middle.
    let size = Size(columns: 40, rows: 80)
    let image = smooth(cells, of: Self.plate, pixels: size)
    let middle = (80 - 1 - (5 * 5 + 2)) * 40 + 3 * 5 + 2
    #expect(abs(image.values[middle] - 100) < 1e-3)
    #expect(image.values[middle + 5] < 1e-3, "the neighbour reads nothing")
    #expect(image.values[middle + 2] > 20)
  }

  @Test func theOutlineRunsAroundWhatThisFootHasLoaded() throws {
    // Beside the arch, outside of the usual sole.
    let cell = 7 * 8 + 7
    var cells = [Float](repeating: 0, count: 128)
    cells[cell] = 50
    let size = Size(columns: 16, rows: 32)
    let place = (31 - 7 * 2) * 16 + 14
    var peaks = [Float](repeating: 0, count: 128)
    peaks[20] = 100
    func shown() -> Float {
      smooth(cells, of: Self.plate, peaks: peaks, pixels: size).values[place]
    }
    // Noise does not change it.
    peaks[cell] = 5
    #expect(shown().isNaN)
    peaks[cell] = 50
    #expect(shown() > 10)
    let shape = SoleShape.of(Self.plate, .left, size, peaks: peaks)
    #expect(shape.isOnSole[place])
    let usual = SoleShape.of(Self.plate, .left, size, peaks: [])
    #expect(!usual.isOnSole[place])
    for (wide, narrow) in zip(shape.isOnSole, usual.isOnSole) { #expect(wide || !narrow) }
    let reach = shape.rim.filter { abs($0.y - (1 - 7.5 / 16)) < 0.02 }.map(\.x)
    #expect(try #require(reach.max()) >= 7.5 / 8)
  }

  @Test func brokenCellsAreFilledFromTheirNeighboursAndMarked() {
    var cells = [Float](repeating: 80, count: 128)
    cells[8 * 8 + 4] = 0
    let size = Size(columns: 40, rows: 80)
    let image = smooth(cells, of: Self.plate, faults: [8 * 8 + 4: .dead], pixels: size)
    #expect(image.values.filter { !$0.isNaN }.allSatisfy { abs($0 - 80) < 0.01 })
    #expect(image.flags.count { $0 == HeatmapImage.Flag.dead } == 1)
  }

  @Test func bothFeetAreMirrored() {
    var generator = SplitMix64(seed: 3)
    let cells = (0..<128).map { _ in Float.random(in: 0...300, using: &generator) }
    let size = Size(columns: 21, rows: 50)
    let (left, right) = (
      smooth(cells, of: Self.plate, pixels: size),
      smooth(cells, of: Self.plate, foot: .right, pixels: size)
    )
    for y in 0..<50 {
      for x in 0..<21 {
        let (a, b) = (left.values[y * 21 + x], right.values[y * 21 + 20 - x])
        #expect(a.isNaN == b.isNaN)
        if !a.isNaN { #expect(abs(a - b) < 0.01) }
      }
    }
  }

  @Test func centerOfPressureLandsOnItsCell() {
    let size = Size(columns: 20, rows: 30)
    let heel = CenterOfPressure(lateralX: 20, heelY: 10)
    let left = HeatmapRaster(layout: Self.matrix, foot: .left)
    let right = HeatmapRaster(layout: Self.matrix, foot: .right)
    func pixel(_ raster: HeatmapRaster, _ center: CenterOfPressure) -> Point? {
      raster.place(of: center).map {
        let mark = HeatmapMark(at: $0, in: size)
        return Point(x: mark.x, y: mark.y)
      }
    }
    #expect(pixel(left, heel) == Point(x: 5, y: 28))
    #expect(pixel(right, heel) == Point(x: 15, y: 28))
    #expect(pixel(left, .none) == nil)
    let beyond = CenterOfPressure(lateralX: 900, heelY: -50)
    #expect(pixel(left, beyond) == Point(x: 19, y: 29))
  }
}
