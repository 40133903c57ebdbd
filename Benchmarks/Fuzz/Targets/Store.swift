import GaitFiles
import GaitModel
import GaitStore

extension FuzzTarget {
  /// Four bytes for the size that the row of the store says, then a chunk; one that is read is coded again.
  static let chunk = FuzzTarget(name: "chunk") {
    let frames = 40
    let values = (0..<frames * 3).map { Float($0 % 7) }
    let ticks = (0..<frames).map { Double($0) / 100 }
    return [
      FrameBlock(foot: .left, cellCount: 3, times: ticks, cells: values),
      FrameBlock(foot: .left, cellCount: 3, times: ticks, cells: values.map { $0 * 0.1 }),
      FrameBlock(foot: .left, cellCount: 3, times: ticks.map { $0 * .pi }, cells: values),
      FrameBlock(foot: .left, cellCount: 3, times: ticks, cells: values.map { $0 / 3 }),
    ].map { block in [UInt8(frames), 0, 3, 0] + ChunkCodec.encode(block) }
  } read: { bytes in
    guard bytes.count > 4 else { return }
    let frames = Int(bytes[0]) | Int(bytes[1]) << 8
    let cellCount = Int(bytes[2]) | Int(bytes[3]) << 8
    guard
      let read = ChunkCodec.decode(Array(bytes[4...]), frames: frames, cellCount: cellCount)
    else { return }
    let block = FrameBlock(
      foot: .left, cellCount: cellCount, times: read.times, cells: read.values)
    let again = ChunkCodec.decode(ChunkCodec.encode(block), frames: frames, cellCount: cellCount)
    precondition(
      again?.times.map(\.bitPattern) == read.times.map(\.bitPattern)
        && again?.values.map(\.bitPattern) == read.values.map(\.bitPattern),
      "another chunk was written")
  }

  /// A whole recording.
  static let session = FuzzTarget(name: "gait") {
    try files("Tests/Fixtures/gait/version-1.gait", "Tests/Fixtures/gait/version-2.gait")
  } read: { bytes in
    FuzzFile.with(bytes) { path in _ = try? SessionFile(path: path).recorded() }
  }
}
