import Foundation
import GaitFiles
import GaitFormats
import GaitModel
import GaitTestSupport
import Testing

@Suite struct LayoutFileTests {
  private func read(_ text: String) throws -> InsoleLayout {
    try Fixture.withFolder { folder throws in
      let path = folder + "/sole.toml"
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      return try LayoutFile.read(path: path)
    }
  }

  private static let head = "length = 270\nwidth = 95.5\n"

  @Test func cellsByCentreAndByCorners() throws {
    let layout = try read(
      """
      name = "two cells"
      length = 270
      width = 95.5
      [[cell]]
      x = 20
      y = 35.5
      area = 400
      [[cell]]
      polygon = [[40, 20], [60, 20], [60, 50], [40, 50]]
      """)
    #expect(layout.name == "two cells")
    #expect(layout.lengthMillimetres == 270)
    #expect(layout.widthMillimetres == 95.5)
    #expect(layout.cells[0].heelY == 35.5)
    #expect(layout.cells[0].width == 20)
    #expect(layout.cells[1].areaSquareMillimetres == 600)
    #expect(abs(layout.cells[1].lateralX - 50) < 1e-9)
    #expect(abs(layout.cells[1].heelY - 35) < 1e-9)
  }

  /// A triangle, in either direction and far from the origin.
  @Test(arguments: [1.0, -1]) func polygonsHaveTheirCentroid(direction: Double) throws {
    var corners = [(x: 1000.0, y: 2000.0), (x: 1030, y: 2000), (x: 1000, y: 2060)]
    if direction < 0 { corners.reverse() }
    let cell = try #require(CellPolygon(corners)).cell
    #expect(abs(cell.areaSquareMillimetres - 900) < 1e-6)
    #expect(abs(cell.lateralX - 1010) < 1e-9)
    #expect(abs(cell.heelY - 2020) < 1e-9)
    #expect(CellPolygon([(x: 0, y: 0), (x: 1, y: 1), (x: 2, y: 2)]) == nil)
  }

  private static let mistakes: [(text: String, found: String)] = [
    ("width = 95\n[[cell]]\nx = 1\ny = 1\narea = 4", "no length"),
    ("\(head)", "no [[cell]]"),
    ("\(head)[[cell]]\nx = 1\narea = 4", "cell 1 has no place"),
    ("\(head)[[cell]]\nx = 1\ny = 1", "cell 1 has no area"),
    ("\(head)[[cell]]\nx = 1\ny = 1\narea = -4", "cell 1 has no area"),
    ("\(head)[[cell]]\npolygon = [[0, 0], [1, 1]]", "polygon of cell 1"),
    ("\(head)[[cell]]\nx = 1\ny = 1\nare = 4", "unknown key 'are'"),
    ("\(head)colour = 1\n[[cell]]\nx = 1\ny = 1\narea = 4", "unknown key 'colour'"),
    ("\(head)[[cell]]\nx = 1e9\ny = 1\narea = 4", "no insole has"),
    ("length = ", "not TOML"),
  ]

  @Test(arguments: mistakes)
  func mistakesAreNamed(text: String, found: String) throws {
    #expect {
      _ = try read(text)
    } throws: { error in
      guard let error = error as? GaitlabError else { return false }
      return error.code == .badHeader && error.summary.contains(found)
    }
  }

  @Test func knownLayoutsAreFoundByName() {
    #expect(KnownLayouts.all.count > 15)
    #expect(KnownLayouts.all.allSatisfy { $0.isPlausible })
    #expect(KnownLayouts.named("moticon opengo size 7")?.cellCount == 16)
    #expect(KnownLayouts.named("novel pedar y")?.cellCount == 99)
    #expect(KnownLayouts.named("nobody's") == nil)
  }
}
