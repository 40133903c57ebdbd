import Foundation
import GaitFiles
import GaitFormats
import GaitModel
import GaitTestSupport
import Testing

@Suite struct PlateTextTests {
  private static func read(_ text: String, rate: Double? = nil) throws -> ForcePlateRecording {
    try Fixture.withFolder { folder throws in
      let path = folder + "/plates.csv"
      try Data(text.utf8).write(to: URL(filePath: path))
      return try ForcePlateImport.read(path: path, answers: ImportAnswers(samplingRateHz: rate))
    }
  }

  @Test func asksForARate() throws {
    let path = Fixture.path("force-plates/amti.csv")
    #expect(try ForcePlateImport.importer(path: path).questions(path: path) == [.samplingRate])
    do throws(GaitlabError) {
      _ = try ForcePlateImport.read(path: path)
      Issue.record("read without a rate")
    } catch {
      #expect(error.code == .notTold)
      #expect(error.summary.contains("--rate"))
    }
    let kistler = Fixture.path("force-plates/kistler.txt")
    #expect(try ForcePlateImport.importer(path: kistler).questions(path: kistler).isEmpty)
  }

  @Test func missingFramesAreGaps() throws {
    let recording = try Self.read(
      "Frame,SubFrame,Fx1,Fy1,Fz1\n1,0,0,0,-1\n1,1,0,0,-2\n3,0,0,0,-3\n", rate: 100)
    #expect(recording.plates[0].times == [0, 0.01, 0.04])
    #expect(recording.plates[0].newtons == [1, 2, 3])
  }

  @Test func readsSemicolonsDecimalCommasQuotesAndTrailingSeparators() throws {
    let recording = try Self.read(
      "\"time\";\"Fz1 (N)\";\"Fz2 (kN)\"\n0,00;1,5;0,25;;\n\"0,01\";2,5;-0,5;;\n")
    #expect(recording.plates[0].newtons == [1.5, 2.5])
    #expect(recording.plates[1].newtons == [250, -500])
    #expect(recording.plates[0].samplingRateHz == 100)
  }

  @Test func equalTimesFromRoundingAreSpread() throws {
    let rows = (0..<40).map { "\(Double($0 / 2) / 1000),\($0)\n" }.joined()
    let recording = try Self.read("time,Fz\n" + rows)
    #expect(recording.notes == ["rounded equal times were spread evenly"])
    let times = recording.plates[0].times
    #expect(zip(times, times.dropFirst()).allSatisfy { $0 < $1 })
    #expect(abs(recording.plates[0].samplingRateHz - 2000) < 60)
  }

  @Test func anEmptyFieldIsNoSample() throws {
    let recording = try Self.read("time,Fz1,Fz2\n0,1,\n0.01,2,5\n0.02,,6\n")
    #expect(recording.plates[0].times == [0, 0.01])
    #expect(recording.plates[1].times == [0.01, 0.02])
  }

  @Test func readsTheCentreOfPressure() throws {
    let nexus = try ForcePlateImportTests.read("nexus.csv").plates
    #expect(nexus[0].centreOfPressure?[11] == PlatePoint(x: 111, y: 239))
    #expect(nexus[1].centreOfPressure == nil)
    let opensim = try ForcePlateImportTests.read("opensim.mot").plates
    #expect(opensim[0].centreOfPressure?[0] == .some(nil))
    #expect(opensim[0].centreOfPressure?[11] == PlatePoint(x: 111, y: 250))
    let kistler = try ForcePlateImportTests.read("kistler.txt").plates
    #expect(kistler[0].centreOfPressure?[3] == PlatePoint(x: 100, y: 200))
  }

  static let amtiMistakes = [
    BrokenFile(
      "short row", .wrongColumn, line: 12, replace: "279,0,77.9942", with: "279,077.9942",
      "7 fields",
      "8 fields"),
    BrokenFile(
      "no number", .badNumber, line: 12, replace: ",-779.9423", with: ",x", "'Fz1(N)'"),
    BrokenFile("nan", .badNumber, line: 12, replace: ",-779.9423", with: ",nan", "'Fz1(N)'"),
    BrokenFile(
      "absurd", .implausibleValue, line: 12, replace: ",-779.9423", with: ",-9779942.3", "unit"),
    BrokenFile(
      "backwards", .timeNotAscending, line: 12, replace: "279,0,7", with: "276,0,7",
      "frame 276 after frame 278"),
    BrokenFile(
      "half frame", .badNumber, line: 12, replace: "279,0,7", with: "279.5,0,7", "frame"),
    BrokenFile("no frame", .badNumber, line: 12, replace: "279,0,7", with: ",0,7", "frame"),
    BrokenFile(
      "a week", .implausibleValue, line: 41, replace: "284,4", with: "999999999,4", "week"),
  ]

