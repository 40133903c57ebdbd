import Foundation
import GaitAnalysis
import GaitEngine
import GaitFiles
import GaitModel
import GaitSimulation
import GaitTestSupport
import Testing

@Suite struct PressureReaderTests {
  private static let session = SimulatedWalk(
    WalkerConfiguration(seed: 4, durationSeconds: 12, samplingRateHz: 100, gait: .healthy)
  ).session

  private func read(
    _ span: PressureSpan = .usedSteps, mask: MaskDefinition = .standard
  ) throws -> (report: PressureReport, analysis: SessionAnalysis, metadata: SessionMetadata) {
    var analyzer = try SessionAnalyzer(session: MemorySession(Self.session))
    let analysis = try analyzer.finish()
    let reader = PressureReader(
      session: MemorySession(Self.session), analysis: analysis, metadata: analyzer.metadata,
      mask: mask)
    return (try reader.report(span), analysis, analyzer.metadata)
  }

  /// Load shares fill the foot, no region has more than the foot, and every used step is there.
  @Test func regionsMakeUpTheFoot() throws {
    let (report, analysis, _) = try read()
    for foot in Foot.allCases {
      let pressure = try #require(report.feet[foot])
      let used = analysis.steps.filter { $0.foot == foot && $0.isAccepted }
      #expect(pressure.steps.map(\.step) == used.map { $0.index as Int? })
      #expect(used.count > 3)
      for step in pressure.steps {
        let shares = step.regions.compactMap(\.loadSharePercent)
        #expect(abs(shares.reduce(0, +) - 100) < 1e-6)
        #expect(step.regions.map(\.peak).max() == step.whole.peak)
        #expect(step.regions.allSatisfy { (0..<100).contains($0.peakPercent ?? 0) })
      }
      // Heel before forefoot, in every walk.
      let heel = try #require(pressure.mean(.peakTime, region: 0))
      let forefoot = try #require(pressure.mean(.peakTime, region: 3))
      #expect(heel.mean < forefoot.mean)
      let line = try #require(pressure.line)
      #expect(line.length.n == used.count)
      #expect(line.heelY[0].mean < 90 && line.heelY[100].mean > 150)
    }
    #expect((report.butterfly?.strides ?? 0) > 2)
  }

  /// The foot's impulse is the integral of what the insole itself reads, up to the ends of the stance.
  @Test func impulseAgreesWithTheStepTable() throws {
    let (report, analysis, _) = try read()
    let left = try #require(report.feet.left)
    for step in left.steps {
      let row = try #require(analysis.steps.first { $0.foot == .left && $0.index == step.step })
      let impulse = try #require(row.measured?.impulseNewtonSeconds)
      #expect(abs(step.whole.impulse - impulse) < 0.03 * impulse)
    }
  }

  /// The map over used steps is the mean of the steps' maps, and one step's is its own.
  @Test func mapsAreMeansOverSteps() throws {
    let used = try read()
    let left = try #require(used.report.feet.left)
    var sum = [Double](repeating: 0, count: left.layout.cellCount)
    for step in left.steps {
      let one = try #require(
        try read(.steps(PerFoot(left: step.step, right: nil))).report.feet.left)
      #expect(one.steps.count == 1)
      for cell in sum.indices { sum[cell] += one.maps.peak[cell] / Double(left.steps.count) }
    }
    for cell in sum.indices { #expect(abs(sum[cell] - left.maps.peak[cell]) < 1e-6) }
  }

  @Test func aStretchOfTimeIsOneSetOfFrames() throws {
    let (report, _, _) = try read(.seconds(2...8))
    let left = try #require(report.feet.left)
    #expect(left.steps.count == 1)
    #expect(left.steps[0].step == nil)
    #expect(!left.lines.isEmpty)
    let peaks = left.maps.peak
    let cell = try #require(peaks.indices.max { peaks[$0] < peaks[$1] })
    let frames = try #require(Self.session.frames.left)
    let highest = frames.times.indices.filter { frames.times[$0] >= 2 && frames.times[$0] < 8 }
      .map { frames.cells[$0 * frames.cellCount + cell] }.max()
    #expect(abs(left.maps.peak[cell] - Double(highest ?? 0)) < 1e-3)
  }

