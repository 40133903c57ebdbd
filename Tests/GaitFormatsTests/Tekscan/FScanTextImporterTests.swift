import Foundation
import GaitFiles
import GaitFormats
import GaitModel
import GaitTestSupport
import Testing

@Suite struct FScanTextImporterTests {
  static let left = Fixture.path("tekscan/benchL.asf")
  static let right = Fixture.path("tekscan/benchR.asf")

  @Test(arguments: [left, right])
  func readsBothFeetFromEither(path: String) throws {
    let session = try SessionImport.read(path: path)
    #expect(session == (try SessionImport.read(path: Self.left)))
    #expect(session.metadata.name == "bench")
    #expect(session.metadata.source == "Tekscan F-Scan")
    #expect(session.metadata.bodyMassKilograms == 75.5)
    #expect(session.metadata.notes.isEmpty)
    let insole = try #require(session.metadata.insoles.left)
    #expect(insole.unit == .kilopascals)
    #expect(insole.samplingRateHz == 31.25)
    #expect(insole.saturation == 1514.73)
    #expect(insole.layout.matrix?.rows == 6)
    #expect(insole.layout.matrix?.columns == 4)
    #expect(insole.layout.cellCount == 18)
    #expect(insole.layout.cells[0].areaSquareMillimetres == 25.8064)
    #expect(session.frames.left?.times == [0, 0.032, 0.064, 0.096])
    #expect(session.frames.right?.count == 3)
  }

  @Test func rowsRunFromTheHeelAndColumnsFromTheLateralEdge() throws {
    let session = try SessionImport.read(path: Self.left)
    // A reading is its row from the heel by ten, and its column from the lateral edge.
    let expected: [Float] = [1, 2, 10, 11, 12, 20, 21, 22, 23, 30, 31, 32, 33, 41, 42, 43, 52, 53]
    for foot in Foot.allCases {
      let frame = try #require(session.frames[foot]?[1].cells)
      #expect(frame == expected.map { $0 + 200 })
      #expect(session.metadata.insoles[foot]?.layout == session.metadata.insoles.left?.layout)
    }
  }

  @Test func dropsPathsAndComments() throws {
    let session = try SessionImport.read(path: Self.left)
    #expect(!"\(session.metadata)".contains("Invented"))
  }

  @Test func oneFootAloneIsRead() throws {
    try Self.withFile(named: "alone.asf") { path, _ in
      let session = try SessionImport.read(path: path)
      #expect(session.metadata.feet == [.left])
      #expect(session.metadata.name == "alone")
    }
  }

  @Test func asksForAFootThatNobodySays() throws {
    try Self.withFile(named: "walk.asf") { path, text in
      let unsaid = text.replacing("116-0000-1", with: "116").replacing("benchL", with: "bench")
      try Data(unsaid.utf8).write(to: URL(filePath: path))
      #expect(try FScanTextImporter().questions(path: path) == [.foot])
      #expect(Fixture.error(reading: path)?.code == .notTold)
      let session = try SessionImport.read(path: path, answers: ImportAnswers(foot: .right))
      #expect(session.metadata.feet == [.right])
      // The name says it as well.
      let named = path.replacing("walk.asf", with: "walk_left.asf")
      try Data(unsaid.utf8).write(to: URL(filePath: named))
      #expect(try SessionImport.read(path: named).metadata.feet == [.left])
    }
  }

  @Test func asksWhereNameAndFileContradict() throws {
    try Self.withFile(named: "walkR.asf") { path, _ in
      let error = try #require(Fixture.error(reading: path))
      #expect(error.code == .notTold)
      #expect(error.summary.contains("--foot"))
    }
  }

  @Test func asksForARate() throws {
    try Self.withFile(named: "walkL.asf") { path, text in
      let unsaid = text.replacing("SECONDS_PER_FRAME 0.032\r\n", with: "")
      try Data(unsaid.utf8).write(to: URL(filePath: path))
      #expect(try FScanTextImporter().questions(path: path) == [.samplingRate])
      let session = try SessionImport.read(path: path, answers: ImportAnswers(samplingRateHz: 50))
      #expect(session.frames.left?.times == [0, 0.02, 0.04, 0.06])
    }
  }

  @Test(arguments: [("PSI", PressureUnit.kilopascals, 101 * 6.894_757), ("raw", .counts, 101)])
  func readsOtherUnits(name: String, unit: PressureUnit, first: Double) throws {
    try Self.withFile(named: "walkL.asf") { path, text in
      let other = text.replacing("UNITS KPa", with: "UNITS \(name)")
      try Data(other.utf8).write(to: URL(filePath: path))
      let session = try SessionImport.read(path: path)
      #expect(session.metadata.insoles.left?.unit == unit)
      let value = try #require(session.frames.left?.cells.first)
      #expect(abs(Double(value) - first) < 0.01)
    }
  }

