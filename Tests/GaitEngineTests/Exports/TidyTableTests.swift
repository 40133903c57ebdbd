import Foundation
import GaitAnalysis
import GaitEngine
import GaitFiles
import GaitModel
import GaitTestSupport
import PlainText
import Testing

@Suite struct TidyTableTests {
  private func number(_ row: [String: String], _ column: String) throws -> Double {
    try #require(Double(row[column] ?? ""), "\(column): \(row[column] ?? "missing")")
  }

  @Test func columnsSayWhatAForceIsAndItsUnit() throws {
    let session = try ExportWalk.analyzed()
    for row in TidyRow.allCases {
      let table = ExportWalk.rows(ExportWalk.text(row, [session]))
      #expect(table.columns == TidyTable(row, program: "").columns)
      #expect(Set(table.columns).count == table.columns.count)
      #expect(table.columns.prefix(2) == ["session", "foot"])
      #expect(
        table.rows.allSatisfy { $0.count == table.columns.count && $0["session"] == "walk one" })
      for column in table.columns where column.contains("[N") || column.contains("BW") {
        #expect(
          ["insole ", "estimate ", "plate "].contains { column.hasPrefix($0) }, "\(column)")
      }
      for force in ["insole", "estimate", "plate"] {
        #expect(table.columns.contains { $0.hasPrefix(force) && $0.contains("[%BW") })
        #expect(table.columns.contains { $0.hasPrefix(force) && $0.contains("[N") })
      }
    }
  }

  @Test func stepsAreThoseOfTheAnalysis() throws {
    let session = try ExportWalk.analyzed()
    let rows = ExportWalk.rows(ExportWalk.text(.step, [session])).rows
    let analysis = session.analysis
    #expect(rows.count == analysis.steps.count)
    #expect(rows.count > 8)
    #expect(rows.contains { $0["used"] == "yes" })
    let weight = analysis.calibration.bodyWeightNewtons
    for (row, step) in zip(rows, analysis.steps) {
      #expect(row["foot"] == step.foot.rawValue)
      #expect(row["step"] == "\(step.index)")
      #expect(row["used"] == (step.isAccepted ? "yes" : "no"))
      #expect(row["rejection"] == step.rejection?.reason ?? "")
      #expect(
        abs(try number(row, "initial contact [s]") - step.stance.initialContactSeconds) < 6e-5)
      #expect(abs(try number(row, "stance [s]") - step.stance.stanceSeconds) < 6e-5)
      #expect(row["swing [s]"]?.isEmpty == (step.swingSeconds == nil))
      for (kind, name) in [
        (ForceKind.measured, "insole"), (.estimated, "estimate"), (.reference, "plate"),
      ] {
        guard let features = step.features(kind) else {
          #expect(row["\(name) mean [N]"]?.isEmpty == true)
          continue
        }
        #expect(abs(try number(row, "\(name) mean [N]") - features.meanNewtons) < 6e-3)
        #expect(
          abs(try number(row, "\(name) max [%BW]") - features.maxNewtons / weight * 100) < 6e-4)
        #expect(
          abs(try number(row, "\(name) impulse [N s]") - features.impulseNewtonSeconds) < 6e-4)
        #expect(row["\(name) first peak [N]"]?.isEmpty == (features.peaks == nil))
        guard let peaks = features.peaks else { continue }
        #expect(abs(try number(row, "\(name) first peak [N]") - peaks.first.newtons) < 6e-3)
        #expect(
          abs(try number(row, "\(name) valley [% stance]") - peaks.valley.percentStance) < 6e-3)
        #expect(
          abs(try number(row, "\(name) second peak [%BW]") - peaks.second.newtons / weight * 100)
            < 6e-4)
      }
    }
  }

  @Test func curvesAreThoseOfTheAnalysis() throws {
    let session = try ExportWalk.analyzed()
    let rows = ExportWalk.rows(ExportWalk.text(.curve, [session])).rows
    let steps = session.analysis.steps.filter { $0.measured != nil }
    #expect(rows.count == 101 * steps.count)
    #expect(steps.count > 8)
    let weight = session.analysis.calibration.bodyWeightNewtons
    for (number, step) in steps.enumerated() {
      let own = rows[number * 101..<(number + 1) * 101]
      #expect(own.map { $0["stance [%]"] } == (0...100).map { "\($0)" })
      #expect(own.allSatisfy { $0["step"] == "\(step.index)" && $0["foot"] == step.foot.rawValue })
      for (point, row) in own.enumerated() {
        let newtons = try Double(#require(step.measured).curve.newtons[point])
        #expect(abs(try self.number(row, "insole [N]") - newtons) < 6e-3)
        #expect(abs(try self.number(row, "insole [%BW]") - newtons / weight * 100) < 6e-4)
        if let plate = step.reference?.curve.newtons[point] {
          #expect(abs(try self.number(row, "plate [N]") - Double(plate)) < 6e-3)
        }
      }
      let last = try #require(own.last)
      #expect(abs(try self.number(last, "time [s]") - step.stance.toeOffSeconds) < 6e-5)
    }
  }

  @Test func framesAreThoseOfTheAnalysis() throws {
    let session = try ExportWalk.analyzed()
    let rows = ExportWalk.rows(ExportWalk.text(.frame, [session])).rows
    for foot in Foot.allCases {
      let track = try #require(session.analysis.tracks[foot])
      let own = rows.filter { $0["foot"] == foot.rawValue }
      #expect(own.count == track.times.count)
      #expect(own.count > 500)
      for (index, row) in own.enumerated() {
        let time = track.times[index]
        #expect(abs(try number(row, "time [s]") - time) < 6e-5)
        #expect(abs(try number(row, "insole [N]") - Double(track.measured[index])) < 6e-3)
        let step = session.analysis.steps.first {
          $0.foot == foot && $0.stance.seconds.contains(time)
        }
        #expect(row["step"] == step.map { "\($0.index)" } ?? "")
        let center = track.centers[index]
        #expect(row["insole CoP from heel [mm]"]?.isEmpty == !center.exists)
        if center.exists {
          #expect(abs(try number(row, "insole CoP from heel [mm]") - Double(center.heelY)) < 6e-3)
        }
      }
    }
  }

  @Test func manySessionsShareOneLineOfColumns() throws {
    let first = try ExportWalk.analyzed()
    let second = try ExportWalk.analyzed(ExportWalk.recording(seconds: 6, seed: 2))
    let sessions = [first, second].withNamesOfTheirOwn
    #expect(sessions.map(\.name) == ["walk one", "walk one (2)"])
    for row in TidyRow.allCases {
      let text = ExportWalk.text(row, sessions)
      let lines = text.split(separator: "\n")
      let columns = TidyTable(row, program: "").columns.joined(separator: ",")
      #expect(lines.count { $0 == columns } == 1)
      // What begins with # comes first, so that a spreadsheet's table is in one piece.
      #expect(lines.drop { $0.hasPrefix("#") }.first == columns[...])
      #expect(!lines.drop { $0.hasPrefix("#") }.contains { $0.hasPrefix("#") })
      let names = ExportWalk.rows(text).rows.map { $0["session"] ?? "" }
      #expect(names == names.sorted())
      #expect(Set(names).count == 2)
      #expect(text.contains("# session 2, model SHA-256: "))
      let alone = ExportWalk.rows(ExportWalk.text(row, [first])).rows
      #expect(Array(ExportWalk.rows(text).rows.prefix(alone.count)) == alone)
    }
  }

  @Test func theHeadCarriesWhatTheNumbersRestOn() throws {
    let session = try ExportWalk.analyzed()
    let sha = try #require(session.analysis.estimator.sha256)
    for row in TidyRow.allCases {
      let text = ExportWalk.text(row, [session])
      for line in [
        "# program: gaitlab 9.9\n", "# model SHA-256: \(sha)\n", "# model: linear-simulated (",
        "# calibration: \(session.analysis.calibration.summary)", "# scale: running", "# rule: ",
        "# flags: simulated: a simulated walker", "# body weight: 706.1 N\n", "# simulated: yes",
        "(simulated, no plate)\n", "# %BW: percent of",
      ] {
        #expect(text.contains(line), "\(row): \(line)")
      }
    }
  }

  @Test func countsAreNeverNewtons() throws {
    let session = try ExportWalk.counts()
    #expect(session.analysis.trust.flags.contains(.countsAreNoNewtons))
    for row in TidyRow.allCases {
      let text = ExportWalk.text(row, [session])
      let table = ExportWalk.rows(text)
      let newtons = table.columns.filter { $0.contains("[N") }
      #expect(!newtons.isEmpty)
      #expect(!table.rows.isEmpty)
      #expect(table.rows.allSatisfy { row in newtons.allSatisfy { row[$0]?.isEmpty == true } })
      let percent = table.columns.filter { $0.hasPrefix("insole") && $0.contains("[%BW") }
      #expect(table.rows.contains { row in percent.contains { row[$0]?.isEmpty == false } })
      #expect(text.contains("flags: "))
      #expect(text.contains("countsAreNoNewtons"))
      #expect(!text.contains("body weight: \(session.analysis.calibration.bodyWeightNewtons) N"))
    }
  }

  @Test(arguments: ["=1+1", "a,b", "a#b", "x\"y", "a\nb", RandomSessions.hostileText])
  func hostileNamesStayInTheirCell(name: String) throws {
    var recording = ExportWalk.recording(seconds: 5)
    recording.metadata.name = name
    recording.metadata.reference = name
    let session = try ExportWalk.analyzed(recording, settings: AnalysisSettings())
    let text = ExportWalk.text(.step, [session])
    #expect(!text.unicodeScalars.contains { $0 != "\n" && Printable.isHarmful($0) })
    let rows = text.split(separator: "\n").drop { $0.hasPrefix("#") }.dropFirst()
    #expect(rows.count == session.analysis.steps.count)
    for row in rows {
      // A first cell that holds commas or # is in quotes, with no quote inside.
      let isQuoted = row.hasPrefix("\"")
      let cell = isQuoted ? row.dropFirst().prefix { $0 != "\"" } : row.prefix { $0 != "," }
      #expect(FreeText.decode(cell) == name)
      #expect(isQuoted || !cell.contains("#"))
      #expect(cell.first.map { !"=+-@".contains($0) } ?? true)
      let rest = row.dropFirst(cell.count + (isQuoted ? 2 : 0))
      #expect(rest.hasPrefix(",left,") || rest.hasPrefix(",right,"))
    }
  }
}
