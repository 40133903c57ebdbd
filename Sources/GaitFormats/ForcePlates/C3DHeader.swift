import GaitFiles
import GaitModel

/// Where the samples of a C3D file lie and how they are stored.
struct C3DHeader {
  static let blockByteCount = 512
  static let key = UInt8(0x50)
  static let intel = UInt8(84)

  let parameters: C3DParameters
  /// Bytes of the points in a frame, before the analog samples.
  let pointByteCount: Int
  let channelCount: Int
  let samplesPerFrame: Int
  let frameCount: Int
  let dataOffset: Int
  let isFloat: Bool
  let samplingRateHz: Double

  var analogByteCount: Int { channelCount * samplesPerFrame * (isFloat ? 4 : 2) }
  var frameByteCount: Int { pointByteCount + analogByteCount }

  /// Reads header and parameters.
  ///
  /// - Throws: `truncated`, `badHeader`, `implausibleValue` or `notRecognised`.
  init(_ reader: inout ByteReader) throws(GaitlabError) {
    let block = try reader.withBytes(Self.blockByteCount) { Array($0) }
    guard let block, block[1] == Self.key else { throw Self.cut(reader) }
    parameters = try Self.parameters(&reader, firstBlock: Int(block[0]))
    let word = { (index: Int) -> Int in Int(block[2 * index - 2]) | Int(block[2 * index - 1]) << 8 }
    let float = { (index: Int) -> Double in
      Double(Float(bitPattern: UInt32(word(index)) | UInt32(word(index + 1)) << 16))
    }
    let points = parameters.integer("POINT:USED").map { $0 & 0xFFFF } ?? word(2)
    let scale = parameters.number("POINT:SCALE") ?? float(7)
    isFloat = scale < 0
    pointByteCount = points * 4 * (isFloat ? 4 : 2)
    channelCount = parameters.integer("ANALOG:USED").map { $0 & 0xFFFF } ?? 0
    let pointRate = parameters.number("POINT:RATE") ?? float(11)
    let rate = parameters.number("ANALOG:RATE") ?? pointRate * Double(word(10))
    // The header counts all analog numbers of a frame; older files round the rate instead.
    let perFrame = channelCount > 0 && word(3) > 0 ? word(3) / channelCount : word(10)
    samplesPerFrame = max(perFrame, 1)
    samplingRateHz = pointRate > 0 ? pointRate * Double(samplesPerFrame) : rate
    let start = parameters.integer("POINT:DATA_START").map { $0 & 0xFFFF } ?? word(9)
    dataOffset = ((start > 0 ? start : word(9)) - 1) * Self.blockByteCount
    frameCount = Self.frameCount(parameters, first: word(4), last: word(5))
    guard Plausible.samplingRatesHz.contains(samplingRateHz) else {
      throw reader.failure(
        .implausibleValue, at: 0, found: "a sampling rate of \(samplingRateHz) Hz",
        expected: "POINT:RATE and ANALOG:RATE", advice: "export the trial again")
    }
    guard dataOffset >= Self.blockByteCount, frameByteCount > 0, frameCount > 0 else {
      throw reader.failure(
        .badHeader, at: 0, found: "no frames, or no place where they begin",
        expected: "frames of points and analog channels", advice: "export the trial again")
    }
  }

  /// Frames are counted in 16 bits, which is not enough: newer files say it again.
  private static func frameCount(_ parameters: C3DParameters, first: Int, last: Int) -> Int {
    if let long = parameters.integer("POINT:LONG_FRAMES"), long > 0 { return long }
    let start = parameters.integers("TRIAL:ACTUAL_START_FIELD")
    let end = parameters.integers("TRIAL:ACTUAL_END_FIELD")
    if start.count == 2, end.count == 2 {
      let number = { (words: [Int]) in (words[0] & 0xFFFF) | (words[1] & 0xFFFF) << 16
      }
      let count = number(end) - number(start) + 1
      if count > 0 { return count }
    }
    if last >= first { return last - first + 1 }
    return parameters.integer("POINT:FRAMES").map { $0 & 0xFFFF } ?? 0
  }

  private static func parameters(
    _ reader: inout ByteReader, firstBlock: Int
  ) throws(GaitlabError) -> C3DParameters {
    let offset = (firstBlock - 1) * blockByteCount
    guard firstBlock > 1, reader.seek(to: offset) else { throw cut(reader) }
    let head = try reader.withBytes(4) { Array($0) }
    guard let head else { throw cut(reader) }
    switch head[3] {
    case intel: break
    case 85, 86:
      throw reader.failure(
        .notRecognised, at: offset + 3,
        found: "a C3D file of a \(head[3] == 85 ? "DEC" : "MIPS (SGI)") computer",
        expected: "a C3D file of an Intel computer (little-endian)",
        advice: "convert it, for instance with Mokka or ezc3d")
    default:
      throw reader.failure(
        .badHeader, at: offset + 3, found: "an unknown kind of computer, \(head[3])",
        expected: "84, an Intel computer", advice: "export the trial again")
    }
    let count = max(Int(head[2]) * blockByteCount - 4, 0)
    guard let bytes = try reader.withBytes(count, { Array($0) }) else { throw cut(reader) }
    return C3DParameters(bytes)
  }

  private static func cut(_ reader: borrowing ByteReader) -> GaitlabError {
    reader.failure(
      .truncated, at: 0, found: "the file ends in its header",
      expected: "a header, parameters and frames",
      advice: "the file is not whole: copy or export it again")
  }
}
