import Foundation
import GaitFiles
import GaitFormats
import GaitModel
import GaitTestSupport
import Testing

@Suite struct XsensorImporterTests {
  private static let file = "xsensor/two-feet.csv"

  @Test func readsBothFeetFromHeelToToeAndLateralFirst() throws {
    let session = try SessionImport.read(path: Fixture.path(Self.file))
    #expect(session.metadata.source == "XSENSOR")
    #expect(session.metadata.notes.isEmpty)
    // 2 March 2024, 9:05:30.990.
    #expect(session.metadata.startedAtUnixSeconds == 1_709_370_330.99)
    let left = try #require(session.frames.left)
    let right = try #require(session.frames.right)
    let seconds = [0, 0.013, 0.027, 0.04, 0.053]
    #expect(left.times.count == 5)
    #expect(zip(left.times, seconds).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(right.times == left.times)
    // The last row of the file is the heel; the first column is lateral on the left foot only.
    #expect(left[0].cells == [0, 20, 36.25, 23.25, 0, 55.75, 42.75, 59, 0, 20, 36.25, 52.5])
    #expect(right[0].cells == [29.75, 55.75, 0, 49.25, 0, 59, 0, 52.5, 36.25, 46, 29.75, 55.75])
    let insole = try #require(session.metadata.insoles.left)
    #expect(insole.unit == .millimetresOfMercury)
    #expect(insole.layout.name == "XSENSOR 4 x 3")
    #expect(abs(insole.layout.lengthMillimetres - 44) < 1e-9)
    #expect(abs(insole.layout.widthMillimetres - 27) < 1e-9)
    #expect(abs(insole.samplingRateHz - 75.472) < 1e-9)
  }

  private func read(_ edit: (inout [String]) -> Void) throws -> RecordedSession {
    try Fixture.withFolder { folder throws in
      let path = folder + "/edited.csv"
      try Fixture.edited(Self.file, edit).write(to: URL(filePath: path))
      let answers = try Fixture.answers(path: path)
      return try SessionImport.read(path: path, answers: answers)
    }
  }

  @Test func readsWhatExcelMakesOfIt() throws {
    let expected = try SessionImport.read(path: Fixture.path(Self.file))
    let session = try read { lines in
      for index in lines.indices {
        let line = lines[index].replacing(",", with: ";")
        lines[index] = index > 0 && index != 10 ? line.replacing(".", with: ",") : line
      }
    }
    #expect(session.frames.left == expected.frames.left)
    #expect(session.frames.right == expected.frames.right)
    #expect(session.metadata.insoles.left == expected.metadata.insoles.left)
  }

  @Test func statisticsAndBlankLinesMayBeMissing() throws {
    let expected = try SessionImport.read(path: Fixture.path(Self.file))
    let session = try read { lines in
      lines.removeAll { line in
        line.hasPrefix("Average") || line.hasPrefix("Contact") || line.allSatisfy { $0 == "," }
      }
    }
    #expect(session.frames.left == expected.frames.left)
    #expect(session.frames.right == expected.frames.right)
  }

  @Test func midnightPasses() throws {
    let session = try read { lines in
      lines = lines.map { line in
        line.hasPrefix("Date")
          ? ",,,,,,,"
          : line.replacing("09:05:30", with: "23:59:59").replacing("09:05:31", with: "00:00:00")
      }
    }
    #expect(session.metadata.startedAtUnixSeconds == nil)
    #expect(session.frames.left?.times.count == 5)
    #expect((session.frames.left?.times.last).map { abs($0 - 0.053) < 1e-9 } == true)
  }

  @Test func aSensorWithoutAFootIsAskedFor() throws {
    let onlyOne: (inout [String]) -> Void = { lines in
      lines = lines.map { $0.replacing("DFM-LF", with: "DFM") }
      while let begin = lines.firstIndex(where: { $0.contains("-RF") }),
        let end = lines[begin...].firstIndex(where: { $0.hasPrefix("GROUP") })
      {
        lines.removeSubrange(begin..<end)
      }
    }
    let session = try read(onlyOne)
    #expect(session.metadata.feet == [.left])
    try Fixture.withFolder { folder throws in
      let path = folder + "/edited.csv"
      try Fixture.edited(Self.file, onlyOne).write(to: URL(filePath: path))
      #expect(Fixture.error(reading: path)?.code == .notTold)
      let right = try SessionImport.read(path: path, answers: ImportAnswers(foot: .right))
      #expect(right.metadata.feet == [.right])
    }
  }

