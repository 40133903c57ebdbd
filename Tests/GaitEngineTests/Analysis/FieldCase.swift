import Foundation
import GaitAnalysis
import GaitEngine
import GaitFiles
import GaitModel
import GaitTestSupport
import Testing

/// One of the inputs from the field, which are read where they lie and never committed.
struct FieldCase {
  let analysis: SessionAnalysis
  let json: String

  /// Analyses a file with the model that suits its insoles.
  init(_ name: String, scale: ScaleMode = .running) throws {
    let folder = try #require(Fixture.sharedCases)
    (analysis, json) = try Fixture.withFolder { temporary in
      let path = temporary + "/" + name
      try Self.unpack(folder + "/" + name + ".gz", to: path)
      var settings = AnalysisSettings(
        estimator: try ModelLibrary(bundledFolder: TestModels.bundledFolder, userFolder: nil)
          .source(of: "auto"))
      settings.basis.calibration.scale = scale
      var analyzer = try SessionAnalyzer(
        session: try SessionOpener.open(path: path), settings: settings)
      let analysis = try analyzer.finish()
      let json = AnalysisJSON.value(
        analysis, metadata: analyzer.metadata, durationSeconds: 0)
      return (analysis, json.text())
    }
  }

  /// The text of a file.
  static func text(of name: String) throws -> String {
    let folder = try #require(Fixture.sharedCases)
    return try Fixture.withFolder { temporary in
      let path = temporary + "/" + name
      try unpack(folder + "/" + name + ".gz", to: path)
      return try String(contentsOfFile: path, encoding: .utf8)
    }
  }

  private static func unpack(_ packed: String, to path: String) throws {
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", packed]
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: path))
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  var flags: [TrustFlag] { analysis.trust.flags }

  func accepted(_ foot: Foot) -> [Step] {
    analysis.steps.filter { $0.foot == foot && $0.isAccepted }
  }

  func mean(_ measure: StepMeasure, _ foot: Foot) -> Double {
    analysis.summary.feet[foot][measure]?.mean ?? .nan
  }
}
