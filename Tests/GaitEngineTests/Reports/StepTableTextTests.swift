import Foundation
import GaitAnalysis
import GaitEngine
import GaitFiles
import GaitModel
import GaitSimulation
import GaitTestSupport
import PlainText
import Testing

@Suite struct StepTableTextTests {
  private static func walk() -> RecordedSession {
    var session = SimulatedWalk(
      WalkerConfiguration(
        seed: 1, durationSeconds: 8, samplingRateHz: 100,
        faults: SensorFaults(noiseCounts: 1, dropOutsPerMinute: 30))
    ).session
    session.metadata.name = "walk one"
    return session
  }

  private func csv(_ session: RecordedSession) throws -> String {
    StepTableText.csv(try Analyze.recorded(session), metadata: session.metadata)
  }

  private func markdown(_ session: RecordedSession) throws -> String {
    StepTableText.markdown(try Analyze.recorded(session), metadata: session.metadata)
  }

  @Test func csvHasARowForEveryStep() throws {
    let analysis = try Analyze.recorded(Self.walk())
    let lines = try csv(Self.walk()).split(separator: "\n")
    let header = lines.filter { $0.hasPrefix("#") }
    let table = Array(lines.dropFirst(header.count))
    #expect(table.count == analysis.steps.count + 1)
    #expect(!analysis.steps.isEmpty)
    let columns = table[0].split(separator: ",", omittingEmptySubsequences: false)
    #expect(columns.prefix(4) == ["foot", "index", "initial contact [s]", "toe-off [s]"])
    #expect(Set(columns).count == columns.count, "every column has a name of its own")
    for (row, step) in zip(table.dropFirst(), analysis.steps) {
      let fields = row.split(separator: ",", omittingEmptySubsequences: false)
      #expect(fields.count == columns.count)
      #expect(fields[0] == step.foot.rawValue[...])
      #expect(fields[1] == "\(step.index)")
      let contact = try #require(Double(fields[2]))
      #expect(abs(contact - step.stance.initialContactSeconds) <= 0.0005)
      #expect(fields[fields.count - 3] == (step.isAccepted ? "yes" : "no"))
      #expect(fields[fields.count - 2] == (step.rejection?.reason ?? "")[...])
    }
    #expect(analysis.steps.contains { !$0.isAccepted })
  }

  @Test func everyColumnSaysWhoseForceItIs() throws {
    let table = try csv(Self.walk()).split(separator: "\n").filter { !$0.hasPrefix("#") }
    let columns = table[0].split(separator: ",").map(String.init)
    for column in columns where column.contains("[N") || column.contains("stance]") {
      #expect(column.hasPrefix("plate ") || column.hasPrefix("estimate minus plate "), "\(column)")
    }
    let difference = try #require(columns.firstIndex(of: "estimate minus plate max [N]"))
    let analysis = try Analyze.recorded(Self.walk())
    for (row, step) in zip(table.dropFirst(), analysis.steps) {
      let cell = row.split(separator: ",", omittingEmptySubsequences: false)[difference]
      guard let estimate = step.estimated, let plate = step.reference else { continue }
      let value = try #require(Double(cell))
      #expect(abs(value - (estimate.maxNewtons - plate.maxNewtons)) <= 0.051)
    }
  }

  @Test func stepsWithoutADipSaySo() throws {
    let walk = SimulatedWalk(
      WalkerConfiguration(seed: 1, durationSeconds: 8, samplingRateHz: 100, gait: .toeWalking)
    ).session
    let text = try csv(walk)
    #expect(text.contains("no dip between two peaks: left "))
    #expect(text.contains(",no dip,"))
  }

  @Test func everyExportCarriesItsDefinitions() throws {
    for text in [try csv(Self.walk()), try markdown(Self.walk())] {
      for word in [
        "walk one", "not a person", "stance: force above", "gaps over 0.020 s", "loading rate:",
        "symmetry: (R - L) / (0.5 (R + L))", "steps used:", "research and education only",
        "force: plate",
      ] {
        #expect(text.contains(word), "\(word)")
      }
    }
  }

