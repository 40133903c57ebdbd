import Foundation
import GaitFiles
import GaitTestSupport
import Testing

@Suite struct FileNameTests {
  @Test(arguments: [
    ("walk.gait", "walk-2.gait"), ("two.dots.html", "two.dots-2.html"), (".hidden", ".hidden-2"),
    ("none", "none-2"),
  ])
  func aNameThatIsTakenGetsANumber(name: String, second: String) throws {
    try Fixture.withFolder { folder in
      let path = folder + "/" + name
      #expect(FileName.free(path) == path)
      try "".write(toFile: path, atomically: true, encoding: .utf8)
      #expect(FileName.free(path) == folder + "/" + second)
      try "".write(toFile: folder + "/" + second, atomically: true, encoding: .utf8)
      #expect(FileName.free(path) == folder + "/" + second.replacing("-2", with: "-3"))
    }
  }
}
