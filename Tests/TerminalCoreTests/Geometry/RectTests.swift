import TerminalCore
import Testing

struct RectTests {
  let rect = Rect(x: 2, y: 3, width: 10, height: 6)

  @Test func splitsAreClampedAndCover() {
    let (top, rest) = rect.splitTop(2)
    #expect(top == Rect(x: 2, y: 3, width: 10, height: 2))
    #expect(rest == Rect(x: 2, y: 5, width: 10, height: 4))
    let (body, bottom) = rect.splitBottom(99)
    #expect(body.isEmpty)
    #expect(bottom == rect)
    let (left, right) = rect.splitLeft(-4)
    #expect(left.isEmpty)
    #expect(right == rect)
    #expect(rect.splitRight(3).right == Rect(x: 9, y: 3, width: 3, height: 6))
  }

  @Test(arguments: 0..<25)
  func weightedPartsCoverTheWidth(width: Int) {
    let parts = Rect(x: 1, y: 0, width: width, height: 1).columns([1, 2, 0, 3])
    #expect(parts.map(\.width).reduce(0, +) == width)
    #expect(parts[2].width == 0)
    #expect(zip(parts, parts.dropFirst()).allSatisfy { $0.maxX == $1.x })
  }

  @Test func insetNeverLeavesTheRectangle() {
    #expect(rect.inset(by: 1) == Rect(x: 3, y: 4, width: 8, height: 4))
    let gone = Rect(x: 0, y: 0, width: 3, height: 1).inset(by: 2)
    #expect(gone.isEmpty)
    #expect(gone.x <= 3)
    #expect(gone.y <= 1)
  }

  @Test func intersectionOfApartIsEmpty() {
    #expect(rect.intersection(Rect(x: 50, y: 0, width: 5, height: 5)).isEmpty)
    #expect(
      rect.intersection(Rect(x: 0, y: 0, width: 4, height: 4))
        == Rect(x: 2, y: 3, width: 2, height: 1))
  }

  @Test func noWeightsGiveNothing() {
    #expect(rect.rows([]).isEmpty)
    #expect(rect.rows([0, 0]).map(\.height) == [0, 0])
  }
}
