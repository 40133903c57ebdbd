import Foundation
import GaitFiles
import GaitFormats
import GaitModel
import GaitTestSupport
import Testing

@Suite struct MaskFileTests {
  private func read(_ text: String) throws -> MaskDefinition {
    try Fixture.withFolder { folder throws in
      let path = folder + "/mask.toml"
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      return try MaskFile.read(path: path)
    }
  }

  @Test func everyKindOfPlace() throws {
    let mask = try read(
      """
      name = "rearfoot and wound"
      [[region]]
      name = "wound"
      cells = [12, 13, 20]
      [[region]]
      name = "rearfoot"
      along = [0, 0.5]
      [[region]]
      name = "first ray"
      along = [0.5, 1]
      across = [0, 0.35]
      [[region]]
      name = "arch"
      polygon = [[60, 80], [90, 80.5], [90, 130]]
      """)
    #expect(mask.name == "rearfoot and wound")
    #expect(mask.regions.map(\.name) == ["wound", "rearfoot", "first ray", "arch"])
    #expect(mask.regions[0].shape == .cells([12, 13, 20]))
    #expect(mask.regions[1].shape == .part(along: 0...0.5, fromMedial: 0...1))
    #expect(mask.regions[2].shape == .part(along: 0.5...1, fromMedial: 0...0.35))
    #expect(
      mask.regions[3].shape
        == .polygon([
          InsolePlace(lateralX: 60, heelY: 80), InsolePlace(lateralX: 90, heelY: 80.5),
          InsolePlace(lateralX: 90, heelY: 130),
        ]))
  }

  @Test func withoutANameItIsThatOfTheFile() throws {
    #expect(try read("[[region]]\nname = \"all\"\nalong = [0, 1]").name == "mask")
  }

  @Test(arguments: [
    "", "name = \"no region\"", "[[region]]\nalong = [0, 1]", "[[region]]\nname = \"a\"",
    "[[region]]\nname = \"\"\nalong = [0, 1]", "[[region]]\nname = \"a\"\nalong = [1, 0]",
    "[[region]]\nname = \"a\"\nalong = [0, 1.5]", "[[region]]\nname = \"a\"\nalong = [0]",
    "[[region]]\nname = \"a\"\ncells = []", "[[region]]\nname = \"a\"\ncells = [0]",
    "[[region]]\nname = \"a\"\ncells = [1.5]",
    "[[region]]\nname = \"a\"\npolygon = [[1, 2], [3, 4]]",
    "[[region]]\nname = \"a\"\ncells = [1]\nalong = [0, 1]",
    "[[region]]\nname = \"a\"\ncolour = \"red\"\nalong = [0, 1]", "regions = 3",
    "[[region]]\nname = \"a\"\ncells = [1]\n[[region]]\nname = \"a\"\ncells = [2]",
    "[[region]]\nname = \"a\"\nalong = [0, nan]", "region = 7", "region = [1]", "[[]]", "not toml",
  ])
  func mistakesAreRefused(text: String) throws {
    do {
      _ = try read(text)
      Issue.record("read: \(text)")
    } catch let error as GaitlabError {
      #expect([.badHeader, .emptyFile].contains(error.code), "\(error)")
    }
  }
}
