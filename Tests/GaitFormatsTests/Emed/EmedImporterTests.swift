import Foundation
import GaitFiles
import GaitFormats
import GaitModel
import GaitTestSupport
import Testing

@Suite struct EmedImporterTests {
  private static let file = "emed/step.lst"

  private func read(
    _ foot: Foot, _ edit: (inout [String]) -> Void = { _ in }
  ) throws -> RecordedSession {
    try Fixture.withFolder { folder throws in
      let path = folder + "/step.lst"
      try Fixture.edited(Self.file, edit).write(to: URL(filePath: path))
      return try SessionImport.read(path: path, answers: ImportAnswers(foot: foot))
    }
  }

  @Test func asksForTheFoot() throws {
    let error = try #require(Fixture.error(reading: Fixture.path(Self.file)))
    #expect(error.code == .notTold)
    #expect(error.summary.contains("which foot it is; pass --foot left or --foot right"))
  }

  @Test func readsAStepFromTheHeel() throws {
    let session = try read(.left)
    #expect(session.metadata.source == "novel emed")
    #expect(
      session.metadata.notes
        == "One step on a platform; the heel is where the contact begins.\n"
        + "Empty pictures were added, 10 before the first and 0 behind the last: a platform "
        + "records while somebody stands on it.")
    let left = try #require(session.frames.left)
    // A fifth of a second without a load makes the contact a step; this one ends under load.
    #expect(left.times.count == 10 + 6)
    #expect(zip(left.times, 0...).allSatisfy { abs($0 - 0.02 * Double($1)) < 1e-9 })
    #expect((0..<10).allSatisfy { left[$0].cells.allSatisfy { $0 == 0 } })
    // The contact begins in the file's last row, which is the heel and comes first.
    #expect(left[10].cells.prefix(6) == [200, 170, 140, 110, 80, 50])
    #expect(left[15].cells.suffix(3) == [200, 170, 140])
    let insole = try #require(session.metadata.insoles.left)
    #expect(insole.unit == .kilopascals)
    #expect(insole.samplingRateHz == 50)
    #expect(insole.layout.name == "novel emed 5 x 3")
    #expect(insole.layout.cells[0].areaSquareMillimetres == 25)
    #expect(abs(insole.layout.totalNewtons(kilopascals: left[15].cells) - 19.25) < 0.01)
  }

  @Test func theRightFootIsMirrored() throws {
    let right = try #require(try read(.right).frames.right)
    #expect(right[10].cells.prefix(6) == [140, 170, 200, 50, 80, 110])
  }

  /// Somebody who walks the other way has the heel in the first rows and left and right exchanged.
  @Test func theOtherDirectionIsTurned() throws {
    let turned = try read(.left) { lines in
      var index = 0
      while index < lines.count {
        if lines[index].hasPrefix("10\t") {
          let rows = lines[index..<index + 5].map { line -> [String] in
            let fields = line.split(separator: "\t").map(String.init)
            return Array(fields[1...3].reversed()) + [fields[4]]
          }
          for row in 0..<5 {
            lines[index + row] = (["\(10 + row)"] + rows[4 - row]).joined(separator: "\t")
          }
        }
        index += 1
      }
    }
    #expect(turned.frames.left == (try read(.left).frames.left))
  }

  @Test func theForcesTellTheUnit() throws {
    let session = try read(.left) { lines in
      lines = lines.map { line in
        var fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard fields.count == 5, let force = Double(fields[4]) else { return line }
        fields[4] = "\(force * 10)"
        return fields.joined(separator: "\t")
      }
    }
    #expect(session.metadata.insoles.left?.unit == .newtonsPerSquareCentimetre)
  }

  static let mistakes = [
    Mistake("no time a picture", .badHeader, .line(5), "no time from picture to picture") {
      $0[4] = $0[4].replacing("20.0 ms", with: "?")
    },
    Mistake("another time a picture", .badHeader, .line(23), "another time") {
      $0[22] = $0[22].replacing("20.0 ms", with: "10.0 ms")
    },
    Mistake("no size", .badHeader, .line(7), "no size of a sensor") {
      $0[6] = "\tSensor size: large"
    },
    Mistake("columns not numbers", .wrongColumn, .line(11), "not numbered in order") {
      $0.put("Invented", line: 11, field: 2)
    },
    Mistake("other columns", .wrongColumn, .line(29), "other columns", "one step a file") {
      $0.put("6", line: 29, field: 3)
    },
    Mistake("text", .badNumber, .line(13), "text in field 3") {
      $0.put("Invented", line: 13, field: 2)
    },
    Mistake("short row", .wrongColumn, .line(13), "4 fields", "5:") { $0.drop(line: 13, field: 2) },
    Mistake("absurd pressure", .implausibleValue, .line(13), "30000", "0 to 20000") {
      $0.put("30000", line: 13, field: 2)
    },
    Mistake("rows out of order", .wrongColumn, .line(13), "row 12.0 in 2. place") {
      $0.put("12", line: 13, field: 0)
    },
    Mistake("row missing", .wrongColumn, .line(31), "row 12.0 in 2. place") {
      $0.remove(at: 30)
    },
    Mistake("page not complete", .wrongColumn, .line(34), "not complete", "5 rows") {
      $0.remove(at: 33)
    },
    Mistake("a second step", .badHeader, .line(117), "picture 1 after picture 6", "split") {
      $0 = $0.dropLast() + $0
    },
    Mistake("forces of another unit", .implausibleValue, .line(108), "do not belong together") {
      lines in
      lines = lines.map { $0.hasPrefix("1") ? $0.replacing(".00\t0.50", with: ".00\t90.50") : $0 }
    },
    Mistake("no pages", .emptyFile, .none, "no whole sample") { $0 = Array($0.prefix(9)) },
  ]

  @Test(arguments: mistakes)
  func isRefused(_ mistake: Mistake) throws { try mistake.check(Self.file) }

  // MARK: - Recorded data

  @Test(.enabled(if: Fixture.hasSharedData, "../shared/data is absent"))
  func readsARecording() throws {
    let path = try #require(Fixture.sharedData) + "/emed/emed_step.lst"
    let session = try SessionImport.read(path: path, answers: ImportAnswers(foot: .left))
    let left = try #require(session.frames.left)
    let insole = try #require(session.metadata.insoles.left)
    #expect(left.count == 20 + 106 + 20)
    #expect(insole.samplingRateHz == 100)
    #expect(insole.layout.name == "novel emed 54 x 22")
    let forces = (0..<left.count).map { insole.layout.totalNewtons(kilopascals: left[$0].cells) }
    print("emed: \(forces[20]) to \(forces[125]), highest \(forces.max() ?? 0)")
    #expect(abs(forces[20] - 39.63) < 0.1)
    #expect(abs(forces[125] - 9.13) < 0.1)
    #expect(forces[19] == 0 && forces[126] == 0)
  }
}
