#if Training
  import CHDF5
  import Foundation
  import GaitModel
  import GaitFiles
  import GaitTestSupport
  import Testing

  @testable import GaitFootsteps

  @Suite struct FootstepsArchiveTests {
    /// What a made-up file of a person looks like.
    private struct Content {
      var trials = 60
      var sizes: [UInt64] = [63, 33, 500]
      var isWide = false
      var isLoaded = true
    }

    /// Writes the tables, and the file of person 4, of which only the steps' first trial has its own
    /// numbers.
    private func write(_ content: Content?, to folder: String) throws {
      for part in ["data_x", "data_y"] {
        try FileManager.default.createDirectory(
          atPath: "\(folder)/\(part)", withIntermediateDirectories: true)
      }
      let head = "Trial," + (0..<10).map { "subj00\($0)" }.joined(separator: ",")
      for (name, value) in [("conditions", { "\(1 + $0 % 3)" }), ("speeds", { _ in "1.25" })]
        as [(String, (Int) -> String)]
      {
        let rows = (0..<60).map { trial in
          "\(trial)," + Array(repeating: value(trial), count: 10).joined(separator: ",")
        }
        try Data(([head] + rows).joined(separator: "\n").utf8).write(
          to: URL(fileURLWithPath: "\(folder)/data_x/\(name).csv"))
      }
      guard let content else { return }
      var random = SplitMix64(seed: 3)
      let numbers = SyntheticPlate.numbers(stanceFrames: 300, peak: 90, random: &random)
      let file = chdf5_create("\(folder)/data_y/subj004.h5")
      try #require(file >= 0)
      defer { chdf5_close(file) }
      for trial in 0..<content.trials {
        let isRight = content.sizes == [63, 33, 500] && content.isLoaded
        let isWritten = chdf5_write(
          file, trial < 10 ? "img00\(trial)" : "img0\(trial)", Int32(content.sizes.count),
          content.sizes, isRight ? numbers : nil, content.isWide)
        try #require(isWritten)
      }
    }

    private func failure(_ content: Content?) throws -> GaitlabError? {
      try Fixture.withFolder { folder in
        try write(content, to: folder)
        do throws(GaitlabError) {
          _ = try FootstepsArchive(folder: folder).subject(4)
          return nil
        } catch {
          return error
        }
      }
    }

    @Test func readsAPerson() throws {
      try Fixture.withFolder { folder in
        try write(Content(), to: folder)
        let subject = try FootstepsArchive(folder: folder).subject(4)
        #expect(subject.index == 4)
        #expect(subject.steps.count == 60)
        #expect(subject.steps[5].speed == .fast)
        #expect(subject.steps[5].metresPerSecond == 1.25)
        var random = SplitMix64(seed: 3)
        let numbers = SyntheticPlate.numbers(stanceFrames: 300, peak: 90, random: &random)
        #expect(
          subject.steps[0].totals.reduce(0, +) == numbers.reduce(0) { $0 + Double($1) })
      }
    }

    @Test func tellsWhatIsWrongWithADataSet() throws {
      let wrong: [(content: Content, found: String)] = [
        (Content(trials: 12), "data set img012 is missing"),
        (Content(sizes: [63, 33]), "data set img000 is 63 x 33"),
        (Content(sizes: [500, 63, 33]), "data set img000 is 500 x 63 x 33"),
        (Content(isWide: true), "data set img000 has numbers of another type"),
        (Content(isLoaded: false), "data set img000 holds zeros only"),
      ]
      for (content, found) in wrong {
        let error = try #require(try failure(content))
        #expect(error.code == .dataRefused)
        #expect(error.file.hasSuffix("subj004.h5"))
        #expect(error.found == found)
        if content.isLoaded {
          #expect(error.expected == "unsigned 16-bit integers, 63 x 33 x 500")
        }
      }
    }

    @Test func tellsAFileThatIsMissingOrNoHDF5() throws {
      #expect(try failure(nil)?.code == .unreadable)
      try Fixture.withFolder { folder in
        try write(nil, to: folder)
        try Data("no HDF5".utf8).write(to: URL(fileURLWithPath: folder + "/data_y/subj004.h5"))
        #expect {
          _ = try FootstepsArchive(folder: folder).subject(4)
        } throws: { error in
          (error as? GaitlabError)?.found == "this is not an HDF5 file, or it is damaged"
        }
      }
    }

    @Test func tellsAFileThatIsCutOff() throws {
      try Fixture.withFolder { folder in
        try write(Content(), to: folder)
        let url = URL(fileURLWithPath: folder + "/data_y/subj004.h5")
        let bytes = try Data(contentsOf: url)
        try bytes.prefix(bytes.count / 2).write(to: url)
        #expect {
          _ = try FootstepsArchive(folder: folder).subject(4)
        } throws: { error in
          (error as? GaitlabError)?.code == .dataRefused
        }
      }
    }
  }
#endif
