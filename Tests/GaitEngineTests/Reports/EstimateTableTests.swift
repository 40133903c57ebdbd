import GaitAnalysis
import GaitEngine
import GaitFiles
import GaitInference
import GaitModel
import GaitSimulation
import GaitTestSupport
import PlainText
import Testing

@Suite struct EstimateTableTests {
  private static func walk() -> RecordedSession {
    var session = SimulatedWalk(
      WalkerConfiguration(
        seed: 1, durationSeconds: 6, samplingRateHz: 100,
        faults: SensorFaults(noiseCounts: 1, dropOutsPerMinute: 60))
    ).session
    session.metadata.name = "walk one"
    return session
  }

  private static let columns = [
    "time [s]", "foot", "estimated [N]", "estimated [BW]", "measured [N]", "scale", "reference [N]",
  ]

  private func text(_ analysis: SessionAnalysis, _ metadata: SessionMetadata) -> String {
    var text = ""
    EstimateTable(analysis, metadata: metadata).write { text += $0 }
    return text
  }

  private func parts(_ text: String) -> (header: [Substring], rows: [[Substring]]) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let header = lines.prefix { $0.hasPrefix("#") }
    let rows = lines.dropFirst(header.count).dropLast()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    return (Array(header), rows)
  }

  @Test func everyFrameHasARowAndTheFeetAreMergedByTime() throws {
    let session = Self.walk()
    let analysis = try Analyze.recorded(session)
    let text = text(analysis, session.metadata)
    #expect(text.hasSuffix("\n"))
    let (_, rows) = parts(text)
    #expect(rows[0].map(String.init) == Self.columns)
    #expect(rows.allSatisfy { $0.count == rows[0].count })
    let times = try rows.dropFirst().map { try #require(Double($0[0])) }
    #expect(times == times.sorted())
    for foot in Foot.allCases {
      let track = try #require(analysis.tracks[foot])
      let own = rows.dropFirst().filter { $0[1] == foot.rawValue[...] }
      #expect(own.count == track.times.count)
      #expect(!own.isEmpty)
    }
    #expect(
      rows.count - 1 == Foot.allCases.reduce(0) { $0 + (analysis.tracks[$1]?.times.count ?? 0) })
  }

  @Test func numbersAreThoseOfTheAnalysis() throws {
    let session = Self.walk()
    let analysis = try Analyze.recorded(
      session, settings: AnalysisSettings(estimator: .model(TestModels.bundled())))
    let rows = parts(text(analysis, session.metadata)).rows.dropFirst()
    for foot in Foot.allCases {
      let track = try #require(analysis.tracks[foot])
      for (index, row) in rows.filter({ $0[1] == foot.rawValue[...] }).enumerated() {
        let estimated = Double(track.estimated[index])
        let reference = try #require(track.newtons(.reference, at: track.times[index]))
        let expected = [
          (0, track.times[index], 5e-5), (2, estimated, 5e-3),
          (3, estimated / analysis.calibration.bodyWeightNewtons, 5e-6),
          (4, Double(track.measured[index]), 5e-3),
          (5, analysis.scaleChanges.factor(foot, at: track.times[index]), 5e-5),
          (6, reference, 5e-3),
        ]
        for (column, value, rounding) in expected {
          let found = try #require(Double(row[column]))
          #expect(abs(found - value) <= rounding * 1.001)
        }
      }
    }
  }

  @Test func theHeadTellsModelCalibrationAndMeaning() throws {
    var session = Self.walk()
    let model = try TestModels.bundled()
    let analysis = try Analyze.recorded(
      session, settings: AnalysisSettings(estimator: .model(model)))
    let header = parts(text(analysis, session.metadata)).header.joined(separator: "\n")
    for line in [
      "# gaitlab vGRF estimate 1\n", "# session: walk one (", "# simulated: yes\n",
      "# model: linear-simulated (linear)\n", "# model SHA-256: \(model.sha256)\n",
      "# calibration: \(analysis.calibration.summary)\n", "# body weight: 706.1 N\n",
      "# reference: ", "# research and education only",
    ] {
      #expect(header.contains(line), "\(line)")
    }
    session.metadata.bodyMassKilograms = nil
    let plain = text(try Analyze.recorded(session), session.metadata)
    #expect(plain.contains("# model: sum of cells (sum of cells)\n# model SHA-256: none\n"))
    #expect(plain.contains(" N (as the insoles read it)\n"))
  }

  @Test func whatIsNotKnownIsAnEmptyCell() throws {
    var session = Self.walk()
    session.reference.left = session.reference.left?.slice(seconds: 2...3)
    var analysis = try Analyze.recorded(session)
    var track = try #require(analysis.tracks.right)
    track.estimated = ChunkedArray([.nan] + track.estimated.dropFirst().dropLast(2))
    analysis.tracks.right = track
    let rows = parts(text(analysis, session.metadata)).rows.dropFirst()
    let right = rows.filter { $0[1] == "right" }
    for row in [right[0]] + right.suffix(2) { #expect(row[2].isEmpty && row[3].isEmpty) }
    #expect(right.dropFirst().dropLast(2).allSatisfy { !$0[2].isEmpty && !$0[3].isEmpty })
    #expect(right.allSatisfy { !$0[4].isEmpty })
    for row in rows where row[1] == "left" {
      let time = try #require(Double(row[0]))
      #expect(row[6].isEmpty == !(2...3).contains(time), "\(time) s")
    }
  }

  @Test func withoutReferenceThereIsNoColumnOfIt() throws {
    var session = Self.walk()
    session.metadata.reference = nil
    session.reference = PerFoot(both: nil)
    let text = text(try Analyze.recorded(session), session.metadata)
    #expect(parts(text).rows[0].map(String.init) == Self.columns.dropLast())
    #expect(!text.contains("reference:"))
  }

  @Test(arguments: [
    "=1+1", "-2", "a\nb,c", "\u{1B}]0;x\u{7}", "x\u{202E}gpj", RandomSessions.hostileText,
  ])
  func hostileNamesStayOnTheirLineAndSteerNothing(name: String) throws {
    let session = Self.walk()
    var analysis = try Analyze.recorded(session)
    let plain = parts(text(analysis, session.metadata))
    analysis.estimator.name = name
    analysis.estimator.kind = name
    var named = session.metadata
    named.name = name
    named.source = name
    named.reference = name
    let text = text(analysis, named)
    #expect(!text.unicodeScalars.contains { $0 != "\n" && Printable.isHarmful($0) })
    let found = parts(text)
    #expect(found.header.count == plain.header.count)
    #expect(found.rows == plain.rows)
    for line in found.header {
      for cell in line.split(whereSeparator: { $0 == "," || $0 == ";" || $0 == "\t" }) {
        let first = cell.drop { $0 == " " }.first
        #expect(first.map { !"=+-@".contains($0) } ?? true, "\(cell)")
      }
    }
  }

  /// Long tables are handed on in pieces, and a failure of one of them ends it.
  @Test func piecesAreTheTable() throws {
    let session = SimulatedWalk(WalkerConfiguration(durationSeconds: 12)).session
    let table = EstimateTable(try Analyze.recorded(session), metadata: session.metadata)
    var pieces: [String] = []
    table.write { pieces.append($0) }
    #expect(pieces.count > 2)
    #expect(pieces.allSatisfy { $0.hasSuffix("\n") && $0.utf8.count < 70_000 })
    #expect(parts(pieces.joined()).rows.count == 2 * 2400 + 1)
    struct Full: Error {}
    var written = 0
    #expect(throws: Full.self) {
      try table.write { (_: String) throws(Full) in
        written += 1
        if written == 2 { throw Full() }
      }
    }
    #expect(written == 2)
  }

  @Test func oneFootIsATable() throws {
    var session = Self.walk()
    session.metadata.insoles.right = nil
    session.frames.right = nil
    session.reference.right = nil
    let rows = parts(text(try Analyze.recorded(session), session.metadata)).rows
    #expect(rows.count > 500)
    #expect(rows.dropFirst().allSatisfy { $0[1] == "left" })
  }
}
