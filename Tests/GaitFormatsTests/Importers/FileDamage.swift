import Foundation
import GaitModel
import GaitTestSupport

/// Damages a file in the ways that files are damaged, the same ways in every run.
enum FileDamage {
  /// Mutations an importer: `GAITLAB_MUTATIONS` of the environment, or some hundreds.
  static let mutationCount =
    ProcessInfo.processInfo.environment["GAITLAB_MUTATIONS"].flatMap { Int($0) } ?? 300

  /// Lends the path of the file cut at every tenth byte, then of mutations of it.
  static func forEach(of fixture: String, _ body: (String) throws -> Void) throws {
    let bytes = try Array(Data(contentsOf: URL(filePath: Fixture.path(fixture))))
    let name = String(fixture.split(separator: "/").last ?? "file")
    var random = SplitMix64(seed: 77)
    try Fixture.withFolder { folder throws in
      let path = folder + "/" + name
      for length in stride(from: 1, to: bytes.count, by: 10) {
        try Data(bytes.prefix(length)).write(to: URL(filePath: path))
        try body(path)
      }
      for _ in 0..<mutationCount {
        try Data(mutated(bytes, using: &random)).write(to: URL(filePath: path))
        try body(path)
      }
    }
  }

  private static func mutated(_ bytes: [UInt8], using random: inout SplitMix64) -> [UInt8] {
    var bytes = bytes
    for _ in 0...random.next() % 4 {
      guard !bytes.isEmpty else { break }
      let index = Int(random.next() % UInt64(bytes.count))
      let length = min(bytes.count - index, 1 + Int(random.next() % 40))
      switch random.next() % 6 {
      case 0, 1: bytes[index] = UInt8(truncatingIfNeeded: random.next())
      case 2: bytes[index] ^= 1 << UInt8(random.next() % 8)
      case 3: bytes.removeSubrange(index..<index + length)
      case 4: bytes.insert(contentsOf: bytes[index..<index + length], at: index)
      default:
        // Numbers at the edges of their range.
        let fill: UInt8 = random.next() % 2 == 0 ? 0xFF : 0
        for place in index..<min(index + 4, bytes.count) { bytes[place] = fill }
      }
    }
    return bytes
  }
}