  @Test func markdownHasTablesOfEvenRows() throws {
    let text = try markdown(Self.walk())
    #expect(text.hasPrefix("## walk one\n"))
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("|") }
    let widths = Set(rows.map { row in row.count { $0 == "|" } })
    #expect(widths == [25, 5, 9], "24 columns of steps, 4 of means, 8 of errors")
    #expect(text.contains("| loading (first 15 %) |"))
  }

  @Test func markersStandInTheHeadAndBesideTheirSteps() throws {
    let session = Self.walk()
    let analysis = try Analyze.recorded(session)
    let step = analysis.steps[3]
    let seconds = step.stance.initialContactSeconds + 0.1
    let markers = [
      Marker(timeSeconds: seconds, note: "limps, after stairs"), Marker(timeSeconds: 0, note: "go"),
    ]
    let place = "\(step.foot.rawValue) step \(step.index)"
    let text = StepTableText.csv(analysis, metadata: session.metadata, markers: markers)
    #expect(text.contains("# marker: 0.00 s: go\n"))
    #expect(text.contains(" s, \(place): limps, after stairs\n"))
    let rows = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(rows[0].hasSuffix(",rejection,note"))
    #expect(rows.dropFirst().filter { $0.hasSuffix(",\"limps, after stairs\"") }.count == 1)
    #expect(rows[4].hasSuffix(",\"limps, after stairs\""))
    let document = StepTableText.markdown(analysis, metadata: session.metadata, markers: markers)
    #expect(document.contains("| limps, after stairs |"))
    let json = AnalysisJSON.value(
      analysis, metadata: session.metadata, markers: markers, durationSeconds: 12
    ).text()
    #expect(json.contains("\"note\": \"limps, after stairs\""))
  }

  @Test(arguments: [
    RandomSessions.hostileText, "=cmd|' /C calc'!A0", "a,=1+1", "a;@SUM(1)", "a|b\nc",
    "\u{1B}]0;x\u{7}", "x\u{202E}gpj", "<img src=x onerror=alert(1)>", "[a](javascript:b) `c`",
  ])
  func hostileNamesStayOnTheirLineAndSteerNothing(name: String) throws {
    let session = Self.walk()
    let analysis = try Analyze.recorded(session)
    var named = session.metadata
    named.name = name
    let plain = StepTableText.csv(analysis, metadata: session.metadata)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let text = StepTableText.csv(analysis, metadata: named)
    #expect(!text.unicodeScalars.contains { $0 != "\n" && Printable.isHarmful($0) })
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == plain.count)
    #expect(lines.dropFirst() == plain.dropFirst())
    // Where a spreadsheet splits the line, no cell begins as a formula does.
    for cell in lines[0].split(whereSeparator: { $0 == "," || $0 == ";" || $0 == "\t" }) {
      let first = cell.drop { $0 == " " }.first
      #expect(first.map { !"=+-@".contains($0) } ?? true, "\(cell)")
    }
    let document = StepTableText.markdown(analysis, metadata: named)
    #expect(!document.unicodeScalars.contains { $0 != "\n" && Printable.isHarmful($0) })
    let expected = StepTableText.markdown(analysis, metadata: session.metadata)
    #expect(document.split(separator: "\n").count == expected.split(separator: "\n").count)
    let bare = ["\\<", "\\>", "\\[", "\\]", "\\`", "\\|"].reduce(document) { text, escaped in
      text.replacing(escaped, with: "")
    }
    for mark in ["<", "](", "`"] { #expect(!bare.contains(mark), "\(mark) would be rendered") }
  }

  @Test func nothingFoundIsAnEmptyTable() throws {
    var session = Self.walk()
    session.frames = PerFoot.each { FrameBlock(foot: $0, cellCount: 128) }
    session.reference = PerFoot(both: nil)
    let lines = try csv(session).split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(lines.count == 1)
    #expect(try markdown(session).contains("steps used: 0 of 0 found"))
  }

  @Test func theTablesLookLikeThis() throws {
    try assertSnapshot(csv(Self.walk()), named: "simulated-steps.csv")
    try assertSnapshot(markdown(Self.walk()), named: "simulated-steps.md")
  }
}