  @Test func aMaskForAnotherInsoleIsRefused() throws {
    let mask = MaskDefinition(
      name: "other", regions: [.init(name: "far", shape: .cells([5000]))])
    do {
      _ = try read(mask: mask)
      Issue.record("read")
    } catch let error as GaitlabError {
      #expect(error.code == .dataRefused)
    }
  }

  // MARK: - What is printed

  @Test func theBlockOfTheJSONHasItsKeys() throws {
    let (report, analysis, metadata) = try read()
    let text = AnalysisJSON.value(
      analysis, metadata: metadata, durationSeconds: 12, pressure: report
    ).text()
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let pressure = try #require(json["pressure"] as? [String: Any])
    #expect(
      Set(pressure.keys) == ["span", "mask", "left", "right", "butterfly", "definitions"])
    let left = try #require(pressure["left"] as? [String: Any])
    #expect(
      Set(left.keys) == [
        "unit", "integralUnit", "contactAbove", "regions", "whole", "gaitLine", "maps", "steps",
      ])
    #expect(left["unit"] as? String == "kPa")
    let regions = try #require(left["regions"] as? [[String: Any]])
    #expect(
      regions.compactMap { $0["region"] as? String }
        == MaskDefinition.standard.regions.map(\.name))
    for key in [
      "cells", "areaSquareCentimetres", "highestPeak", "peak", "mean", "integral",
      "contactAreaSquareCentimetres", "contactSeconds", "loadSharePercent", "peakTimePercent",
    ] {
      #expect(regions[0][key] != nil, "\(key)")
    }
    let line = try #require(left["gaitLine"] as? [String: Any])
    let across = try #require(line["lateralMillimetres"] as? [String: Any])
    #expect((across["mean"] as? [Double])?.count == 101)
    let definitions = try #require(pressure["definitions"] as? [String: String])
    for measure in RegionMeasure.allCases { #expect(definitions[measure.title] != nil) }
  }

  @Test(arguments: PressureRow.allCases) func tablesHaveTheirRows(row: PressureRow) throws {
    let (report, _, metadata) = try read()
    let lines = PressureTable(report, metadata: metadata).csv(row).split(separator: "\n")
    let rows = lines.filter { !$0.hasPrefix("#") }
    let steps = Foot.allCases.reduce(0) { $0 + (report.feet[$1]?.steps.count ?? 0) }
    let cells = Foot.allCases.reduce(0) { $0 + (report.feet[$1]?.layout.cellCount ?? 0) }
    let expected =
      switch row {
      case .region: steps * 8
      case .cell: cells
      case .line: (steps + 2) * 101
      case .butterfly: 101
      }
    #expect(rows.count == expected + 1)
    let columns = rows[0].split(separator: ",", omittingEmptySubsequences: false).count
    for line in rows {
      #expect(line.split(separator: ",", omittingEmptySubsequences: false).count == columns)
    }
    #expect(lines.contains { $0.hasPrefix("# pressure-time integral: ") })
  }

  /// Counts are called counts.
  @Test func aDeviceThatCountsHasNoKilopascals() throws {
    var session = Self.session
    for foot in Foot.allCases { session.metadata.insoles[foot]?.unit = .counts }
    var analyzer = try SessionAnalyzer(session: MemorySession(session))
    let analysis = try analyzer.finish()
    let report = try PressureReader(
      session: MemorySession(session), analysis: analysis, metadata: analyzer.metadata
    ).report(.usedSteps)
    let csv = PressureTable(report, metadata: analyzer.metadata).csv(.region)
    #expect(csv.contains("peak pressure [counts]"))
    #expect(!csv.split(separator: "\n").contains { !$0.hasPrefix("#") && $0.contains("kPa") })
  }
}
