import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

/// The number, its unit and the target below it.
@Suite struct FeedbackNumberTests {
  private static let context = DrawContext(theme: .fallback, glyphs: .block, colorDepth: .trueColor)

  private func lines(
    _ size: Size, text: String = "L\(BigText.gap)112", unit: String? = "% of body weight",
    target: FeedbackTarget = FeedbackTarget(measure: .peakForce, zone: 95...105)
  ) -> (lines: [String], hasUnit: Bool) {
    var buffer = CellBuffer(size: size)
    let hasUnit = FeedbackNumber(text: text, role: .good, unit: unit, target: target).render(
      in: buffer.bounds, into: &buffer, context: Self.context)
    return (buffer.lines(), hasUnit)
  }

  /// Rows with digits, from the top.
  private func blocks(_ lines: [String]) -> [Range<Int>] {
    var blocks: [Range<Int>] = []
    for (row, line) in lines.enumerated() where line.contains("█") {
      if let last = blocks.last, last.upperBound == row {
        blocks[blocks.count - 1] = last.lowerBound..<row + 1
      } else {
        blocks.append(row..<row + 1)
      }
    }
    return blocks
  }

  @Test func theTargetStandsBelowInSmallerDigits() throws {
    let (lines, hasUnit) = lines(Size(columns: 58, rows: 26))
    let blocks = blocks(lines)
    try #require(blocks.count == 2)
    #expect(blocks[0].count > blocks[1].count)
    #expect(blocks[1].count >= 5)
    #expect(hasUnit)
    #expect(lines[blocks[0].upperBound...].contains { $0.contains("target") })
    #expect(lines.contains { $0.contains("% of body weight") })
  }

  /// The number gets no smaller for the target's sake than ten rows, which are read from afar.
  @Test func theNumberComesFirst() {
    for rows in 5...40 {
      for columns in [20, 38, 58, 98] {
        let size = Size(columns: columns, rows: rows)
        let number = BigText("L\(BigText.gap)112").size(in: Rect(size: size))
        guard let number else { continue }
        let rows = blocks(lines(size).lines).first?.count ?? 0
        #expect(rows == number.rows || (rows >= 10 && rows < number.rows))
      }
    }
  }

  @Test func whereThereIsNoRoomTheNumberIsAlone() {
    let (lines, hasUnit) = lines(Size(columns: 20, rows: 5))
    #expect(blocks(lines) == [0..<5])
    #expect(!hasUnit)
  }

  @Test func negativeEndsHaveNoHyphenBetween() {
    let symmetry = FeedbackTarget(measure: .symmetry, zone: -5...5)
    #expect(FeedbackNumber.digits(of: symmetry) == "-5 +5")
    #expect(
      FeedbackNumber.digits(of: FeedbackTarget(measure: .stanceTime, zone: 0.6...0.75))
        == "0.60-0.75")
  }
}
