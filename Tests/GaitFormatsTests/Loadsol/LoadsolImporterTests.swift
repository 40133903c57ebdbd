import Foundation
import GaitFiles
import GaitFormats
import GaitModel
import GaitTestSupport
import Testing

@Suite struct LoadsolImporterTests {
  @Test func readsZonesByNameAndClocksApart() throws {
    let session = try SessionImport.read(path: Fixture.path("loadsol/three-zones.txt"))
    #expect(session.metadata.source == "novel loadsol")
    #expect(session.metadata.notes == "left: 1 equal time stamp was spread evenly.")
    // 2 March 2024, 9:05:30, of the file's name.
    #expect(session.metadata.startedAtUnixSeconds == 1_709_370_330)
    let left = try #require(session.frames.left)
    let right = try #require(session.frames.right)
    #expect(left.count == 8)
    #expect(left.times.enumerated().allSatisfy { abs($1 - 0.005 * Double($0)) < 1e-9 })
    #expect(right.times == [0.002, 0.007, 0.012, 0.017, 0.022, 0.027, 0.032])
    // Heel, medial, lateral on both feet, whatever the order of the columns.
    #expect(left[0].cells == [100, 20, 30])
    #expect(right[0].cells == [200, 40, 15])
    let insole = try #require(session.metadata.insoles.right)
    #expect(insole == session.metadata.insoles.left)
    #expect(insole.unit == .newtons)
    #expect(insole.samplingRateHz == 200)
    #expect(insole.layout.name == "novel loadsol (heel, medial, lateral)")
    #expect(insole.layout.cells[1].lateralX > insole.layout.cells[2].lateralX)
    #expect(insole.layout.cells[0].heelY < insole.layout.cells[1].heelY)
  }

  @Test func askedForTheFootOfADeviceWithoutOne() throws {
    let path = Fixture.path("loadsol/one-device.txt")
    #expect(try LoadsolImporter().questions(path: path) == [.foot])
    let error = try #require(Fixture.error(reading: path))
    #expect(error.code == .notTold)
    #expect(error.summary.contains("which foot it is; pass --foot left or --foot right"))
    let session = try SessionImport.read(path: path, answers: ImportAnswers(foot: .right))
    #expect(session.metadata.feet == [.right])
    #expect(session.frames.right?.cells == [100.5, 101.5, 102.5, 103.5])
    #expect(session.metadata.insoles.right?.layout.cellCount == 1)
    #expect(session.metadata.insoles.right?.samplingRateHz == 100)
  }

  static let mistakes = [
    Mistake("zone without a name", .badHeader, .line(4), "column 3", "NAME-L::heel") {
      $0.put("INV247-L::Invented", line: 3, field: 2)
    },
    Mistake("zone twice", .badHeader, .line(4), "twice") {
      $0.put("INV247-L::heel", line: 3, field: 2)
    },
    Mistake("names missing", .badHeader, .line(4), "0 names above 6") { $0[2] = "" },
    Mistake("two left devices", .badHeader, .line(4), "not one a foot") {
      $0[2] = $0[2].replacing("-R", with: "-L")
    },
    Mistake("other unit", .badHeader, .line(4), "column 2 is neither", "Force[N]") {
      $0.put("Force[lbf]", line: 4, field: 1)
    },
    Mistake("time unit", .badHeader, .line(4), "column 5 is a time in an unknown unit") {
      $0.put("Time[fortnights]", line: 4, field: 4)
    },
    Mistake("text", .badNumber, .line(6), "text in field 3", "remove the line") {
      $0.put("Invented", line: 6, field: 2)
    },
    Mistake("not a number", .badNumber, .line(6), "'inf' in field 3") {
      $0.put("inf", line: 6, field: 2)
    },
    Mistake("empty zone", .badNumber, .line(6), "field 3 is empty") {
      $0.put("", line: 6, field: 2)
    },
    Mistake("empty time", .badNumber, .line(6), "without a time in field 5") {
      $0.put("", line: 6, field: 4)
    },
    Mistake("absurd force", .implausibleValue, .line(6), "100001", "check the unit") {
      $0.put("100001.0", line: 6, field: 2)
    },
    Mistake("time backwards", .timeNotAscending, .line(7), "0.004 s after 0.005 s") {
      $0.put("0.004", line: 7, field: 0)
    },
    Mistake("second recording", .badNumber, .line(13), "text in field 1", "one recording") {
      $0 = $0.dropLast(2) + $0
    },
    Mistake("no rows", .emptyFile, .none, "no whole sample") { $0 = Array($0.prefix(4)) },
  ]

  @Test(arguments: mistakes)
  func isRefused(_ mistake: Mistake) throws { try mistake.check("loadsol/three-zones.txt") }

  @Test func excelsCommasAreRead() throws {
    let data = try Fixture.edited("loadsol/three-zones.txt") { lines in
      for index in lines.indices {
        let line = index > 3 ? lines[index].replacing(".", with: ",") : lines[index]
        lines[index] = line.replacing("\t", with: ";") + ";;"
      }
    }
    try Fixture.withFolder { folder throws in
      let path = folder + "/excel.csv"
      try data.write(to: URL(filePath: path))
      let session = try SessionImport.read(path: path)
      let expected = try SessionImport.read(path: Fixture.path("loadsol/three-zones.txt"))
      #expect(session.frames.left == expected.frames.left)
      #expect(session.frames.right == expected.frames.right)
    }
  }

  // MARK: - Recorded data

  @Test(.enabled(if: Fixture.hasSharedData, "../shared/data is absent"))
  func readsARecording() throws {
    let folder = try #require(Fixture.sharedData)
    let session = try SessionImport.read(path: "\(folder)/loadsol/loadsol_walk.txt")
    let left = try #require(session.frames.left)
    let right = try #require(session.frames.right)
    #expect(left.count == 2373)
    #expect(right.count == 2373)
    #expect(session.metadata.insoles.left?.samplingRateHz == 200)
    let steps = zip(left.times, left.times.dropFirst()).map { $1 - $0 }
    #expect(steps.allSatisfy { $0 > 0.002 && $0 < 0.011 })
    #expect(session.metadata.notes.contains("left: 64 equal time stamps were spread"))
    let means = [left, right].map { block in
      block.cells.reduce(0) { $0 + Double($1) } / Double(block.count)
    }
    print("loadsol: \(means) \(session.metadata.notes)")
    #expect(abs(means[0] + means[1] - 960) < 20)
  }
}