  @Test(arguments: amtiMistakes)
  func tableIsRefused(_ mistake: BrokenFile) throws {
    try mistake.check(fixture: "force-plates/amti.csv") {
      _ = try ForcePlateImport.read(path: $0, answers: ForcePlateImportTests.answers)
    }
  }

  static let nexusMistakes = [
    BrokenFile("no rate", .badHeader, line: 2, replace: "200", with: "Hz", "hertz"),
    BrokenFile("no frames", .missingColumn, line: 4, replace: "Sub Frame", with: "Sub", "frames"),
    BrokenFile("no force", .missingColumn, .line(5), "Fz") { data in
      Data(
        String(decoding: data, as: UTF8.self).replacing(",N,N,N", with: ",V,V,V").utf8)
    },
    BrokenFile(
      "second trial", .wrongColumn, line: 47, replace: "Trajectories", with: "Devices", "one trial"),
    BrokenFile("cut", .truncated, .line(4), "header") { data in
      data.prefix(upTo: (data.firstRange(of: Data(",,N,N".utf8)) ?? 0..<0).lowerBound)
    },
  ]

  @Test(arguments: nexusMistakes)
  func nexusIsRefused(_ mistake: BrokenFile) throws {
    try mistake.check(fixture: "force-plates/nexus.csv") { _ = try ForcePlateImport.read(path: $0) }
  }

  static let openSimMistakes = [
    BrokenFile(
      "no time", .notRecognised, .byteOffset(0), "OpenSim", "C3D"
    ) { data in
      Data(String(decoding: data, as: UTF8.self).replacing("time\t", with: "frame\t").utf8)
    },
    BrokenFile(
      "backwards", .timeNotAscending, line: 12, replace: "0.020\t", with: "0.001\t", "0.001 s"),
    BrokenFile(
      "equal", .timeNotAscending, line: 12, replace: "0.020\t", with: "0.015\t", "0.015 s after"),
    BrokenFile("nan", .badNumber, line: 13, replace: "178.01", with: "nan", "ground_force_vy"),
    BrokenFile("no rows", .emptyFile, .line(7), "no row") { data in
      data.prefix(upTo: (data.firstRange(of: Data("0.000\t".utf8)) ?? 0..<0).lowerBound)
    },
  ]

  @Test(arguments: openSimMistakes)
  func openSimIsRefused(_ mistake: BrokenFile) throws {
    try mistake.check(fixture: "force-plates/opensim.mot") {
      _ = try ForcePlateImport.read(path: $0)
    }
  }

  @Test func rowsThatAreMissingAreSaid() throws {
    let text = try String(contentsOfFile: Fixture.path("force-plates/opensim.mot"), encoding: .utf8)
    let recording = try Self.read(text.replacing("nRows=40", with: "nRows=41"))
    #expect(recording.notes == ["40 rows, where the header has 41"])
  }

  // MARK: - Recorded data

  @Test(
    .enabled(if: Fixture.hasSharedData, "../shared/data is absent"),
    arguments: [
      ("NormalGait_01", 3495), ("NormalGait_02", 1585), ("FastGait_01", 1515),
      ("FastGait_02", 1400),
    ])
  func readsRecordings(name: String, rows: Int) throws {
    let folder = try #require(Fixture.sharedData)
    let recording = try ForcePlateImport.read(
      path: "\(folder)/force-plates/\(name).csv", answers: ImportAnswers(samplingRateHz: 1000))
    #expect(recording.plates.map(\.name) == ["plate 1", "plate 2"])
    for plate in recording.plates {
      #expect(plate.times.count == rows)
      #expect(plate.times.last.map { abs($0 - Double(rows - 1) / 1000) < 1e-9 } == true)
      // One step a plate, with two peaks above any person's weight, and 0 off the plate.
      #expect((600...1500).contains(plate.newtons.max() ?? 0))
      #expect((plate.newtons.min() ?? -1) > -40)
    }
  }
}
