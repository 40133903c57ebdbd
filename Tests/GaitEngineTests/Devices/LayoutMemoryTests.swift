import Foundation
import GaitEngine
import GaitModel
import GaitTestSupport
import Testing

/// Insoles that announce nothing: described once, found again by their number of cells, and forgotten.
@Suite struct LayoutMemoryTests {
  private static func insole(_ name: String, rows: Int) -> InsoleDescription {
    InsoleDescription(
      layout: InsoleLayout(
        name: name, rows: rows, columns: 3, rowPitchMillimetres: 65, columnPitchMillimetres: 30),
      unit: .kilopascals, samplingRateHz: 100)
  }

  @Test func keepsOneOfEachNumberOfCellsAndForgetsIt() throws {
    try Fixture.withFolder { folder in
      let memory = LayoutMemory(path: folder + "/state/gaitlab/layouts.json")
      #expect(memory.layouts.isEmpty)
      #expect(try !memory.forget(cellCount: 12))
      try memory.keep(Self.insole("ours", rows: 4))
      try memory.keep(Self.insole("theirs", rows: 5))
      try memory.keep(Self.insole("ours, newer", rows: 4))
      #expect(memory.layouts.mapValues(\.layout.name) == [12: "ours, newer", 15: "theirs"])
      #expect(try memory.forget(cellCount: 12))
      #expect(try !memory.forget(cellCount: 12))
      #expect(memory.layouts == [15: Self.insole("theirs", rows: 5)])
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder + "/state/gaitlab")
          == ["layouts.json"])
    }
  }
}
