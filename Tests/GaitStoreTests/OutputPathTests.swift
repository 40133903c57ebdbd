import Foundation
import GaitFiles
import GaitFormats
import GaitSimulation
import GaitStore
import GaitTestSupport
import Testing

/// What a file is never put in the place of.
@Suite struct OutputPathTests {
  private func code(_ body: () throws -> Void) -> GaitlabError.Code? {
    do {
      try body()
      return nil
    } catch {
      return (error as? GaitlabError)?.code
    }
  }

  @Test func onlyRegularFilesAreReplaced() throws {
    try Fixture.withFolder { folder in
      let file = folder + "/file"
      try Data("x".utf8).write(to: URL(fileURLWithPath: file))
      let link = folder + "/link"
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
      let pipe = folder + "/pipe"
      #expect(mkfifo(pipe, 0o600) == 0)
      #expect(code { try OutputPath.requireReplaceable(folder + "/new") } == nil)
      #expect(code { try OutputPath.requireReplaceable(file) } == nil)
      for path in [folder, link, pipe, "/dev/null"] {
        #expect(code { try OutputPath.requireReplaceable(path) } == .notAFile)
      }
    }
  }

  @Test func aSessionNeverTakesAPipesPlace() throws {
    try Fixture.withFolder { folder in
      let pipe = folder + "/pipe"
      #expect(mkfifo(pipe, 0o600) == 0)
      let walk = SimulatedWalk(WalkerConfiguration(seed: 1, durationSeconds: 1))
      #expect(
        code { try SessionWriter.write(walk.session, to: pipe, replacing: true) } == .notAFile)
      #expect(
        code { try GaitCSVExporter.write(walk.session, to: pipe, overwrite: true) } == .notAFile)
      var status = stat()
      #expect(lstat(pipe, &status) == 0)
      #expect(status.st_mode & S_IFMT == S_IFIFO)
      let left = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(left == ["pipe"])
    }
  }

  @Test func theSourceIsNeverWrittenOver() throws {
    try Fixture.withFolder { folder in
      let file = folder + "/walk.txt"
      try Data("x".utf8).write(to: URL(fileURLWithPath: file))
      let same = folder + "/./walk.txt"
      #expect(code { try OutputPath.requireDifferent(same, from: file) } == .alreadyExists)
      #expect(code { try OutputPath.requireDifferent(folder + "/other", from: file) } == nil)
    }
  }
}
