import Foundation
import GaitAnalysis
import GaitEngine
import GaitFiles
import GaitFormats
import GaitModel
import GaitSimulation
import GaitStore
import GaitTestSupport
import Testing

/// Force plates in a second file: late, upside down, with an offset, and without a word of feet.
@Suite struct PlateReferenceTests {
  private static let walk = SimulatedWalk(
    WalkerConfiguration(seed: 8, durationSeconds: 20, samplingRateHz: 100, bodyMassKilograms: 75)
  ).session

  /// A belt for each foot, as OpenSim writes them.
  private func write(
    to path: String, lateSeconds: Double = 0, sign: Float = 1, offset: Float = 0
  ) throws {
    let left = try #require(Self.walk.reference.left)
    let right = try #require(Self.walk.reference.right)
    let count = min(left.count, right.count)
    var text =
      "forces\nversion=1\nnRows=\(count)\nnColumns=7\ninDegrees=yes\nendheader\n"
      + "time\t1_ground_force_vx\t1_ground_force_vy\t1_ground_force_vz"
      + "\tground_force_vx\tground_force_vy\tground_force_vz\n"
    for index in 0..<count {
      text +=
        "\(left.times[index] + lateSeconds)\t0\t\(sign * left.newtons[index] + offset)\t0"
        + "\t0\t\(sign * right.newtons[index] + offset)\t0\n"
    }
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }

  private func joined(
    lateSeconds: Double = 0, sign: Float = 1, offset: Float = 0
  ) throws -> SessionAnalysis {
    try Fixture.withFolder { folder throws in
      var session = Self.walk
      session.reference = PerFoot(both: nil)
      session.metadata.reference = nil
      try SessionWriter.write(session, to: folder + "/walk.gait")
      try write(to: folder + "/plates.mot", lateSeconds: lateSeconds, sign: sign, offset: offset)
      let opened = try SessionOpener.open(
        path: folder + "/walk.gait", input: SessionInput(referencePath: folder + "/plates.mot"))
      #expect(opened.metadata.notes.contains("contacts used"))
      return try Analyze.session(opened)
    }
  }

  /// A lag that is said is not searched for, is kept apart from the times, and can be said anew.
  @Test func theLagCanBeSaid() throws {
    try Fixture.withFolder { folder throws in
      var session = Self.walk
      session.reference = PerFoot(both: nil)
      session.metadata.reference = nil
      try SessionWriter.write(session, to: folder + "/walk.gait")
      try write(to: folder + "/plates.mot", lateSeconds: 7)
      func open(_ lag: Double?) throws -> any SessionReading {
        try SessionOpener.open(
          path: folder + "/walk.gait",
          input: SessionInput(referencePath: folder + "/plates.mot", referenceLagSeconds: lag))
      }
      let found = try open(nil)
      #expect(found.metadata.notes.contains("Plates: -7.000 s added to their times (r "))
      #expect(found.metadata.referenceLagSeconds == 0)
      let said = try open(-7)
      #expect(said.metadata.notes.contains("Plates: -7.000 s added to their times, as you say."))
      #expect(said.metadata.referenceLagSeconds == -7)
      for session in [found, said] {
        let analysis = try Analyze.session(session)
        #expect(try #require(analysis.errors?.overall.pearsonR) > 0.98)
      }
      #expect(try Analyze.session(try open(-6.93)).trust.flags.contains(.referenceLate))
    }
  }

  @Test func feetAreSaidForEachPlate() throws {
    try Fixture.withFolder { folder throws in
      try SessionWriter.write(Self.walk, to: folder + "/walk.gait")
      try write(to: folder + "/plates.mot")
      func open(_ feet: [Foot?]) throws(GaitlabError) -> String {
        try SessionOpener.open(
          path: folder + "/walk.gait",
          input: SessionInput(
            referencePath: folder + "/plates.mot", plates: PlateAnswers(feet: feet))
        ).metadata.notes
      }
      let notes = try open([.left, nil])
      #expect(notes.contains("it is the left foot's, as you say"), "\(notes)")
      #expect(!notes.contains("right foot's, as you say"))
      let error = #expect(throws: GaitlabError.self) { _ = try open([.left]) }
      #expect(error?.code == .dataRefused)
      #expect(error?.summary.contains("2 plates") == true)
    }
  }

  private static let direct = Result { try Analyze.recorded(walk) }

  @Test(arguments: [(0.0, Float(1), Float(0)), (1.37, 1, 0), (-0.8, -1, 0), (0.25, -1, 60)])
  func theErrorsAreThoseOfTheOwnReference(late: Double, sign: Float, offset: Float) throws {
    let expected = try #require(try Self.direct.get().errors)
    let found = try #require(
      try joined(lateSeconds: late, sign: sign, offset: offset).errors)
    #expect(abs(found.overall.rmse - expected.overall.rmse) < 0.005)
    #expect(try #require(found.overall.pearsonR) > 0.99)
    #expect(try #require(found.initialContact).bias.magnitude < 0.01)
  }

  @Test func platesOfAnotherTrialAreRefused() throws {
    try Fixture.withFolder { folder throws in
      try SessionWriter.write(Self.walk, to: folder + "/walk.gait")
      let text =
        "forces\nversion=1\nnRows=400\nnColumns=4\ninDegrees=yes\nendheader\n"
        + "time\t1_ground_force_vx\t1_ground_force_vy\t1_ground_force_vz\n"
        + (0..<400).map { "\(Double($0) / 100)\t0\t0\t0\n" }.joined()
      try text.write(toFile: folder + "/empty.mot", atomically: true, encoding: .utf8)
      #expect {
        _ = try SessionOpener.open(
          path: folder + "/walk.gait", input: SessionInput(referencePath: folder + "/empty.mot"))
      } throws: { ($0 as? GaitlabError)?.code == .dataRefused }
      // A recording of insoles is no file of plates.
      #expect(throws: GaitlabError.self) {
        _ = try SessionOpener.open(
          path: folder + "/walk.gait", input: SessionInput(referencePath: folder + "/walk.gait"))
      }
    }
  }
}
