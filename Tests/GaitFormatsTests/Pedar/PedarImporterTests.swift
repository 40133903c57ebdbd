import Foundation
import GaitFiles
import GaitFormats
import GaitModel
import GaitTestSupport
import Testing

@Suite struct PedarImporterTests {
  private func read(_ name: String) throws -> RecordedSession {
    try SessionImport.read(path: Fixture.path("pedar/\(name)"))
  }

  @Test func readsBothFeet() throws {
    let session = try read("two-feet.asc")
    #expect(session.metadata.name == "two-feet")
    #expect(session.metadata.source == "novel pedar")
    #expect(session.metadata.notes.isEmpty)
    // 2 March 2024, 9:05.
    #expect(session.metadata.startedAtUnixSeconds == 1_709_370_300)
    #expect(session.metadata.feet == [.left, .right])
    let insole = try #require(session.metadata.insoles.left)
    #expect(insole.unit == .kilopascals)
    #expect(insole.samplingRateHz == 100)
    #expect(insole.layout.name == "novel pedar x")
    #expect(insole.layout == session.metadata.insoles.right?.layout)
    let left = try #require(session.frames.left)
    #expect(left.times == [0.01, 0.02, 0.03, 0.04, 0.05, 0.06])
    // Invented: 120 kPa and up to 10 more under the heel at first, nothing under the forefoot.
    #expect(left.cells[0] == 125)
    #expect(left.cells[98] == 0)
    #expect(left[2].cells[98] == 60 + 0)
    #expect(session.frames.right?[5].cells[0] == 120)
  }

  @Test func readsWhatExcelMakesOfIt() throws {
    let session = try read("excel-semicolons.csv")
    let expected = try read("two-feet.asc")
    #expect(session.frames.left == expected.frames.left)
    #expect(session.frames.right == expected.frames.right)
    #expect(session.metadata.insoles.left == expected.metadata.insoles.left)
    #expect(session.metadata.startedAtUnixSeconds == expected.metadata.startedAtUnixSeconds)
  }

  @Test func readsTheCellsOfAMask() throws {
    let session = try read("right-five-cells.asc")
    #expect(session.metadata.feet == [.right])
    #expect(session.frames.right?.cells == [10, 20, 30, 40, 50, 11, 21, 31, 41, 51])
    let layout = try #require(session.metadata.insoles.right?.layout)
    #expect(layout.name == "novel pedar x, 5 cells")
    #expect(layout.cells[4].heelY > 0.85 * layout.lengthMillimetres)
  }

  @Test func aTypeThatIsNotKnownIsAskedFor() throws {
    try Fixture.withFolder { folder throws in
      let path = folder + "/q.asc"
      try Fixture.edited("pedar/two-feet.asc") { $0[1] = "sensor type:  q-1-2" }
        .write(to: URL(filePath: path))
      #expect(try PedarImporter().questions(path: path) == [.layout(cellCount: 99)])
      let error = try #require(Fixture.error(reading: path))
      #expect(error.code == .notTold)
      #expect(error.summary.contains("--layout NAME with a layout of 99 cells"))
      let answers = ImportAnswers(layout: Fixture.layout(cellCount: 99))
      let session = try SessionImport.read(path: path, answers: answers)
      #expect(session.metadata.insoles.left?.layout == answers.layout)
      let wrong = ImportAnswers(layout: Fixture.layout(cellCount: 16))
      #expect(Fixture.error(reading: path, answers: wrong)?.code == .notTold)
    }
  }

  @Test func saysWhatIsLeftOutOfACutFile() throws {
    let bytes = try Data(contentsOf: URL(filePath: Fixture.path("pedar/two-feet.asc")))
    try Fixture.withFolder { folder throws in
      let path = folder + "/cut.asc"
      try bytes.dropLast(30).write(to: URL(filePath: path))
      let session = try SessionImport.read(path: path)
      #expect(session.frames.left?.count == 5)
      #expect(session.metadata.notes == "The last row is cut and was left out.")
    }
  }

  static let mistakes = [
    Mistake("short row", .wrongColumn, .line(13), "102 fields", "199", "export") { lines in
      lines[12] = lines[12].split(separator: "\t").prefix(102).joined(separator: "\t")
    },
    Mistake("text", .badNumber, .line(13), "text in field 6", "remove the line") {
      $0.put("Invented", line: 13, field: 5)
    },
    Mistake("not a number", .badNumber, .line(13), "'NaN' in field 6") {
      $0.put("NaN", line: 13, field: 5)
    },
    Mistake("empty cell", .badNumber, .line(13), "field 6 is empty") {
      $0.put("", line: 13, field: 5)
    },
    Mistake("absurd pressure", .implausibleValue, .line(13), "20500", "check the unit") {
      $0.put("20500.000", line: 13, field: 5)
    },
    Mistake("time backwards", .timeNotAscending, .line(14), "0.015 s after 0.03 s") {
      $0.put("0.01500", line: 14, field: 0)
    },
    Mistake("absurd time", .implausibleValue, .line(16), "700000", "week") {
      $0.put("700000.0", line: 16, field: 0)
    },
    Mistake("unknown unit", .badHeader, .line(4), "unknown unit", "kPa") {
      $0[3] = "pressure values in  furlongs"
    },
    Mistake("no columns", .missingColumn, .line(16), "time[secs]", "with its header") {
      $0[9] = ""
    },
    Mistake("columns of masks", .wrongColumn, .line(10), "column 3", "not of masks") {
      $0.put("heel", line: 10, field: 2)
    },
    Mistake("columns and masks differ", .wrongColumn, .line(10), "197 columns", "all cells") {
      $0.drop(line: 10, field: 99)
    },
    Mistake("two recordings", .badHeader, .line(17), "second recording", "split the file") {
      $0 = $0.dropLast() + $0
    },
    Mistake("no rows", .emptyFile, .none, "no whole sample") { $0 = Array($0.prefix(10)) },
  ]

