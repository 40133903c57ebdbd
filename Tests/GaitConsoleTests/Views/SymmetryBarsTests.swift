import TerminalCore
import Testing

@testable import GaitConsole

@Suite struct SymmetryBarsTests {
  private func lines(
    _ rows: [(title: String, percent: Double?)], width: Int = 54, height: Int = 8
  ) -> [String] {
    var buffer = CellBuffer(size: Size(columns: width, rows: height))
    SymmetryBars(rows: rows).render(
      in: buffer.bounds, into: &buffer,
      context: DrawContext(theme: .fallback, glyphs: .ascii, colorDepth: .mono))
    return buffer.lines()
  }

  @Test func barsPointToTheLargerSide() {
    let shown = lines([("stance s", -10), ("swing s", 5), ("few", nil), ("same", 0)])
    #expect(shown[0].contains("left larger 10 %") && shown[0].contains("right larger 10 %"))
    let bars = shown.map { $0.count { $0 == "=" } }
    #expect(bars == [0, 20, 10, 0, 0, 0, 0, 0])
    let (left, right) = (shown[1].split(separator: "|"), shown[2].split(separator: "|"))
    #expect(left[0].contains("=") && !left[1].contains("="))
    #expect(!right[0].contains("=") && right[1].contains("="))
  }

  @Test func theAxisHoldsTheLargest() {
    let shown = lines([("a", 33), ("b", -66)])
    #expect(shown[0].contains("70 %"))
    #expect(shown[2].count { $0 == "=" } == 19)
  }

  @Test func whereThereIsNoRoomNothingIsDrawn() {
    for (width, height) in [(54, 2), (30, 8), (0, 0)] {
      let shown = lines([("a", 5), ("b", -5)], width: width, height: height)
      #expect(shown.allSatisfy { $0.allSatisfy { $0 == " " } })
    }
  }
}
