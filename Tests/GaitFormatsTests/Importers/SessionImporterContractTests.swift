import Foundation
import GaitFiles
import GaitFormats
import GaitModel
import GaitTestSupport
import PlainText
import Testing

/// What every importer owes its callers.
@Suite struct SessionImporterContractTests {
  /// A good file of each importer, in the order of `SessionImport.importers`.
  private static let files = [
    "csv/two-cells.csv", "moticon/two-feet.txt", "pedar/six-cells.asc", "loadsol/three-zones.txt",
    "xsensor/two-feet.csv", "stappone/one-sole.csv", "pliance/mat.asc", "emed/step.lst",
    "tekscan/benchL.asf", "tekscan/benchL.fsx", "xdf/insoles-and-force.xdf",
  ]

  @Test func contentDecidesAndNotTheName() throws {
    #expect(SessionImport.importers.count == Self.files.count)
    for (index, file) in Self.files.enumerated() {
      let bytes = try Array(Data(contentsOf: URL(filePath: Fixture.path(file))))
      let recognising = SessionImport.importers.indices.filter { importer in
        SessionImport.importers[importer].recognises(head: bytes[...])
      }
      #expect(recognising == [index])
      let session = try Fixture.withFolder { folder throws in
        let path = folder + "/two-cells.jpeg"
        try Data(bytes).write(to: URL(filePath: path))
        return try SessionImport.read(path: path, answers: Fixture.answers(path: path))
      }
      #expect(session.frames.left?.isEmpty == false)
    }
  }

  @Test func recognisesAnythingWithoutTrapping() {
    var random = SplitMix64(seed: 4)
    for importer in SessionImport.importers {
      #expect(!importer.recognises(head: []))
      for length in 1..<200 {
        let bytes = (0..<length).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        #expect(!importer.recognises(head: bytes[...]))
      }
    }
  }

  @Test(arguments: files)
  func everyCutIsReadOrRefused(file: String) throws {
    let bytes = try Data(contentsOf: URL(filePath: Fixture.path(file)))
    try Fixture.withFolder { folder throws in
      let path = folder + "/cut"
      for length in stride(from: 1, to: bytes.count, by: 7) {
        try bytes.prefix(length).write(to: URL(filePath: path))
        let answers = (try? Fixture.answers(path: path)) ?? ImportAnswers()
        guard let error = Fixture.error(reading: path, answers: answers) else { continue }
        #expect(error.file == path)
        #expect(!error.advice.isEmpty)
      }
    }
  }

  @Test(arguments: files)
  func everyDamageIsReadOrRefused(file: String) throws {
    let bytes = try Array(Data(contentsOf: URL(filePath: Fixture.path(file))))
    let answers = try Fixture.answers(path: Fixture.path(file))
    let environment = ProcessInfo.processInfo.environment
    let count = environment["GAITLAB_MUTATIONS"].flatMap(Int.init) ?? 300
    var random = SplitMix64(seed: 9)
    try Fixture.withFolder { folder throws in
      let path = folder + "/damaged"
      for _ in 0..<count {
        var damaged = bytes
        for _ in 0..<3 {
          let index = Int(random.next() % UInt64(bytes.count))
          damaged[index] = UInt8(truncatingIfNeeded: random.next())
        }
        try Data(damaged).write(to: URL(filePath: path))
        guard let error = Fixture.error(reading: path, answers: answers) else { continue }
        #expect(!error.summary.unicodeScalars.contains(where: Printable.isHarmful))
      }
    }
  }

  @Test func byteOrderMarkAndWindowsLineEndsAreAccepted() throws {
    let text = try String(contentsOfFile: Fixture.path("csv/two-cells.csv"), encoding: .utf8)
    let expected = try SessionImport.read(path: Fixture.path("csv/two-cells.csv"))
    let session = try Fixture.withFolder { folder throws in
      let path = folder + "/two-cells.csv"
      let windows = "\u{FEFF}" + text.replacing("\n", with: "\r\n")
      try Data(windows.utf8).write(to: URL(filePath: path))
      return try SessionImport.read(path: path)
    }
    #expect(session == expected)
  }
}
