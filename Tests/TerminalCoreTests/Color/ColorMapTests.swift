import TerminalCore
import Testing

struct ColorMapTests {
  /// Values of matplotlib 3 at entries of its 256-step tables.
  @Test(arguments: [
    ("viridis", 0, RGB(68, 1, 84)), ("viridis", 64, RGB(59, 82, 139)),
    ("viridis", 128, RGB(33, 145, 140)), ("viridis", 191, RGB(92, 200, 99)),
    ("viridis", 255, RGB(253, 231, 37)),
    ("cividis", 0, RGB(0, 34, 78)), ("cividis", 64, RGB(67, 78, 108)),
    ("cividis", 128, RGB(125, 124, 120)), ("cividis", 191, RGB(187, 173, 109)),
    ("cividis", 255, RGB(254, 232, 56)),
    ("coolwarm", 0, RGB(59, 76, 192)), ("coolwarm", 128, RGB(221, 220, 220)),
    ("coolwarm", 255, RGB(180, 4, 38)),
  ])
  func isCloseToMatplotlib(name: String, entry: Int, expected: RGB) throws {
    let map = try #require(ColorMap.named(name))
    let color = map.color(at: Double(entry) / 255)
    // Linear between 27 or 52 control points stays within this.
    let tolerance = 4
    #expect(abs(Int(color.red) - Int(expected.red)) <= tolerance)
    #expect(abs(Int(color.green) - Int(expected.green)) <= tolerance)
    #expect(abs(Int(color.blue) - Int(expected.blue)) <= tolerance)
  }

  @Test func outsideTheRangeAreTheEnds() {
    let map = ColorMap.cividis
    #expect(map.color(at: -1) == map.color(at: 0))
    #expect(map.color(at: .nan) == map.color(at: 0))
    #expect(map.color(at: 2) == map.color(at: 1))
    #expect(map.color(at: .infinity) == map.color(at: 1))
  }

  @Test func cividisGetsBrighterAllTheWay() {
    let luminances = (0...100).map { ColorMap.cividis.color(at: Double($0) / 100).luminance }
    #expect(zip(luminances, luminances.dropFirst()).allSatisfy { $0 <= $1 + 0.004 })
  }

  /// An entry that is darker than the one before it is a ring around every peak that is none.
  @Test(arguments: ["cividis", "viridis", "daylight"])
  func lightnessIsInOrderWith256Colours(name: String) throws {
    let map = try #require(ColorMap.named(name))
    let luminances = (0...100).map { map.color(at: Double($0) / 100, depth: .palette256).luminance }
    let rises = luminances[0] < luminances[100]
    let isInOrder = zip(luminances, luminances.dropFirst()).allSatisfy {
      rises ? $0 <= $1 : $0 >= $1
    }
    #expect(isInOrder, "\(luminances)")
  }

  @Test func namesFindTheirMaps() {
    for map in ColorMap.all { #expect(ColorMap.named(map.name) == map) }
    #expect(ColorMap.named("jet") == nil)
  }
}
