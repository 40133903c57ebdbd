import TerminalCore
import Testing

@Suite struct KeptAreasTests {
  private let kept = KeptAreas<String>()
  private let rect = Rect(x: 1, y: 1, width: 3, height: 1)

  /// The middle row of a picture in which the area would be drawn of one glyph.
  private func row(
    _ glyph: Unicode.Scalar, at now: Double, isMoving: Bool = true, version: [Double] = [],
    in rect: Rect? = nil
  ) -> String {
    var buffer = CellBuffer(size: Size(columns: 5, rows: 3))
    kept.begin(now: now, isMoving: isMoving)
    kept.draw(
      "area", everySeconds: 0.1, version: version, in: rect ?? self.rect, into: &buffer
    ) { buffer in
      buffer.fill(rect ?? self.rect, with: Cell(glyph))
    }
    return buffer.lines()[1]
  }

  @Test func anAreaStandsForAMoment() {
    #expect(row("a", at: 5) == " aaa ")
    #expect(row("b", at: 5.09) == " aaa ")
    #expect(row("c", at: 5.11) == " ccc ")
    #expect(row("d", at: 5.2) == " ccc ")
  }

  @Test func whatIsNewIsDrawnAtOnce() {
    #expect(row("a", at: 0, version: [1]) == " aaa ")
    #expect(row("b", at: 0.01, version: [1]) == " aaa ")
    #expect(row("c", at: 0.02, version: [2]) == " ccc ")
    #expect(row("d", at: 0.03, version: [2], in: Rect(x: 0, y: 1, width: 2, height: 1)) == "dd   ")
    kept.forget()
    #expect(row("e", at: 0.03, version: [2], in: Rect(x: 0, y: 1, width: 2, height: 1)) == "ee   ")
  }

  @Test func aPictureThatStaysShowsEverythingAsItIs() {
    #expect(row("a", at: 0) == " aaa ")
    #expect(row("b", at: 0.01, isMoving: false) == " bbb ")
    #expect(row("c", at: 0.02, isMoving: false) == " ccc ")
  }

  @Test func aClockThatGoesBackKeepsNothing() {
    #expect(row("a", at: 100) == " aaa ")
    #expect(row("b", at: 1) == " bbb ")
  }

  @Test func anAreaBeyondTheScreenIsCut() {
    let beyond = Rect(x: 3, y: 1, width: 9, height: 9)
    #expect(row("a", at: 0, in: beyond) == "   aa")
    #expect(row("b", at: 0.01, in: beyond) == "   aa")
  }
}
