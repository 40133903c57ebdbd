import Foundation
import GaitFiles
import GaitModel
import GaitTestSupport
import PlainText
import Testing

@Suite struct MutatedSessionTests {
  /// Bytes of a small file are changed at random: it is read or refused, and never changed.
  @Test(arguments: 0..<10)
  func everyMutationIsReadOrRefused(round: UInt64) throws {
    let session = RandomSessions.session(
      seed: 1, layout: TestLayouts.scattered4, values: .quarters, frames: 40)
    try StoreFixture.withFile(session) { path throws in
      let folder = URL(filePath: path).deletingLastPathComponent()
      let original = try [UInt8](Data(contentsOf: URL(filePath: path)))
      var random = SplitMix64(seed: 900 + round)
      var refused = 0
      for _ in 0..<30 {
        var bytes = original
        for _ in 0..<(1 + Int(random.next() % 24)) {
          // Half of them where the structure is: file header, page headers, schema.
          let range = random.next().isMultiple(of: 2) ? min(4096, bytes.count) : bytes.count
          let place = Int(random.next() % UInt64(range))
          bytes[place] = UInt8(truncatingIfNeeded: random.next())
        }
        try Data(bytes).write(to: URL(filePath: path))
        if let error = StoreFixture.error(reading: path) {
          refused += 1
          #expect(error.file == path)
          #expect(!error.found.isEmpty)
          #expect(!error.summary.unicodeScalars.contains(where: Printable.isHarmful))
        }
        let after = try [UInt8](Data(contentsOf: URL(filePath: path)))
        #expect(after == bytes)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
      }
      #expect(refused > 0)
    }
  }
}
