import GaitAnalysis
import GaitFormats
import GaitModel
import GaitTestSupport
import Testing

@Suite struct PressureMaskTests {
  private static let known = TestLayouts.all + KnownLayouts.all

  @Test(arguments: known) func everyCellBelongsToOneRegion(layout: InsoleLayout) {
    let mask = MaskDefinition.standard.mask(of: layout)
    #expect(mask.regions.flatMap(\.cells).sorted() == Array(layout.cells.indices))
  }

  /// Fine enough insoles have cells in all seven.
  @Test(arguments: known.filter { $0.cellCount >= 64 })
  func noRegionOfAFineInsoleIsEmpty(layout: InsoleLayout) {
    let mask = MaskDefinition.standard.mask(of: layout)
    #expect(mask.regions.allSatisfy { !$0.cells.isEmpty })
  }

  @Test func regionsLieWhereTheirNamesSay() {
    let layout = TestLayouts.matrix16x8
    let mask = MaskDefinition.standard.mask(of: layout)
    func places(_ name: String) -> [(row: Int, column: Int)] {
      (mask.regions.first { $0.name == name }?.cells ?? []).map { ($0 / 8, $0 % 8) }
    }
    // Rows from the heel, columns from the lateral edge.
    #expect(Set(places("heel").map(\.row)) == [0, 1, 2, 3])
    #expect(Set(places("midfoot").map(\.row)) == [4, 5, 6, 7, 8])
    #expect(Set(places("forefoot medial").map(\.row)) == [9, 10, 11, 12, 13])
    #expect(Set(places("forefoot medial").map(\.column)) == [6, 7])
    #expect(Set(places("forefoot central").map(\.column)) == [3, 4, 5])
    #expect(Set(places("forefoot lateral").map(\.column)) == [0, 1, 2])
    #expect(Set(places("hallux").map(\.row)) == [14, 15])
    #expect(Set(places("hallux").map(\.column)) == [5, 6, 7])
    #expect(places("toes").allSatisfy { $0.row >= 14 && $0.column < 5 })
  }

  @Test func theFirstRegionHasACellThatTwoContain() {
    let definition = MaskDefinition(
      name: "two",
      regions: [
        .init(name: "wound", shape: .cells([1, 10])),
        .init(name: "heel", shape: .part(along: 0...0.5, fromMedial: 0...1)),
        .init(
          name: "corner",
          shape: .polygon([
            InsolePlace(lateralX: 0, heelY: 200), InsolePlace(lateralX: 30, heelY: 200),
            InsolePlace(lateralX: 30, heelY: 256), InsolePlace(lateralX: 0, heelY: 256),
          ])),
      ])
    #expect(definition.highestCell == 10)
    let mask = definition.mask(of: TestLayouts.matrix16x8)
    #expect(mask.regions[0].cells == [0, 9])
    #expect(mask.regions[1].cells.count == 62)
    #expect(!mask.regions[1].cells.contains(9))
    // Centres of row 12 lie at 200 mm, those of column 2 at 30 mm: the lower border belongs, the upper one not.
    #expect(mask.regions[2].cells == [96, 97, 104, 105, 112, 113, 120, 121])
  }

  @Test func theOnlyZoneOfAFootLiesInNoPartOfIt() {
    let layout = InsoleLayout(
      name: "one zone", rows: 1, columns: 1, rowPitchMillimetres: 260, columnPitchMillimetres: 90)
    #expect(MaskDefinition.standard.mask(of: layout).regions.allSatisfy { $0.cells.isEmpty })
  }

  @Test func theOutlineIsTheHullOfTheCells() {
    let outline = InsoleOutline(TestLayouts.matrix16x8)
    #expect(outline.heelY == 0...256)
    #expect(outline.edges(at: 100) == 0...96)
    #expect(outline.along(64) == 0.25)
    #expect(outline.fromMedial(InsolePlace(lateralX: 96, heelY: 10)) == 0)
    #expect(outline.fromMedial(InsolePlace(lateralX: 24, heelY: 10)) == 0.75)
    #expect(outline.axisSlope == 0)
    // A masked oval is narrower at its ends.
    let oval = InsoleOutline(TestLayouts.masked31x11)
    let ends = oval.edges(at: oval.heelY.lowerBound + 1)
    let middle = oval.edges(at: oval.middle(along: 0.5).heelY)
    #expect(ends.upperBound - ends.lowerBound < middle.upperBound - middle.lowerBound)
  }
}
