import Foundation
import GaitFiles
import GaitFormats
import GaitModel
import GaitTestSupport
import PlainText
import Testing

@Suite struct MoticonTextImporterTests {
  private func read(_ name: String) throws -> RecordedSession {
    try SessionImport.read(path: Fixture.path("moticon/\(name)"))
  }

  /// What the fixtures hold in their second row.
  private static let secondRow = (0..<16).map { cell -> Float in
    let load: Float = cell < 6 ? 2 : 0
    return load + Float((cell * 3 + 5) % 9) * 0.25
  }

  @Test func readsBothFeetByName() throws {
    let session = try read("two-feet.txt")
    #expect(session.metadata.name == "two-feet")
    #expect(session.metadata.source == "Moticon OpenGo")
    #expect(session.metadata.notes == "six invented rows")
    #expect(session.metadata.tags == ["bench"])
    #expect(session.metadata.startedAtUnixSeconds == 1_709_371_815.5)
    #expect(!session.metadata.isSimulated)
    #expect(session.metadata.feet == [.left, .right])
    #expect(session.metadata.insoles.left?.unit == .newtonsPerSquareCentimetre)
    #expect(session.metadata.insoles.left?.samplingRateHz == 100)
    // A foot without values in a row has no frame then.
    #expect(session.frames.left?.times == [0.01, 0.02, 0.03, 0.04, 0.05])
    #expect(session.frames.right?.times == [0, 0.01, 0.02, 0.04, 0.05])
    #expect(session.frames.left?[0].cells == Self.secondRow)
    #expect(session.reference.left == nil)
    #expect(session.markers.isEmpty)
  }

  @Test func dropsTheNameOfThePerson() throws {
    for file in ["two-feet.txt", "right-only-crlf.txt", "escape-sequences.txt"] {
      let session = try read(file)
      #expect(!"\(session.metadata)".contains("Invented"))
    }
  }

  @Test func readsOneFootInAnyOrderOfColumns() throws {
    let session = try read("right-only-crlf.txt")
    #expect(session.metadata.feet == [.right])
    #expect(session.frames.left == nil)
    // The row in the middle lacks a cell, so that there is no frame.
    #expect(session.frames.right?.times == [1, 1.04])
    #expect(session.frames.right?[0].cells == Self.secondRow)
    #expect(session.metadata.insoles.right?.samplingRateHz == 50)
    #expect(session.metadata.startedAtUnixSeconds == 1_700_000_000.25)
    #expect(session.metadata.notes.isEmpty)
    #expect(session.metadata.tags.isEmpty)
  }

  @Test func ignoresEventColumnsAndScalesTheSize() throws {
    let session = try read("events-size-3.txt")
    #expect(session.frames.left?.count == 3)
    let layout = try #require(session.metadata.insoles.left?.layout)
    #expect(layout.name == "Moticon OpenGo size 3")
    #expect(abs(layout.lengthMillimetres - 236) < 0.01)
    #expect(abs(layout.cells[0].areaSquareMillimetres - 0.7 * 1237.2) < 0.01)
  }

  @Test func cellsLieInTheBoxAndDoNotCoverEachOther() throws {
    let layout = try #require(try read("two-feet.txt").metadata.insoles.right?.layout)
    #expect(layout.cellCount == 16)
    for cell in layout.cells {
      #expect(abs(cell.width * cell.length - cell.areaSquareMillimetres) < 1e-6)
      #expect(cell.lateralX - cell.width / 2 >= 0)
      #expect(cell.lateralX + cell.width / 2 <= layout.widthMillimetres)
      #expect(cell.heelY - cell.length / 2 >= 0)
      #expect(cell.heelY + cell.length / 2 <= layout.lengthMillimetres)
    }
    for (index, cell) in layout.cells.enumerated() {
      for other in layout.cells[(index + 1)...] {
        let across = (cell.width + other.width) / 2 - abs(cell.lateralX - other.lateralX)
        let along = (cell.length + other.length) / 2 - abs(cell.heelY - other.heelY)
        let shared = max(0, across) * max(0, along)
        #expect(shared < 0.25 * min(cell.areaSquareMillimetres, other.areaSquareMillimetres))
      }
    }
    let sum = layout.cells.reduce(0) { $0 + $1.areaSquareMillimetres }
    #expect((0.6...0.8).contains(sum / (layout.lengthMillimetres * layout.widthMillimetres)))
  }