  @Test(arguments: mistakes)
  func isRefused(_ mistake: Mistake) throws { try mistake.check("pedar/two-feet.asc") }

  // MARK: - Recorded data

  @Test(
    .enabled(if: Fixture.hasSharedData, "../shared/data is absent"),
    arguments: [("pedar_example", 1505, 100.0, "y"), ("pedar_walk_50hz", 1114, 50, "v")])
  func readsRecordings(name: String, frames: Int, rate: Double, type: String) throws {
    let folder = try #require(Fixture.sharedData)
    let session = try SessionImport.read(path: "\(folder)/pedar/\(name).asc")
    let left = try #require(session.frames.left)
    let right = try #require(session.frames.right)
    #expect(left.count == frames)
    #expect(right.count == frames)
    #expect(left.times.first == 1 / rate)
    let insole = try #require(session.metadata.insoles.left)
    #expect(insole.samplingRateHz == rate)
    #expect(insole.layout.name == "novel pedar \(type)")
    #expect(!session.metadata.notes.contains("left out"))
    let means = [left, right].map { $0.meanNewtons(insole.layout) }
    print("\(name): \(means)")
    if type == "y" {
      #expect(abs(means[0] - 382) < 8)
      #expect(abs(means[1] - 509) < 8)
    }
  }

  /// The areas and polygons of the vendor, as another program has them.
  @Test(.enabled(if: Fixture.hasSharedData, "../shared/data is absent"))
  func agreesWithTheVendorsAreasAndPolygons() throws {
    let folder = try #require(Fixture.sharedData) + "/pedar"
    let areas = try Fixture.table("\(folder)/DERIVED_pedar_insole_areas_mm2.csv")
    let types = ["u", "v", "w", "x", "y", "uw", "xw", "vw"]
    for (column, type) in types.enumerated() {
      let layout = try #require(PedarLayout.layout(type: type))
      let sum = areas.reduce(0) { $0 + $1[column] }
      let ours = layout.cells.reduce(0) { $0 + $1.areaSquareMillimetres }
      #expect(abs(ours / sum - 1) < 0.02, "\(type)")
    }
    let layout = try #require(PedarLayout.layout(type: "y"))
    for (cell, row) in zip(layout.cells, areas) {
      #expect(abs(cell.areaSquareMillimetres / row[4] - 1) < 0.05)
    }
    let polygons = try Fixture.table("\(folder)/DERIVED_pedar_insole_grid.csv").prefix(99)
    let x = polygons.map { row in stride(from: 0, to: 8, by: 2).map { row[$0] } }
    let y = polygons.map { row in stride(from: 1, to: 8, by: 2).map { row[$0] } }
    let heel = try #require(y.joined().min())
    let toe = try #require(y.joined().max())
    let lateral = try #require(x.joined().max())  // a right foot seen from above
    let scale = layout.lengthMillimetres / (toe - heel)
    var worst = 0.0
    var sum = 0.0
    for (index, cell) in layout.cells.enumerated() {
      let across = (lateral - x[index].reduce(0, +) / 4) * scale
      let along = (y[index].reduce(0, +) / 4 - heel) * scale
      let distance = hypot(cell.lateralX - across, cell.heelY - along)
      worst = max(worst, distance)
      sum += distance / 99
    }
    print("pedar centres: mean \(sum) mm, worst \(worst) mm")
    #expect(sum < 5)
    #expect(worst < 10)
  }
}

extension FrameBlock {
  /// The mean force of the frames, whose readings are kilopascals times `scale`.
  func meanNewtons(_ layout: InsoleLayout, kilopascals scale: Float = 1) -> Double {
    let sum = (0..<count).reduce(0.0) { sum, index in
      sum + layout.totalNewtons(kilopascals: self[index].cells.map { $0 * scale })
    }
    return sum / Double(max(count, 1))
  }
}

extension Fixture {
  /// The numbers of a CSV below its first line; rows that hold anything else are left out.
  static func table(_ path: String) throws -> [[Double]] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst()
      .map { $0.split(separator: ",").compactMap { Double($0) } }.filter { !$0.isEmpty }
  }
}
