import Foundation
import GaitTestSupport
import Testing

/// `gaitlab dataset collect` on the command line: a lab's exports and its table.
@Suite struct DatasetCollectTests {
  #if Training
    /// Two exports with their reference and a table that names a third, which is not there.
    private func exports(in folder: String) throws -> String {
      for (name, seed) in [("one", "1"), ("two", "2")] {
        let session = "\(folder)/\(name).gait"
        for arguments in [
          ["simulate", "--duration", "12", "--seed", seed, "--tag", "subject:X", "-o", session],
          ["export", session, "-o", "\(folder)/\(name).csv"],
        ] {
          let run = try GaitlabProgram.run(arguments)
          #expect(run.status == .code(0), "\(run.errors)")
        }
      }
      let table = "\(folder)/walks.csv"
      try Data(
        """
        recording,subject,kilograms,speed,split
        one.csv,P01,72.5,slow,train
        two.csv,P02,60,fast,test
        three.csv,P03,60,fast,test

        """.utf8
      ).write(to: URL(filePath: table))
      return table
    }

    @Test func whatIsThereIsCollectedAndKept() throws {
      try Fixture.withFolder { folder in
        let (table, set) = (try exports(in: folder), folder + "/set")
        let run = try GaitlabProgram.run(["dataset", "collect", table, "-o", set])
        #expect(run.status == .code(1))
        #expect(run.errors.contains("1 of 3 recordings cannot be used"))
        #expect(run.output.contains("three.csv"))
        #expect(run.output.contains("collected"))
        let names = try FileManager.default.contentsOfDirectory(atPath: set).sorted()
        #expect(names == ["P01-one.gait", "P02-two.gait"])
        let before = try Data(contentsOf: URL(filePath: set + "/P01-one.gait"))
        let again = try GaitlabProgram.run(["dataset", "collect", table, "-o", set])
        #expect(again.output.contains("was there"))
        #expect(!again.output.contains("collected"))
        #expect(try Data(contentsOf: URL(filePath: set + "/P01-one.gait")) == before)
        let check = try GaitlabProgram.run(["dataset", "check", set])
        #expect(check.status == .code(0), "\(check.errors)")
        // The code of the table, not the one of the file.
        #expect(check.output.contains("subjects: P01"))
        #expect(!check.output.contains("X ("))
      }
    }

    @Test func aTableWithAMistakeCollectsNothing() throws {
      try Fixture.withFolder { folder in
        let table = try exports(in: folder)
        try Data("recording,subject,kilograms\none.csv,P01,72\none.csv,P01,72\n".utf8)
          .write(to: URL(filePath: table))
        let run = try GaitlabProgram.run(["dataset", "collect", table, "-o", folder + "/set"])
        #expect(run.status == .code(1))
        #expect(run.errors.contains("walks.csv:3"))
        #expect(!FileManager.default.fileExists(atPath: folder + "/set"))
      }
    }
  #endif
}