  @Test func scalesTheAreasToTheVendorsTotal() throws {
    let exact = try read("two-feet.txt").metadata.insoles.left?.layout
    let scaled = try read("total-force-scaled.txt").metadata.insoles.left?.layout
    let areas = try #require(exact?.cells[0].areaSquareMillimetres)
    #expect(areas == 1237.2)
    let scaledArea = try #require(scaled?.cells[0].areaSquareMillimetres)
    #expect(abs(scaledArea / areas - 1.5) < 0.001)
  }

  @Test func escapeSequencesAreData() throws {
    let metadata = try read("escape-sequences.txt").metadata
    #expect(metadata.notes == "red \u{1B}[31malert\u{1B}[0m")
    #expect(Printable.text(metadata.notes) == "red \\u{1B}[31malert\\u{1B}[0m")
    #expect(metadata.tags == ["\u{1B}[2Jtag"])
  }

  /// A rate that no session may have, and a time beyond every clock.
  @Test(arguments: [["0", "0.000000001"], ["900000000000000"]])
  func clocksOfNoDeviceAreRefused(times: [String]) throws {
    let head = try String(
      contentsOfFile: Fixture.path("moticon/events-size-3.txt"), encoding: .utf8
    ).split(separator: "\n", omittingEmptySubsequences: false).dropLast(4)
    let cells = Array(repeating: "1.25", count: 16).joined(separator: "\t")
    let rows = times.map { "\($0)\t\(cells)\t\t" }
    try Fixture.withFolder { folder throws in
      let text = (head.map(String.init) + rows).joined(separator: "\n")
      try Data(text.utf8).write(to: URL(filePath: folder + "/clock.txt"))
      #expect(Fixture.error(reading: folder + "/clock.txt")?.code == .implausibleValue)
    }
  }

  @Test func stopsWhenInterrupted() async throws {
    try await Fixture.withLargeFile { path in
      let code = CancellationToken(when: { true }).bind {
        Fixture.error(reading: path)?.code
      }
      #expect(code == .cancelled)
    }
  }

  // MARK: - Recorded data

  @Test(
    .enabled(if: Fixture.hasSharedData, "../shared/data is absent"),
    arguments: [
      ("230927_102114", 1687, 1737), ("230927_102137", 2200, 2269), ("230927_102231", 939, 1005),
      ("text_export", 499, 499),
    ])
  func readsRecordings(name: String, left: Int, right: Int) throws {
    let folder = try #require(Fixture.sharedData)
    var fractions: [Double] = []
    let session = try SessionImport.read(path: "\(folder)/moticon/\(name).txt") {
      fractions.append($0)
    }
    #expect(session.frames.left?.count == left)
    #expect(session.frames.right?.count == right)
    #expect(session.metadata.insoles.left?.samplingRateHz == 100)
    #expect(session.metadata.name == name)
    #expect(fractions == fractions.sorted())
    #expect(fractions.last == 1)
    // Whole strides carry a person; the vendor's total is not used as a reference.
    #expect(session.reference.left == nil)
    #expect(session.metadata.reference == nil)
    let layout = try #require(session.metadata.insoles.right?.layout)
    let block = try #require(session.frames.right)
    let totals = (0..<block.count).map { index in
      layout.totalNewtons(kilopascals: block[index].cells.map { $0 * 10 })
    }
    #expect((500...1500).contains(totals.max() ?? 0))
  }
}

extension Fixture {
  /// Lends a file of many rows.
  static func withLargeFile(_ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "gaitlab-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = try String(
      contentsOfFile: Fixture.path("moticon/events-size-3.txt"), encoding: .utf8)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast(4)
    let cells = Array(repeating: "1.25", count: 16).joined(separator: "\t")
    for row in 0..<5000 { lines.append("\(Double(row) / 100)\t\(cells)\t\t") }
    let path = folder.appending(path: "large.txt")
    try lines.joined(separator: "\n").write(to: path, atomically: true, encoding: .utf8)
    try await body(path.path)
  }
}
