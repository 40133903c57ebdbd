import Foundation
import GaitAnalysis
import GaitModel
import GaitTestSupport
import Testing

@Suite struct GaitLineTests {
  private static let layout = TestLayouts.matrix16x8

  /// One loaded cell in each frame, from cell to cell.
  private func line(_ path: [Int], foot: Foot = .left, force: [Float]? = nil) throws -> GaitLine? {
    var frames = FrameBlock(foot: foot, cellCount: 128)
    for (index, cell) in path.enumerated() {
      var cells = [Float](repeating: 0, count: 128)
      cells[cell] = force?[index] ?? 100
      frames.append(timeSeconds: Double(index) / 100, cells: cells)
    }
    let insole = InsoleDescription(layout: Self.layout, unit: .kilopascals, samplingRateHz: 100)
    let contact = try #require(
      ContactPressure(
        frames: frames, seconds: 0...Double(path.count) / 100, step: 1,
        cells: PressureCells(insole: insole, zero: []),
        mask: MaskDefinition.standard.mask(of: Self.layout), contactAbove: 10))
    return contact.line
  }

  @Test func straightAheadItIsAsLongAsItsExcursion() throws {
    // Column 3 from row 0 to row 15: 15 rows of 16 mm.
    let line = try #require(try line((0..<16).map { $0 * 8 + 3 }))
    #expect(abs(line.lengthMillimetres - 240) < 1e-6)
    #expect(abs(line.forwardExcursionMillimetres - 240) < 1e-6)
    #expect(line.lateralExcursionMillimetres < 1e-6)
    #expect(abs(line.progressionDegrees) < 1e-9)
    #expect(line.lateralX.allSatisfy { abs($0 - 42) < 1e-6 })
    #expect(abs(line.heelY[50] - 128) < 1e-6)
  }

  @Test func medialIsPositiveAndAnglesAreThoseOfTheTangent() throws {
    // Diagonal: one column to medial in each row.
    let medial = try #require(try line((0..<8).map { $0 * 8 + $0 }))
    #expect(abs(medial.progressionDegrees - atan2(12, 16) * 180 / .pi) < 1e-9)
    let lateral = try #require(try line((0..<8).map { $0 * 8 + 7 - $0 }))
    #expect(abs(lateral.progressionDegrees + atan2(12, 16) * 180 / .pi) < 1e-9)
    let backward = try #require(try line((0..<8).map { (7 - $0) * 8 + $0 }))
    #expect(abs(backward.progressionDegrees - atan2(12, -16) * 180 / .pi) < 1e-9)
    let sideways = try #require(try line((0..<8).map { $0 }))
    #expect(sideways.progressionDegrees == 90)
  }

  @Test func framesThatBearLittleAreNoise() throws {
    let path = [127, 3, 11, 19, 27, 35, 0]
    let force: [Float] = [4, 100, 100, 100, 100, 100, 4]
    let line = try #require(try line(path, force: force))
    #expect(line.heelY[0] == 8)
    #expect(line.heelY[100] == 72)
    #expect(try self.line([3, 11, 19]) == nil)
  }

  @Test func meanAndSDAreOfThePoints() throws {
    let lines = try [1, 3].map { column in
      try #require(try line((0..<16).map { $0 * 8 + column }))
    }
    let summary = try #require(GaitLineSummary(lines))
    #expect(abs(summary.lateralX[30].mean - 30) < 1e-6)
    #expect(abs((summary.lateralX[30].sd ?? 0) - 288.0.squareRoot()) < 1e-6)
    #expect(summary.length.n == 2)
    #expect(GaitLineSummary([]) == nil)
  }
}
