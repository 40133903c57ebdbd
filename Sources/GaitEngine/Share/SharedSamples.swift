import GaitIntake
import GaitModel

/// Runs of samples as bytes: the foot, the number of cells and of frames, the times, the values; the lowest byte
/// comes first.
enum SharedSamples {
  /// Bytes of samples that a packet holds at most, so that it is small beside a queue.
  private static let pieceBytes = 256 << 10
  private static let headerBytes = 7

  static func packets(_ block: FrameBlock) -> [SharePacket] {
    let most = max(1, pieceBytes / (8 + 4 * block.cellCount))
    return stride(from: 0, to: block.count, by: most).map { start in
      let piece = block.slice(start..<min(start + most, block.count))
      return SharePacket(
        .frames, payload: bytes(piece.foot, piece.cellCount, piece.times, piece.cells))
    }
  }

  static func packets(_ block: ForceBlock) -> [SharePacket] {
    let most = pieceBytes / 12
    return stride(from: 0, to: block.count, by: most).map { start in
      let piece = block.slice(start..<min(start + most, block.count))
      return SharePacket(.forces, payload: bytes(piece.foot, 1, piece.times, piece.newtons))
    }
  }

  static func frames(_ payload: [UInt8]) throws(SharedMessage.Problem) -> FrameBlock {
    let (foot, cellCount, times, values) = try samples(payload)
    return FrameBlock(foot: foot, cellCount: cellCount, times: times, cells: values)
  }

  static func forces(_ payload: [UInt8]) throws(SharedMessage.Problem) -> ForceBlock {
    let (foot, cellCount, times, values) = try samples(payload)
    guard cellCount == 1, values.allSatisfy({ Plausible.newtons.contains(Double($0)) }) else {
      throw SharedMessage.Problem(reason: "forces that nobody has")
    }
    return ForceBlock(foot: foot, times: times, newtons: values)
  }

  private static func bytes(
    _ foot: Foot, _ cellCount: Int, _ times: [Double], _ values: [Float]
  ) -> [UInt8] {
    var bytes: [UInt8] = [foot == .left ? 0 : 1]
    bytes.reserveCapacity(headerBytes + 8 * times.count + 4 * values.count)
    append(UInt16(cellCount), to: &bytes)
    append(UInt32(times.count), to: &bytes)
    for time in times { append(time.bitPattern, to: &bytes) }
    for value in values { append(value.bitPattern, to: &bytes) }
    return bytes
  }

  private static func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
    for shift in stride(from: 0, to: value.bitWidth, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }

  private static func samples(
    _ payload: [UInt8]
  ) throws(SharedMessage.Problem) -> (Foot, Int, [Double], [Float]) {
    let problem = SharedMessage.Problem(reason: "samples that cannot be read")
    guard payload.count >= headerBytes, payload[0] <= 1 else { throw problem }
    let cellCount = Int(payload[1]) | Int(payload[2]) << 8
    let count = (0..<4).reduce(0) { $0 | Int(payload[3 + $1]) << (8 * $1) }
    guard InsoleLayout.cellCountRange.contains(cellCount), count <= payload.count,
      payload.count == headerBytes + count * (8 + 4 * cellCount)
    else { throw problem }
    func word<Word: FixedWidthInteger>(at offset: Int) -> Word {
      (0..<Word.bitWidth / 8).reduce(0) { $0 | Word(payload[offset + $1]) << Word($1 * 8) }
    }
    let times = (0..<count).map {
      Double(bitPattern: word(at: headerBytes + 8 * $0))
    }
    let start = headerBytes + 8 * count
    let values = (0..<count * cellCount).map { Float(bitPattern: word(at: start + 4 * $0)) }
    // Not a number is in no range and before nothing.
    guard times.allSatisfy({ abs($0) <= Plausible.longestSeconds }),
      zip(times, times.dropFirst()).allSatisfy({ $0 < $1 }), values.allSatisfy(\.isFinite)
    else { throw SharedMessage.Problem(reason: "times or readings that cannot be") }
    return (payload[0] == 0 ? .left : .right, cellCount, times, values)
  }
}
