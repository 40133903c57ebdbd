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
    HeatmapRaster(layout: layout, foot: foot).image(
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

  @Test func centerOfPressureLandsOnItsCell() {
    let size = Size(columns: 20, rows: 30)
    let heel = CenterOfPressure(lateralX: 20, heelY: 10)
    let left = HeatmapRaster(layout: Self.matrix, foot: .left)
    let right = HeatmapRaster(layout: Self.matrix, foot: .right)
    #expect(left.pixel(of: heel, pixels: size) == Point(x: 5, y: 28))
    #expect(right.pixel(of: heel, pixels: size) == Point(x: 15, y: 28))
    #expect(left.pixel(of: .none, pixels: size) == nil)
    let beyond = CenterOfPressure(lateralX: 900, heelY: -50)
    #expect(left.pixel(of: beyond, pixels: size) == Point(x: 19, y: 29))
  }
}
