import Foundation
import GaitFiles
import GaitFormats
import GaitModel
import GaitTestSupport
import Testing

/// What every importer of a vendor's text owes its callers besides the contract of all importers.
@Suite struct TextImporterContractTests {
  static let files = [
    "pedar/six-cells.asc",
    "loadsol/three-zones.txt", "xsensor/two-feet.csv",
    "stappone/one-sole.csv", "pliance/mat.asc", "emed/step.lst",
  ]

  private func read(_ bytes: Data, _ answers: ImportAnswers) throws -> RecordedSession {
    try Fixture.withFolder { folder throws in
      let path = folder + "/file"
      try bytes.write(to: URL(filePath: path))
      return try SessionImport.read(path: path, answers: answers)
    }
  }

  private func good(_ file: String) throws -> (bytes: Data, answers: ImportAnswers, RecordedSession)
  {
    let path = Fixture.path(file)
    let bytes = try Data(contentsOf: URL(filePath: path))
    let answers = try Fixture.answers(path: path)
    return (bytes, answers, try read(bytes, answers))
  }

  private func latin1(_ bytes: Data) -> String {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.contains("\u{FFFD}")
      ? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
      : String(decoding: bytes, as: UTF8.self)
  }

  /// A file that was cut gives the beginning of what the whole file gives, or is refused.
  @Test(arguments: files)
  func everyCutIsABeginning(file: String) throws {
    let (bytes, answers, whole) = try good(file)
    var readCount = 0
    try Fixture.withFolder { folder throws in
      let path = folder + "/cut"
      for length in stride(from: 10, to: bytes.count, by: 10) {
        try bytes.prefix(length).write(to: URL(filePath: path))
        let cut: RecordedSession
        do throws(SessionError) {
          cut = try SessionImport.read(path: path, answers: answers)
        } catch {
          #expect(error.file == path)
          #expect(!error.advice.isEmpty)
          continue
        }
        readCount += 1
        for foot in Foot.allCases {
          guard let part = cut.frames[foot] else { continue }
          let all = try #require(whole.frames[foot])
          #expect(part.count <= all.count)
          #expect(part.cells == Array(all.cells.prefix(part.cells.count)), "\(length)")
          #expect(zip(part.times, all.times).allSatisfy { abs($0 - $1) < 1e-3 })
        }
      }
    }
    #expect(readCount > 0)
  }

  @Test(arguments: files)
  func everyEncodingIsRead(file: String) throws {
    let (bytes, answers, expected) = try good(file)
    let text = latin1(bytes)
    let named = text + "\u{F6}"
    let windows = text.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n")
    let encoded: [Data] = [
      Data(windows.utf8),
      Data([0xEF, 0xBB, 0xBF]) + Data(text.replacing("\u{FEFF}", with: "").utf8),
      Data([0xFF, 0xFE]) + Data(text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
      Data([0xFE, 0xFF]) + Data(text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }),
      Data(text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
      Data(text.replacing("\u{FEFF}", with: "").unicodeScalars.map { UInt8($0.value & 0xFF) }),
    ]
    #expect(named.count > text.count)
    for data in encoded {
      let session = try read(data, answers)
      #expect(session.frames.left == expected.frames.left)
      #expect(session.frames.right == expected.frames.right)
      #expect(session.metadata.insoles.left == expected.metadata.insoles.left)
      #expect(session.metadata.startedAtUnixSeconds == expected.metadata.startedAtUnixSeconds)
    }
  }

  @Test(arguments: files)
  func noTextOfTheFileIsKept(file: String) throws {
    let session = try SessionImport.read(
      path: Fixture.path(file), answers: Fixture.answers(path: Fixture.path(file)))
    #expect(!"\(session.metadata)".contains("Invented"))
    #expect(!"\(session.metadata)".contains("Person"))
  }

  @Test(arguments: files)
  func stopsWhenInterrupted(file: String) throws {
    let path = Fixture.path(file)
    let answers = try Fixture.answers(path: path)
    let error = Interruption.stopping(when: { true }) {
      Fixture.error(reading: path, answers: answers)
    }
    // A short file may be through before it is asked.
    #expect(error == nil || error?.code == .cancelled)
  }
}