  static let mistakes = [
    Mistake("unknown unit", .badHeader, .line(3), "unknown unit", "mmHg") {
      $0[2] = "Units:,furlongs"
    },
    Mistake("no rows", .badHeader, .line(27), "a matrix that no insole has", "'Rows'") {
      $0[14] = ",,"
    },
    Mistake("width is text", .badNumber, .line(19), "sensel width (cm)") {
      $0[18] = "Sensel Width (cm),Invented"
    },
    Mistake("short row", .wrongColumn, .line(31), "2 fields", "3 numbers, row 2 of 4") {
      $0[30] = "42.75,59.0"
    },
    Mistake("row missing", .badNumber, .line(37), "text in field 1", "row 4 of 4") {
      $0[30] = ",,"
    },
    Mistake("text", .badNumber, .line(31), "text in field 2") {
      $0.put("Invented", line: 31, field: 1, separator: ",")
    },
    Mistake("absurd pressure", .implausibleValue, .line(31), "200000", "check the unit") {
      $0.put("200000", line: 31, field: 1, separator: ",")
    },
    Mistake("matrix changes", .badHeader, .line(93), "left foot's matrix changes", "4 rows") {
      $0[80] = "Rows,3"
    },
    Mistake("a foot twice", .badHeader, .line(37), "second sensor of the left foot") {
      $0[36] = $0[36].replacing("-RF", with: "-LF")
    },
    Mistake("no time", .badHeader, .line(73), "the frame above has no time") { $0[10] = ",," },
    Mistake("time is text", .badHeader, .line(11), "no time of day") { $0[10] = "Time,noon" },
    Mistake("time backwards", .timeNotAscending, .line(77), "0.49", "does not go backwards") {
      $0[76] = "Time, 09:05:30.500"
    },
    Mistake("frames again", .badHeader, .line(73), "second recording", "split the file") {
      $0[72] = "FRAME,100"
    },
    Mistake("two recordings", .badHeader, .line(337), "second recording") {
      $0 = $0.dropLast() + $0.map { $0.replacing("\u{EF}\u{BB}\u{BF}", with: "") }
    },
    Mistake("no frames", .emptyFile, .none, "no whole sample") { $0 = Array($0.prefix(30)) },
  ]

  @Test(arguments: mistakes)
  func isRefused(_ mistake: Mistake) throws { try mistake.check(Self.file) }

  // MARK: - Recorded data

  /// The vendor's load of each frame is the sum of the cells.
  @Test(.enabled(if: Fixture.hasSharedData, "../shared/data is absent"))
  func readsARecording() throws {
    let path = try #require(Fixture.sharedData) + "/xsensor/xsensor_data.csv"
    let session = try SessionImport.read(path: path)
    let left = try #require(session.frames.left)
    let insole = try #require(session.metadata.insoles.left)
    #expect(insole.samplingRateHz == 75)
    #expect(insole.layout.cellCount == 341)
    var loads: [Double] = []
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
      if line.hasPrefix("SENSOR") { loads.append(0) }
      if line.hasPrefix("Est. Load"), let last = loads.last, last == 0 {
        loads[loads.count - 1] = Double(line.split(separator: ",")[1]) ?? -1
      }
    }
    print("xsensor: \(left.count) frames, \(session.metadata.notes)")
    #expect(left.count == 101)
    for index in 0..<left.count {
      let cells = left[index].cells.map { $0 * Float(insole.unit.kilopascals ?? 0) }
      let newtons = insole.layout.totalNewtons(kilopascals: cells)
      #expect(abs(newtons - loads[2 * index]) <= 0.003 * loads[2 * index] + 0.5)
    }
    // The hallux, medial on each foot, lies beyond the middle of the box.
    for foot in Foot.allCases {
      let block = try #require(session.frames[foot])
      var toe = (load: Float(0), cell: 0)
      for index in 0..<block.count {
        for (cell, value) in block[index].cells.enumerated().suffix(8 * 11)
        where value > toe.load {
          toe = (value, cell)
        }
      }
      #expect(insole.layout.cells[toe.cell].lateralX > 0.55 * insole.layout.widthMillimetres)
    }
  }
}
