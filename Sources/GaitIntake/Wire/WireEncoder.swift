package import GaitFiles
import GaitModel
import PlainText

/// Writes what a device sends, as lines or in the binary format.
package struct WireEncoder: Sendable {
  package enum Format: String, CaseIterable, Sendable {
    case lines
    case binary
  }

  package let announcement: StreamAnnouncement
  package let format: Format
  package let timeUnit: WireTimeUnit
  package let checksum: LineChecksum?
  /// The header line without its end.
  private let header: [UInt8]

  /// An encoder for one device.
  ///
  /// - Parameters:
  ///   - announcement: what the header says.
  ///   - format: lines or binary.
  ///   - timeUnit: what the times of lines are counted in.
  ///   - checksum: what lines end with; nil for none. Binary messages always end with CRC-32.
  /// - Throws: `tooLarge` if the header is longer than a reader takes.
  package init(
    announcement: StreamAnnouncement, format: Format, timeUnit: WireTimeUnit = .microseconds,
    checksum: LineChecksum? = .crc16
  ) throws(GaitlabError) {
    self.announcement = announcement
    self.format = format
    self.timeUnit = timeUnit
    self.checksum = checksum
    var header: [UInt8] = []
    AnnouncementWriter.append(announcement, timeUnit: timeUnit, to: &header)
    guard header.count + 6 <= BinaryFrame.longestText else {
      throw GaitlabError(
        .tooLarge, file: announcement.device,
        found: "a header line of \(Counted.text(header.count, "byte"))",
        expected: "at most \(BinaryFrame.longestText - 6)",
        advice: "give the positions of the cells with fewer decimals")
    }
    self.header = header
  }

  /// The bytes of a message; an announcement is the encoder's own.
  package func bytes(of message: WireMessage) -> [UInt8] {
    var bytes: [UInt8] = []
    switch message {
    case .announcement: appendAnnouncement(to: &bytes)
    case .frame(let frame): append(frame, to: &bytes)
    case .force(let force): append(force, to: &bytes)
    }
    return bytes
  }

  package func appendAnnouncement(to bytes: inout [UInt8]) {
    let start = bytes.count
    switch format {
    case .lines:
      bytes.append(contentsOf: header)
      endLine(&bytes, from: start)
    case .binary:
      begin(.announcement, foot: announcement.foot ?? .left, to: &bytes)
      bytes.append(contentsOf: header)
      end(&bytes, from: start)
    }
  }

  /// Appends a frame; binary cells are rounded to whole counts of the announced scale.
  package func append(_ frame: WireFrame, to bytes: inout [UInt8]) {
    let start = bytes.count
    switch format {
    case .lines:
      bytes.append(frame.foot == .left ? UInt8(ascii: "L") : UInt8(ascii: "R"))
      append(sequence: frame.sequence, to: &bytes)
      append(microseconds: frame.deviceMicroseconds, to: &bytes)
      for cell in frame.cells {
        bytes.append(UInt8(ascii: ","))
        NumberText.append(cell, to: &bytes)
      }
      endLine(&bytes, from: start)
    case .binary:
      precondition(InsoleLayout.cellCountRange.contains(frame.cells.count), "too many cells")
      begin(.pressure, foot: frame.foot, to: &bytes)
      BinaryFrame.append(UInt64(max(0, frame.deviceMicroseconds)), to: &bytes)
      BinaryFrame.append(frame.sequence ?? 0, to: &bytes)
      BinaryFrame.append(UInt16(frame.cells.count), to: &bytes)
      for cell in frame.cells { BinaryFrame.append(count(of: cell), to: &bytes) }
      end(&bytes, from: start)
    }
  }

  package func append(_ force: WireForce, to bytes: inout [UInt8]) {
    let start = bytes.count
    switch format {
    case .lines:
      bytes.append(contentsOf: (force.foot == .left ? "FL" : "FR").utf8)
      append(sequence: force.sequence, to: &bytes)
      append(microseconds: force.deviceMicroseconds, to: &bytes)
      bytes.append(UInt8(ascii: ","))
      NumberText.append(force.newtons, to: &bytes)
      endLine(&bytes, from: start)
    case .binary:
      begin(.force, foot: force.foot, to: &bytes)
      BinaryFrame.append(UInt64(max(0, force.deviceMicroseconds)), to: &bytes)
      BinaryFrame.append(force.sequence ?? 0, to: &bytes)
      BinaryFrame.append(force.newtons.bitPattern, to: &bytes)
      end(&bytes, from: start)
    }
  }

  /// The nearest count that there is; what is not a number is nothing.
  private func count(of reading: Float) -> UInt16 {
    let count = (reading / announcement.scale).rounded()
    return count > 0 ? UInt16(min(count, Float(UInt16.max))) : 0
  }

  private func append(sequence: UInt32?, to bytes: inout [UInt8]) {
    guard let sequence else { return }
    bytes.append(UInt8(ascii: "#"))
    bytes.append(contentsOf: String(sequence).utf8)
  }

  private func append(microseconds: Int64, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: ","))
    NumberText.append(Double(microseconds) / timeUnit.microseconds, to: &bytes)
  }

  private func endLine(_ bytes: inout [UInt8], from start: Int) {
    checksum?.append(to: &bytes, from: start)
    bytes.append(UInt8(ascii: "\n"))
  }

  private func begin(_ kind: BinaryFrame.Kind, foot: Foot, to bytes: inout [UInt8]) {
    bytes += [BinaryFrame.magic.0, BinaryFrame.magic.1, BinaryFrame.version, kind.rawValue]
    bytes += [0, 0, foot == .left ? 0 : 1, 0]
  }

  /// Fills in the length and appends the checksum.
  private func end(_ bytes: inout [UInt8], from start: Int) {
    let length = UInt16(bytes.count - start + BinaryFrame.checksumBytes)
    bytes[start + BinaryFrame.lengthOffset] = UInt8(length & 0xFF)
    bytes[start + BinaryFrame.lengthOffset + 1] = UInt8(length >> 8)
    if bytes[start + BinaryFrame.kindOffset] == BinaryFrame.Kind.announcement.rawValue {
      bytes[start + BinaryFrame.complementOffset] = ~UInt8(length & 0xFF)
      bytes[start + BinaryFrame.complementOffset + 1] = ~UInt8(length >> 8)
    }
    let checksum = bytes.withUnsafeBufferPointer {
      CRC32.checksum(UnsafeBufferPointer(rebasing: $0[start...]))
    }
    BinaryFrame.append(checksum, to: &bytes)
  }
}
