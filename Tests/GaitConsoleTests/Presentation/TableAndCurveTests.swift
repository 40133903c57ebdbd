import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitAnalysis
@testable import GaitConsole

@Suite struct TableAndCurveTests {
  // MARK: - Curves

  private func points(
    _ times: [Double], _ newtons: [Float], columns: Int, scale: Double = 1
  ) -> [(x: Double, y: Double)] {
    CurvePoints(maxHoleSeconds: 0.02).points(
      times: times, newtons: newtons, scale: scale, columns: columns)
  }

  @Test func everySampleIsKeptWhereThereIsRoom() {
    let curve = points([0, 0.01, 0.02], [1, 3, 2], columns: 10, scale: 2)
    #expect(curve.map(\.x) == [0, 0.01, 0.02])
    #expect(curve.map(\.y) == [2, 6, 4])
  }

  @Test func holesBreakTheLine() {
    let curve = points([0, 0.01, 0.05, 0.06], [1, 2, 3, 4], columns: 10)
    #expect(curve.count == 5)
    #expect(curve[2].y.isNaN)
    #expect(curve[3].x == 0.05)
    let whole = points([0, 0.01, 0.03, 0.04], [1, 2, 3, 4], columns: 10)
    #expect(!whole.contains { $0.y.isNaN })
  }

