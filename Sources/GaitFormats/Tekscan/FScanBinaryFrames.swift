import GaitFiles
import GaitModel

/// Collects the frames of a `.fsx` recording: runs of readings up to FFFF, then tags up to FFFF.
struct FScanBinaryFrames {
  private static let end = UInt16.max
  private static let numberTag = UInt16(1)
  private static let microsecondsTag = UInt16(2)
  private static let fileTimeTag = UInt16(16)
  /// Readings in memory at most: a gigabyte of them.
  private static let valueLimit = 1 << 28

  private let secondsPerFrame: Double?
  private let announcedFrames: Int?
  private var matrix: [Float]
  private let foot: Foot
  private var cells: FScanCells
  private var steps = TimeSteps()
  private var isCut = false

  private(set) var startedAtFileTime: UInt64?
  private(set) var notes: [String] = []

  init(header: FScanHeader, layout: FScanLayout, foot: Foot) {
    secondsPerFrame = header.secondsPerFrame
    announcedFrames = header.frameCount
    matrix = Array(repeating: 0, count: header.rows * header.columns)
    cells = FScanCells(layout)
    self.foot = foot
  }

  /// The rate that the header states, or the one of the frames' own times.
  var samplingRateHz: Double {
    secondsPerFrame.map { (1000 / $0).rounded() / 1000 } ?? steps.samplingRateHz ?? 100
  }

  var count: Int { cells.times.count }

  var frames: FrameBlock { cells.block(foot: foot) }

  mutating func finish() {
    if let announcedFrames, announcedFrames != count {
      notes.append("\(count) whole frames, where the header has \(announcedFrames)")
    } else if isCut {
      notes.append("the file ends in a frame, which was left out")
    }
  }

  /// Reads a frame; false at the end of the file, or where it is cut.
  ///
  /// - Throws: `implausibleValue`, `timeNotAscending`, `tooLarge` or `unreadable`.
  mutating func readFrame(_ reader: inout ByteReader) throws(GaitlabError) -> Bool {
    guard reader.remaining > 0 else { return false }
    if let announcedFrames, count >= announcedFrames { return false }
    let begin = reader.offset
    for place in matrix.indices { matrix[place] = 0 }
    guard try readRuns(&reader), let tags = try readTags(&reader) else {
      isCut = true
      return false
    }
    let time: Double
    if let microseconds = tags.microseconds {
      time = Double(microseconds) * 1e-6
    } else if let secondsPerFrame {
      time = Double((tags.number.map { Int($0) } ?? count + 1) - 1) * secondsPerFrame
    } else {
      throw reader.failure(
        .badHeader, at: begin, found: "a frame without a time, and no SECONDS_PER_FRAME",
        expected: "either", advice: "copy the file again")
    }
    try check(time, begin: begin, reader)
    if count == 0 { startedAtFileTime = tags.fileTime }
    cells.append(time: time, matrix: matrix, scale: 1)
    return true
  }

  private mutating func check(
    _ time: Double, begin: Int, _ reader: borrowing ByteReader
  ) throws(GaitlabError) {
    guard time >= 0, time <= Plausible.longestSeconds else {
      throw reader.failure(
        .implausibleValue, at: begin, found: "a frame at \(time) s", expected: "at most a week",
        advice: "copy the file again")
    }
    if let last = cells.times.last {
      guard time > last else {
        throw reader.failure(
          .timeNotAscending, at: begin, found: "a frame at \(time) s after \(last) s",
          expected: "times that ascend", advice: "copy the file again")
      }
      steps.add(time - last)
    }
    guard cells.valueCount < Self.valueLimit else {
      throw reader.failure(
        .tooLarge, at: begin, found: "more than \(count) frames",
        expected: "a recording that fits into memory", advice: "record or export shorter parts")
    }
  }

  /// Reads the runs of neighbouring readings; false where the file is cut.
  private mutating func readRuns(_ reader: inout ByteReader) throws(GaitlabError) -> Bool {
    while true {
      let place = reader.offset
      guard let index = try reader.littleEndian(UInt16.self) else { return false }
      if index == Self.end { return true }
      guard let count = try reader.littleEndian(UInt8.self) else { return false }
      let start = Int(index)
      guard start + Int(count) <= matrix.count else {
        throw reader.failure(
          .implausibleValue, at: place, found: "readings \(start) to \(start + Int(count))",
          expected: "at most \(matrix.count), as the header has sensels",
          advice: "copy the file again")
      }
      let isThere: Void? = try reader.withBytes(Int(count)) { bytes in
        for offset in bytes.indices { matrix[start + offset] = Float(bytes[offset]) }
      }
      if isThere == nil { return false }
    }
  }

  private struct Tags {
    var number: UInt32?
    var microseconds: UInt64?
    var fileTime: UInt64?
  }

  private func readTags(_ reader: inout ByteReader) throws(GaitlabError) -> Tags? {
    var tags = Tags()
    while true {
      guard let id = try reader.littleEndian(UInt16.self) else { return nil }
      if id == Self.end { return tags }
      guard let length = try reader.littleEndian(UInt16.self) else { return nil }
      switch (id, length) {
      case (Self.numberTag, 4): tags.number = try reader.littleEndian(UInt32.self)
      case (Self.microsecondsTag, 8): tags.microseconds = try reader.littleEndian(UInt64.self)
      case (Self.fileTimeTag, 8): tags.fileTime = try reader.littleEndian(UInt64.self)
      default:
        if try reader.withBytes(Int(length), { _ in }) == nil { return nil }
      }
    }
  }
}