  @Test func readsWhatOtherProgramsMakeOfIt() throws {
    let expected = try #require(try SessionImport.read(path: Self.left).frames.left)
    let variants: [@Sendable (String) -> Data] = [
      { Data("\u{FEFF}\($0)".utf8) },
      { Data($0.replacing("\r\n", with: "\n").utf8) },
      { $0.data(using: .utf16) ?? Data() },
      { $0.data(using: .utf16LittleEndian) ?? Data() },
      { $0.replacing("walks", with: "läuft").data(using: .isoLatin1) ?? Data() },
      // Excel: commas behind every line, quotes around a comma.
      { text in
        let lines = text.replacing("\r\n", with: "\n").split(
          separator: "\n", omittingEmptySubsequences: false)
        return Data(
          lines.map { $0.contains("Thursday") ? "\"\($0)\",,,\n" : "\($0),,,\n" }.joined().utf8)
      },
      { text in
        let halves = text.replacing("mm", with: "mm").split(separator: "ASCII_DATA")
        return Data((halves[0] + "ASCII_DATA" + halves[1].replacing(",", with: ";")).utf8)
      },
      { Data($0.replacing("5.08 mm", with: "0,508 cm").replacing("Frame", with: "FRAME").utf8) },
    ]
    for (index, variant) in variants.enumerated() {
      try Self.withFile(named: "walkL.asf") { path, text in
        try variant(text).write(to: URL(filePath: path))
        let session = try SessionImport.read(path: path)
        #expect(session.frames.left == expected, "variant \(index)")
        #expect(session.metadata.notes.isEmpty, "variant \(index)")
      }
    }
  }

  @Test func aCutFrameIsLeftOutAndSaid() throws {
    try Self.withFile(named: "walkL.asf") { path, text in
      let cut = text.dropLast(12)
      try Data(cut.utf8).write(to: URL(filePath: path))
      let session = try SessionImport.read(path: path)
      #expect(session.frames.left?.count == 3)
      #expect(session.metadata.notes == "left: the file ends in frame 4, which was left out")
    }
  }

  @Test func missingFramesAreGaps() throws {
    try Self.withFile(named: "walkL.asf") { path, text in
      let later = text.replacing("Frame 4", with: "Frame 9, 0.256,, 1, Raw Sum=12")
      try Data(later.utf8).write(to: URL(filePath: path))
      let session = try SessionImport.read(path: path)
      #expect(session.frames.left?.times == [0, 0.032, 0.064, 0.256])
    }
  }

  @Test func aFileOfAnotherKindBesideItIsNoFoot() throws {
    try Self.withFile(named: "walkL.asf") { path, _ in
      let beside = path.replacing("walkL", with: "walkR")
      try Data("nothing of the kind".utf8).write(to: URL(filePath: beside))
      #expect(try SessionImport.read(path: path).metadata.feet == [.left])
    }
  }

  // MARK: - Recorded data

  @Test(.enabled(if: Fixture.hasSharedData, "../shared/data is absent"))
  func readsRecordings() throws {
    let folder = try #require(Fixture.sharedData)
    let session = try SessionImport.read(path: "\(folder)/fscan/FrasP01R.asf")
    #expect(session == (try SessionImport.read(path: "\(folder)/fscan/FrasP01L.asf")))
    #expect(session.metadata.name == "FrasP01")
    #expect(session.metadata.feet == [.left, .right])
    #expect(session.metadata.insoles.left?.samplingRateHz == 31.25)
    #expect(session.metadata.insoles.left?.layout.cellCount == 955)
    #expect(session.metadata.insoles.left?.saturation == 1514.73)
    #expect(session.metadata.insoles.right?.saturation == 553.643)
    #expect(session.metadata.bodyMassKilograms == 75.0001)
    #expect(session.frames.left?.count == 205)
    #expect(session.frames.right?.count == 205)
    #expect(abs(try Self.meanNewtons(session, .left) - 397) < 1)
    #expect(abs(try Self.meanNewtons(session, .right) - 277) < 1)
    let left = try Self.meanProgress(session, .left)
    #expect(left.heelFirst)
  }

  static func meanNewtons(_ session: RecordedSession, _ foot: Foot) throws -> Double {
    let layout = try #require(session.metadata.insoles[foot]?.layout)
    let block = try #require(session.frames[foot])
    let totals = (0..<block.count).map { layout.totalNewtons(kilopascals: block[$0].cells) }
    return totals.reduce(0, +) / Double(totals.count)
  }

  /// Whether the centre of pressure runs from heel to toe in the middle contact of the foot.
  static func meanProgress(
    _ session: RecordedSession, _ foot: Foot
  ) throws -> (heelFirst: Bool, early: Double, late: Double) {
    let layout = try #require(session.metadata.insoles[foot]?.layout)
    let block = try #require(session.frames[foot])
    let totals = (0..<block.count).map { layout.totalNewtons(kilopascals: block[$0].cells) }
    let threshold = (totals.max() ?? 0) * 0.2
    var early: [Double] = []
    var late: [Double] = []
    var begin: Int?
    for index in 0..<block.count {
      if totals[index] > threshold {
        begin = begin ?? index
      } else if let start = begin {
        begin = nil
        if start == 0 { continue }
        early.append(heelY(layout, block[start].cells))
        late.append(heelY(layout, block[index - 1].cells))
      }
    }
    let mean = { (values: [Double]) in values.reduce(0, +) / Double(max(1, values.count)) }
    return (mean(early) < mean(late), mean(early), mean(late))
  }

  static func heelY(_ layout: InsoleLayout, _ cells: [Float]) -> Double {
    let weights = zip(layout.cells, cells).map { ($0.heelY, Double($1)) }
    return weights.reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0) { $0 + $1.1 }
  }

  /// Lends a copy of the left foot's file under another name, and its text.
  static func withFile(named name: String, _ body: (String, String) throws -> Void) throws {
    let data = try Data(contentsOf: URL(filePath: left))
    try Fixture.withFolder { folder throws in
      let path = folder + "/" + name
      try data.write(to: URL(filePath: path))
      try body(path, String(decoding: data, as: UTF8.self))
    }
  }
}