  /// 31 frames a second are no holes, whatever the rule calls a gap.
  @Test func framesOfASlowDeviceAreNeighbours() throws {
    var session = try AnalyzedWalk.shared().session
    let analysis = try #require(session.analysis)
    var track = try #require(analysis.tracks[.left])
    let slow = (0..<200).map { Double($0) * 0.032 }
    track.times = ChunkedArray(slow)
    track.measured = ChunkedArray(slow.map { _ in Float(500) })
    track.estimated = track.measured
    track.estimated = track.measured
    session.analysis?.tracks[.left] = track
    let plots = ForcePlots(session: session, options: try ConsoleStates.walk().options, columns: 60)
    let estimate = try #require(
      plots.plot(Foot.left, columns: 60, showsXAxis: true).series.last)
    #expect(estimate.points.count > 50)
    #expect(!estimate.points.contains { $0.y.isNaN })
  }

  @Test func peaksSurviveThinningAndHolesInsideABucket() {
    var newtons = (0..<1000).map { Float($0 % 7) }
    newtons[503] = 900
    newtons[504] = -50
    var times = (0..<1000).map { Double($0) * 0.01 }
    for index in 700..<1000 { times[index] += 1 }
    let curve = points(times, newtons, columns: 20)
    #expect(curve.count < 120)
    #expect(curve.contains { $0.y == 900 })
    #expect(curve.contains { $0.y == -50 })
    #expect(curve.count { $0.y.isNaN } == 1)
    #expect(zip(curve, curve.dropFirst()).allSatisfy { $0.x <= $1.x })
  }

  @Test func plotWindowStaysInTheSession() throws {
    let session = try AnalyzedWalk.shared().session
    for position in [0, 3, 6.4, 11.99] {
      var moved = session
      moved.transport.seek(to: position)
      let window = ForcePlots(
        session: moved, options: ConsoleStates.options(), columns: 50
      ).window
      #expect(abs(window.upperBound - window.lowerBound - 5) < 1e-9)
      #expect(window.lowerBound >= session.transport.range.lowerBound)
      #expect(window.upperBound <= session.transport.range.upperBound + 1e-9)
      #expect(window.contains(position))
    }
  }

  // MARK: - Tables

  private static let thirds = ErrorStatistics(
    bias: 0.0123, mae: 0.02, rmse: 0.0345, nrmsePercent: 3.21, r2: 0.9, pearsonR: 0.98765, n: 42)
  private static let times = ErrorStatistics(
    bias: -0.0074, mae: 0.01, rmse: 0.01, nrmsePercent: nil, r2: nil, pearsonR: nil, n: 9)

  @Test func errorTableSaysBodyWeightsInPercent() throws {
    let report = ErrorReport(
      overall: Self.thirds, stance: Self.thirds, phases: [.loading: Self.thirds],
      firstPeak: FeatureError(value: Self.thirds, timeSeconds: Self.times), valley: nil,
      secondPeak: nil, impulsePercent: Self.times, initialContact: Self.times, toeOff: nil,
      curves: PerFoot(both: []), bodyWeightNewtons: 700, referenceRangeBodyWeights: 1.2)
    let rows = ErrorTableRows(report: report).rows.map { $0.map(\.text) }
    #expect(rows.allSatisfy { $0.count == ErrorTableRows.columns.count })
    let numbers = ["+1.2", "2.0", "3.5", "3.2", "0.988", "", "42"]
    #expect(rows[0] == ["stance, all of it"] + numbers)
    #expect(rows[1] == ["whole recording"] + numbers)
    #expect(rows[2][0] == "loading (first 15 %)")
    #expect(rows[3] == ["mid-stance"] + Array(repeating: "-", count: 7))
    let peak = try #require(rows.first { $0[0] == "first peak" })
    #expect(peak == ["first peak", "+1.2", "2.0", "3.5", "", "", "-7", "42"])
    let contact = try #require(rows.first { $0[0] == "initial contact" })
    #expect(contact == ["initial contact", "", "", "", "", "", "-7", "9"])
    #expect(rows.first { $0[0] == "toe-off" }?.suffix(2) == ["-", "-"])
    #expect(rows.last?[0] == "impulse, % of its own")
  }

  @Test func stepTableShowsForcesAndReasons() throws {
    let stance = Stance(foot: .left, initialContactSeconds: 1.25, toeOffSeconds: 1.95)
    let times = (0...100).map { 1.25 + Double($0) * 0.007 }
    let newtons = (0...100).map { index -> Float in
      let x = Double(index) / 100
      return Float(1200 * x * (1 - x) * (index == 50 ? 1 : 2) + 10)
    }
    let features = ForceFeatures(times: times, newtons: newtons, stance: stance)
    var used = Step(
      stance: stance, index: 3, rejection: nil, measured: nil, estimated: features, reference: nil)
    used.swingSeconds = 0.4
    let rejected = Step(
      stance: stance, index: 4, rejection: .touchesGap(seconds: 0.06), measured: nil,
      estimated: nil, reference: nil)
    let context = DrawContext(theme: .fallback, glyphs: .block, colorDepth: .trueColor)
    let table = StepTableRows(
      steps: [used, rejected], force: .estimated, scale: 1, hasPlate: false)
    let rows = [0, 1].map { table.row($0, context: context) }
    #expect(rows.allSatisfy { $0.count == table.columns.count })
    #expect(rows[0][0...4].map(\.text) == ["3", "1.25", "0.700", "0.400", "-"])
    #expect(rows[0][10].text == " yes")
    #expect(rows[0].allSatisfy { $0.style == nil })
    #expect(rows[1][0].text == "x 4")
    #expect(rows[1][5...9].allSatisfy { $0.text == "-" })
    #expect(rows[1][10].text == " no: gap 60 ms")
    #expect(rows[1].allSatisfy { $0.style == context.theme[.tableRejected] })
    let analysis = try #require(try AnalyzedWalk.shared().session.analysis)
    let markers = StepMarkers(
      [Marker(timeSeconds: analysis.steps[0].stance.initialContactSeconds, note: "limps")],
      of: analysis)
    let own = StepTableRows(
      steps: [analysis.steps[0]], force: .estimated, scale: 1, hasPlate: false,
      markers: markers)
    #expect(own.row(0, context: context)[10].text == " yes  limps")
    let percent = StepTableRows(
      steps: [used], force: .estimated, scale: 0.1, hasPlate: false
    )
    .row(0, context: context)
    let impulse = try #require(features).impulseNewtonSeconds
    #expect(percent[8].text == "\(Int(impulse.rounded()))")
  }

  @Test func runningErrorTakesOnlyWhatHasEnded() throws {
    let analysis = try #require(try AnalyzedWalk.shared().session.analysis)
    #expect(RunningError(analysis: analysis, until: 0) == nil)
    let early = try #require(RunningError(analysis: analysis, until: 6))
    #expect(early.stepCount <= 6)
    #expect(early.rmse > 0)
    #expect(early.rmse < 0.5)
    let late = RunningError(analysis: analysis, until: 1e9)
    #expect(late?.stepCount == 6)
    #expect(late != early)
  }
}
