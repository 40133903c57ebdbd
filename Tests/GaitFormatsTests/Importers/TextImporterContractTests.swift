import Foundation
import GaitFiles
import GaitFormats
import GaitModel
import GaitTestSupport
import PlainText
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
        do throws(GaitlabError) {
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
    let windows = text.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n")
    let encoded: [Data] = [
      Data(windows.utf8),
      Data([0xEF, 0xBB, 0xBF]) + Data(text.replacing("\u{FEFF}", with: "").utf8),
      Data([0xFF, 0xFE]) + Data(text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
      Data([0xFE, 0xFF]) + Data(text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }),
      Data(text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
      Data(text.replacing("\u{FEFF}", with: "").unicodeScalars.map { UInt8($0.value & 0xFF) }),
    ]
    for data in encoded {
      let session = try read(data, answers)
      #expect(session.frames.left == expected.frames.left)
      #expect(session.frames.right == expected.frames.right)
      #expect(session.metadata.insoles.left == expected.metadata.insoles.left)
      #expect(session.metadata.startedAtUnixSeconds == expected.metadata.startedAtUnixSeconds)
    }
  }

  /// Whatever happens to a file, what is read of it is a session that can be stored.
  @Test(arguments: files)
  func everyMutationIsReadOrRefused(file: String) throws {
    let (bytes, answers, _) = try good(file)
    let environment = ProcessInfo.processInfo.environment
    let count = environment["GAITLAB_MUTATIONS"].flatMap(Int.init) ?? 200
    var random = SplitMix64(seed: 17)
    try Fixture.withFolder { folder throws in
      let path = folder + "/mutated"
      for _ in 0..<count {
        let mutated = Self.mutated(Array(bytes), &random)
        try Data(mutated).write(to: URL(filePath: path))
        let session: RecordedSession
        do throws(GaitlabError) {
          session = try SessionImport.read(path: path, answers: answers)
        } catch {
          #expect(!error.summary.unicodeScalars.contains(where: Printable.isHarmful))
          #expect(!error.summary.contains("Invented"))
          continue
        }
        #expect(session.metadata.problem == nil)
        for foot in Foot.allCases {
          guard let block = session.frames[foot] else { continue }
          #expect(zip(block.times, block.times.dropFirst()).allSatisfy { $0 < $1 })
          #expect(block.cells.allSatisfy { $0.isFinite })
          #expect(session.metadata.insoles[foot]?.layout.cellCount == block.cellCount)
        }
      }
    }
  }

  private static let insertions = [
    "1e308", "-", "\"", ";", "\t", "\n", ",", "99999999999999999999", "0", "nan", "\0", "-1e-300",
    "\r\n\r\n", ":", "::", " ", "3.", "\u{F6}",
  ]

  /// One to three damages: bytes, ranges and lines that are changed, lost, doubled or put in.
  private static func mutated(_ bytes: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<1 + random.next() % 3 {
      guard bytes.count > 2 else { return bytes }
      let begin = Int(random.next() % UInt64(bytes.count))
      let length = Int(random.next() % 40) + 1
      let range = begin..<min(bytes.count, begin + length)
      switch random.next() % 6 {
      case 0: bytes[begin] = UInt8(truncatingIfNeeded: random.next())
      case 1: bytes.removeSubrange(range)
      case 2: bytes.insert(contentsOf: bytes[range], at: begin)
      case 3:
        let text = insertions[Int(random.next() % UInt64(insertions.count))]
        bytes.insert(contentsOf: Array(text.utf8), at: begin)
      case 4: bytes[begin] = UInt8(0x30 + random.next() % 10)
      default:
        let place = Int(random.next() % UInt64(bytes.count))
        let moved = Array(bytes[range])
        bytes.removeSubrange(range)
        bytes.insert(contentsOf: moved, at: min(place, bytes.count))
      }
    }
    return bytes
  }

  @Test(arguments: files)
  func noTextOfTheFileIsKept(file: String) throws {
    let session = try SessionImport.read(
      path: Fixture.path(file), answers: Fixture.answers(path: Fixture.path(file)))
    #expect(!"\(session.metadata)".contains("Invented"))
    #expect(!"\(session.metadata)".contains("Person"))
  }

  @Test func longFilesStopAndTellHowFarTheyAre() throws {
    let rows = (0..<4000).map { row -> String in
      let time = Double(row) / 200
      return "\(time)\t100\t20\t30\t\(time)\t100\t20\t30\t\t"
    }
    let data = try Fixture.edited("loadsol/three-zones.txt") { $0 = Array($0.prefix(4)) + rows }
    try Fixture.withFolder { folder throws in
      let path = folder + "/long.txt"
      try data.write(to: URL(filePath: path))
      var fractions: [Double] = []
      let session = try SessionImport.read(path: path) { fractions.append($0) }
      #expect(session.frames.right?.count == 4000)
      #expect(fractions == fractions.sorted())
      #expect(fractions.count > 3)
      #expect(fractions.last == 1)
      let stopped = CancellationToken(when: { true }).bind { Fixture.error(reading: path) }
      #expect(stopped?.code == .cancelled)
    }
  }
}
