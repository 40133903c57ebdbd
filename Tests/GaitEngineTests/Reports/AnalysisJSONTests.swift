import Foundation
import GaitAnalysis
import GaitEngine
import GaitFiles
import GaitModel
import GaitSimulation
import GaitTestSupport
import PlainText
import Testing

/// `gaitlab.analysis/1` as docs promise it: keys may be added, never renamed, nulls are written.
@Suite struct AnalysisJSONTests {
  private static let force = [
    "firstPeakNewtons", "firstPeakPercentStance", "valleyNewtons", "valleyPercentStance",
    "secondPeakNewtons", "secondPeakPercentStance", "meanNewtons", "maxNewtons",
    "impulseNewtonSeconds", "loadingRateNewtonsPerSecond", "hasDip", "maxPercentStance",
    "loadingRateToMaxNewtonsPerSecond",
  ]
  private static let error = ["bias", "mae", "rmse", "nrmsePercent", "r2", "pearsonR", "n"]

  private func text(_ session: RecordedSession) throws -> String {
    let analysis = try Analyze.recorded(session)
    let seconds = session.seconds.upperBound - session.seconds.lowerBound
    return AnalysisJSON.value(analysis, metadata: session.metadata, durationSeconds: seconds).text()
  }

  private func parsed(_ session: RecordedSession) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(text(session).utf8))
    return try #require(object as? [String: Any])
  }

  private func object(_ parent: [String: Any], _ key: String) throws -> [String: Any] {
    try #require(parent[key] as? [String: Any], "\(key)")
  }

  private func expectKeys(
    _ keys: [String], in object: [String: Any], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for key in keys { #expect(object[key] != nil, "\(key)", sourceLocation: sourceLocation) }
  }

  private func walk(gait: GaitPreset = .healthy, seconds: Double = 10) -> RecordedSession {
    SimulatedWalk(
      WalkerConfiguration(
        seed: 1, durationSeconds: seconds, samplingRateHz: 100, gait: gait, faults: .typical)
    ).session
  }

  @Test func everyPromisedKeyIsThere() throws {
    let json = try parsed(walk())
    #expect(json["schema"] as? String == "gaitlab.analysis/1")
    expectKeys(
      ["schema", "session", "model", "rule", "steps", "summary", "errors", "trust"], in: json)
    expectKeys(
      ["name", "source", "durationSeconds", "sampleRateHz", "bodyMassKilograms", "feet"],
      in: try object(json, "session"))
    #expect(try object(json, "session")["feet"] as? [String] == ["left", "right"])
    expectKeys(["name", "sha256"], in: try object(json, "model"))
    expectKeys(
      ["onNewtons", "offNewtons", "minStanceSeconds", "minSwingSeconds"],
      in: try object(json, "rule"))
    let steps = try #require(json["steps"] as? [[String: Any]])
    #expect(steps.count > 8)
    for step in steps {
      expectKeys(
        [
          "foot", "index", "initialContactSeconds", "toeOffSeconds", "stanceSeconds",
          "swingSeconds", "doubleSupportSeconds", "accepted", "rejection", "measured",
          "estimated", "reference",
        ], in: step)
      for kind in ["measured", "estimated", "reference"] {
        #expect(try Set(object(step, kind).keys) == Set(Self.force))
      }
    }
    let summary = try object(json, "summary")
    expectKeys(
      ["stepsFound", "stepsUsed", "cadenceStepsPerMinute", "left", "right", "symmetry"],
      in: summary)
    for foot in ["left", "right"] {
      for (name, value) in try object(summary, foot) {
        let mean = try #require(value as? [String: Any], "\(name)")
        expectKeys(["mean", "sd", "n"], in: mean)
      }
    }
    let errors = try object(json, "errors")
    for key in [
      "overall", "loading", "midStance", "unloading", "swing", "peak1", "valley", "peak2",
    ] {
      expectKeys(Self.error, in: try object(errors, key))
    }
    for (_, value) in try object(errors, "timing") {
      expectKeys(Self.error, in: try #require(value as? [String: Any]))
    }
    expectKeys(
      [
        "bodyWeightRatio", "estimateBodyWeightRatio", "deadCells", "saturatedCells",
        "droppedFrames", "gaps", "flags",
      ], in: try object(json, "trust"))
    let gaps = try #require(try object(json, "trust")["gaps"] as? [[String: Any]])
    for gap in gaps { expectKeys(["foot", "startSeconds", "endSeconds"], in: gap) }
  }

  @Test func whatIsNotKnownIsNullAndNotLeftOut() throws {
    var session = walk(gait: .toeWalking)
    session.metadata.bodyMassKilograms = nil
    session.metadata.reference = nil
    session.reference = PerFoot(both: nil)
    let json = try parsed(session)
    #expect(json["errors"] is NSNull)
    #expect(try object(json, "session")["bodyMassKilograms"] is NSNull)
    #expect(try object(json, "model")["sha256"] is NSNull)
    #expect(try object(json, "trust")["bodyWeightRatio"] is NSNull)
    let steps = try #require(json["steps"] as? [[String: Any]])
    let last = try #require(steps.last)
    #expect(last["swingSeconds"] is NSNull)
    #expect(last["reference"] is NSNull)
    #expect(steps.contains { $0["rejection"] is NSNull })
    // Toe walking has one peak: no peaks, no loading rate, but a mean.
    let forces = try steps.map { try object($0, "estimated") }
    let single = try #require(forces.first { $0["firstPeakNewtons"] is NSNull })
    #expect(single["loadingRateNewtonsPerSecond"] is NSNull)
    #expect(single["meanNewtons"] is Double)
    // What there is instead: the maximum, its time and the rate to it.
    #expect(single["hasDip"] as? Bool == false)
    #expect(single["maxPercentStance"] is Double)
    #expect(single["loadingRateToMaxNewtonsPerSecond"] is Double)
    let flat = try object(object(json, "summary"), "stepsWithoutDip")
    #expect(try #require(flat["left"] as? Int) > 0)
  }

  @Test func meansOfEveryForceAreNamed() throws {
    let session = walk()
    let summary = try Analyze.recorded(session).summary
    let json = try object(parsed(session), "summary")
    #expect(json["forceName"] as? String == "plate")
    let forces = try object(json, "byForce")
    #expect(Set(forces.keys) == ["plate", "estimate", "insole"])
    for kind in ForceKind.allCases {
      let left = try object(object(forces, kind.word), "left")
      let mean = try #require(try object(left, "maxNewtons")["mean"] as? Double)
      let expected = try #require(summary.feet(kind).left[.maxNewtons]?.mean)
      #expect(abs(mean - expected) < 1e-3)
    }
  }

  @Test func numbersAreThoseOfTheAnalysis() throws {
    let session = walk()
    let analysis = try Analyze.recorded(session)
    let steps = try #require(try parsed(session)["steps"] as? [[String: Any]])
    #expect(steps.count == analysis.steps.count)
    for (json, step) in zip(steps, analysis.steps) {
      #expect(json["foot"] as? String == step.foot.rawValue)
      #expect(json["index"] as? Int == step.index)
      #expect(json["accepted"] as? Bool == step.isAccepted)
      let contact = try #require(json["initialContactSeconds"] as? Double)
      #expect(abs(contact - step.stance.initialContactSeconds) < 1e-5)
      let mean = try #require(try object(json, "measured")["meanNewtons"] as? Double)
      #expect(abs(mean - (step.measured?.meanNewtons ?? 0)) < 1e-3)
    }
  }

  @Test func hostileTextStaysText() throws {
    var session = walk(seconds: 3)
    session.metadata.name = RandomSessions.hostileText + "\0\u{E0041}"
    let text = try text(session)
    #expect(!text.unicodeScalars.contains { $0 != "\n" && Printable.isHarmful($0) })
    let json = try parsed(session)
    #expect(try object(json, "session")["name"] as? String == session.metadata.name)
  }

  @Test func aSimulatedSessionLooksLikeThis() throws {
    try assertSnapshot(text(walk(seconds: 6)), named: "simulated.json")
  }

  @Test(arguments: [
    (0.0, "0"), (1, "1"), (-2.5, "-2.5"), (123_456_789, "123456800"), (0.1 + 0.2, "0.3"),
    (1e-5, "1e-05"), (.nan, "null"), (-.infinity, "null"), (1e300, "1e+300"),
    (0.123_456_78, "0.1234568"), (999.999_99, "1000"),
  ])
  func numbersHaveSevenDigits(value: Double, text: String) {
    #expect(JSONValue.number(value).text() == text)
  }

  @Test func anyNumberIsReadBackWithinSevenDigits() throws {
    var random = SplitMix64(seed: 14)
    for _ in 0..<1000 {
      let value = random.normal() * [1e-9, 1e-3, 1, 1e3, 1e12, 1e200][Int(random.next() % 6)]
      let read = try #require(Double(JSONValue.number(value).text()))
      #expect(abs(read - value) <= 6e-7 * abs(value))
    }
  }
}
