import Foundation
import GaitAnalysis
import GaitEngine
import GaitFiles
import GaitInference
import GaitModel
import GaitSimulation
import GaitStore
import GaitTestSupport
import Testing

@Suite struct LinearModelFitTests {
  private static let fit = LinearModelFit(
    name: "ours", summary: "Ridge on test walks.", data: "simulated", penalty: 0.01,
    program: "tests")

  /// An insole that does not feel the half of it, so that there is something to learn.
  private func walk(_ seed: UInt64, seconds: Double = 12) -> RecordedSession {
    SimulatedWalk(
      WalkerConfiguration(
        seed: seed, durationSeconds: seconds, samplingRateHz: 50,
        faults: SensorFaults(deadZoneKilopascals: 40))
    ).session
  }

  /// Lends a folder with two walks in it.
  private func withWalks(_ body: (_ folder: String, _ files: [String]) throws -> Void) throws {
    try Fixture.withFolder { folder in
      let files = [folder + "/a.gait", folder + "/b.gait"]
      for (seed, file) in zip(UInt64(1)..., files) {
        try SessionWriter.write(walk(seed), to: file)
      }
      try body(folder, files)
    }
  }

  private func refusal(
    _ files: [String], to output: String, overwrite: Bool = false,
    fit: LinearModelFit = Self.fit
  ) -> GaitlabError? {
    do throws(GaitlabError) {
      try fit.run(files, to: output, overwrite: overwrite) { _ in }
      return nil
    } catch {
      return error
    }
  }

  @Test func theFitIsBetterThanTheSumOnAnotherWalk() throws {
    try withWalks { folder, files in
      var progress: [Double] = []
      try Self.fit.run(files, to: folder + "/m", overwrite: false) { progress.append($0) }
      #expect(progress == [0.5, 1])
      let model = try ModelFileReader.load(path: folder + "/m")
      #expect(model.card.name == "ours")
      #expect(model.card.architecture == .linear)
      let facts = Dictionary(
        uniqueKeysWithValues: model.card.provenance.map { ($0.label, $0.value) })
      #expect(facts["data"] == "simulated")
      #expect(facts["recordings"] == "2")
      let frames = try #require(facts["frames"].flatMap(Int.init))
      #expect((2300...2400).contains(frames), "two feet, two walks of 12 s at 50 Hz")
      let other = walk(30)
      let plain = try #require(try Analyze.recorded(other).errors)
      let fitted = try #require(
        try Analyze.recorded(other, settings: AnalysisSettings(estimator: .model(model))).errors)
      #expect(fitted.overall.rmse < 0.8 * plain.overall.rmse)
      #expect(abs(fitted.overall.bias) < 0.03)
    }
  }

  @Test func theSameRecordingsGiveTheSameBytes() throws {
    try withWalks { folder, files in
      for name in ["/m", "/n"] {
        try Self.fit.run(files, to: folder + name, overwrite: false) { _ in }
      }
      #expect(
        try Data(contentsOf: URL(filePath: folder + "/m"))
          == Data(contentsOf: URL(filePath: folder + "/n")))
    }
  }

  @Test func recordingsWithoutReferenceAreRefused() throws {
    try withWalks { folder, files in
      var session = walk(3)
      session.metadata.reference = nil
      session.reference = PerFoot(both: nil)
      try SessionWriter.write(session, to: folder + "/c.gait")
      let error = try #require(refusal(files + [folder + "/c.gait"], to: folder + "/m"))
      #expect(error.code == .nothingToWrite)
      #expect(error.file == folder + "/c.gait")
      #expect(error.found.contains("no reference force"))
      #expect(!FileManager.default.fileExists(atPath: folder + "/m"))
    }
  }

  @Test func recordingsThatCannotBeCalibratedAreRefused() throws {
    try Fixture.withFolder { folder in
      try SessionWriter.write(walk(1, seconds: 1.5), to: folder + "/a.gait")
      let error = try #require(refusal([folder + "/a.gait"], to: folder + "/m"))
      #expect(error.found.contains("too few whole strides"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.gait"])
    }
  }

  @Test func whatIsThereIsKeptUnlessToldOtherwise() throws {
    try withWalks { folder, files in
      let output = folder + "/m"
      try "mine".write(toFile: output, atomically: true, encoding: .utf8)
      #expect(refusal(files, to: output)?.code == .alreadyExists)
      #expect(try String(contentsOfFile: output, encoding: .utf8) == "mine")
      #expect(refusal(files, to: output, overwrite: true) == nil)
      #expect(try ModelFileReader.load(path: output).card.name == "ours")
      #expect(refusal(files, to: folder + "/none/m")?.code == .writeFailed)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 3)
    }
  }

  /// Not even when told to overwrite.
  @Test func aRecordingIsNeverReplaced() throws {
    try withWalks { folder, files in
      let before = try Data(contentsOf: URL(filePath: files[1]))
      #expect(refusal(files, to: files[1], overwrite: true)?.code == .alreadyExists)
      #expect(
        refusal(files, to: folder + "/./b.gait", overwrite: true)?.code == .alreadyExists)
      #expect(try Data(contentsOf: URL(filePath: files[1])) == before)
    }
  }

  @Test func aCardThatCouldNotBeReadIsNotWritten() throws {
    try withWalks { folder, files in
      let fit = LinearModelFit(
        name: String(repeating: "x", count: 65), summary: "", data: "", penalty: 0.01, program: "")
      #expect(refusal(files, to: folder + "/m", fit: fit)?.code == .modelRefused)
      #expect(!FileManager.default.fileExists(atPath: folder + "/m"))
    }
  }
}
