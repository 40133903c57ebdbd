import TerminalCore
import Testing

@testable import GaitConsole

/// Where the parts of Errors go, whatever the room.
@Suite struct ErrorsLayoutTests {
  private static let sizes = [(40, 9), (80, 21), (100, 30), (120, 37), (160, 47), (200, 57)]

  private func parts(_ layout: ErrorsLayout) -> [Rect] {
    [layout.table, layout.bars, layout.curve, layout.agreement].filter { !$0.isEmpty }
  }

  @Test(arguments: sizes, [ViewOptions.Enlarged.none, .first, .second])
  func partsFillTheScreenAndDoNotOverlap(
    size: (columns: Int, rows: Int), enlarged: ViewOptions.Enlarged
  ) {
    let content = Rect(x: 0, y: 1, width: size.columns, height: size.rows)
    let parts = parts(ErrorsLayout(content: content, enlarged: enlarged))
    #expect(parts.map { $0.width * $0.height }.reduce(0, +) == size.columns * size.rows)
    for y in content.y..<content.maxY {
      for x in content.x..<content.maxX {
        let count = parts.count {
          (($0.x)..<($0.maxX)).contains(x) && (($0.y)..<($0.maxY)).contains(y)
        }
        #expect(count == 1, "\(x), \(y)")
      }
    }
  }

  /// Where the table takes all of it, the plots are a key away.
  @Test func plotsAreShownOrAKeyAway() {
    let small = Rect(x: 0, y: 1, width: 80, height: 21)
    #expect(ErrorsLayout(content: small).curve.isEmpty)
    #expect(ErrorsLayout(content: small).table == small)
    let enlarged = ErrorsLayout(content: small, enlarged: .second)
    #expect(enlarged.table.isEmpty)
    #expect(enlarged.curve.height == 21)
    #expect(enlarged.agreement.width == 40)
    let usual = ErrorsLayout(content: Rect(x: 0, y: 1, width: 120, height: 37))
    #expect(!usual.curve.isEmpty)
    #expect(!usual.bars.isEmpty)
  }
}
