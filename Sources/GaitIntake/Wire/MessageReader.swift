import GaitModel

/// Reads one whole line or binary message of a sender, by what the sender has announced.
struct MessageReader: Sendable {
  enum Reading {
    case message(WireMessage)
    /// A header that is known already.
    case repeated
    /// An empty line or a comment.
    case nothing
  }

  private var streams = AnnouncedStreams()

  /// Reads a line.
  ///
  /// - Parameter line: without the newline.
  /// - Returns: what it says.
  /// - Throws: why it is malformed.
  mutating func read(line: UnsafeBufferPointer<UInt8>) throws(WireProblem) -> Reading {
    let line = LineText.trimmed(line)
    guard let first = line.first else { return .nothing }
    guard first == UInt8(ascii: "#") else {
      return .message(try DataLine.read(try LineChecksum.strip(line), streams: streams))
    }
    return HeaderFields.isHeader(line) ? try read(header: line) : .nothing
  }

  /// Reads a binary message.
  ///
  /// - Parameter message: all of its bytes; kind, length and checksum are right.
  /// - Returns: what it says.
  /// - Throws: why it is malformed.
  mutating func read(binary message: UnsafeBufferPointer<UInt8>) throws(WireProblem) -> Reading {
    guard let kind = BinaryFrame.Kind(rawValue: message[BinaryFrame.kindOffset]) else {
      throw WireProblem("a binary message of unknown kind")
    }
    if kind == .announcement {
      let end = message.count - BinaryFrame.checksumBytes
      let text = LineText.trimmed(
        UnsafeBufferPointer(rebasing: message[BinaryFrame.textOffset..<end]))
      guard HeaderFields.isHeader(text) else {
        throw WireProblem("a binary announcement that holds no header line")
      }
      return try read(header: text)
    }
    let foot: Foot = message[BinaryFrame.footOffset] == 0 ? .left : .right
    let time = BinaryFrame.integer(message, at: BinaryFrame.timeOffset, as: UInt64.self)
    guard Double(time) * 1e-6 <= Plausible.times.upperBound else {
      throw WireProblem("a time of \(time) us")
    }
    let sequence = BinaryFrame.integer(message, at: BinaryFrame.sequenceOffset, as: UInt32.self)
    if kind == .force {
      let bits = BinaryFrame.integer(message, at: BinaryFrame.newtonsOffset, as: UInt32.self)
      let newtons = Float(bitPattern: bits)
      guard Plausible.newtons.contains(Double(newtons)) else {
        throw WireProblem("a force of \(newtons) N")
      }
      return .message(
        .force(
          WireForce(
            foot: foot, sequence: sequence, deviceMicroseconds: Int64(time), newtons: newtons)))
    }
    let cells = try cells(message, stream: streams.frames[foot])
    return .message(
      .frame(
        WireFrame(foot: foot, sequence: sequence, deviceMicroseconds: Int64(time), cells: cells)))
  }

  /// The header to deliver before a message that it describes; nil if it was the last one delivered.
  mutating func announcement(before message: WireMessage) -> StreamAnnouncement? {
    streams.due(before: message)
  }

  private mutating func read(
    header: UnsafeBufferPointer<UInt8>
  ) throws(WireProblem) -> Reading {
    let (announcement, timeUnit) = try AnnouncementReader.read(try LineChecksum.strip(header))
    let isNew = streams.take(announcement, timeUnit: timeUnit)
    return isNew ? .message(.announcement(announcement)) : .repeated
  }

  private func cells(
    _ message: UnsafeBufferPointer<UInt8>, stream: AnnouncedStreams.Stream
  ) throws(WireProblem) -> [Float] {
    let count = Int(
      BinaryFrame.integer(message, at: BinaryFrame.countOffset, as: UInt16.self))
    guard InsoleLayout.cellCountRange.contains(count), stream.cellCount ?? count == count else {
      throw DataLine.wrongCount(count, orMore: false, stream)
    }
    let raw = UnsafeRawBufferPointer(message)
    let scale = stream.scale
    let cells = [Float](unsafeUninitializedCapacity: count) { cells, initialised in
      for index in 0..<count {
        let offset = BinaryFrame.cellsOffset + 2 * index
        let value = UInt16(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt16.self))
        cells.initializeElement(at: index, to: Float(value) * scale)
      }
      initialised = count
    }
    guard stream.fitsEveryCount || cells.allSatisfy(stream.readings.contains) else {
      throw WireProblem("a cell that reads what no sensor does")
    }
    return cells
  }
}
