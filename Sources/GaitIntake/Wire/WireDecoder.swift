/// Turns the bytes of one sender into messages.
///
/// Each message is a line or binary, which its first bytes tell. After damage it finds the next message by
/// itself, and whatever comes, it keeps no more than `bufferLimit` bytes.
package struct WireDecoder: Sendable {
  /// Longest line, without its end.
  package static let longestLine = 65_536
  /// Most bytes that wait for more: a line, and a binary message that began inside it.
  package static let bufferLimit = longestLine + BinaryFrame.longest

  /// Damaged lines and packets, and bytes in a row that are no message.
  package private(set) var malformed = 0
  /// Why the last of them was refused, safe to show; empty if none was.
  package private(set) var lastProblem = ""
  /// Bytes that wait for more.
  package var bufferedBytes: Int { rest.count }

  private enum Synchrony {
    case inStep
    /// Inside a line that is too long; the next newline ends it.
    case insideLongLine
    /// Inside what is no message; only a good one ends it.
    case lost
  }

  private var reader = MessageReader()
  private var rest: [UInt8] = []
  private var synchrony = Synchrony.inStep
  /// Whether the next byte may begin a line.
  private var isLineStart = true
  /// Bytes of the rest that need not be searched again.
  private var searched = 0
  private var check = BinaryCheck()

  package init() {}

  /// Takes bytes as they came.
  ///
  /// - Parameters:
  ///   - bytes: a datagram, or a piece of a stream that may end anywhere.
  ///   - isDatagram: whether nothing follows that belongs to these bytes.
  ///   - deliver: gets each message, in order.
  package mutating func push(
    _ bytes: [UInt8], isDatagram: Bool, into deliver: (WireMessage) -> Void
  ) {
    bytes.withUnsafeBufferPointer { push($0, isDatagram: isDatagram, into: deliver) }
  }

  /// Takes bytes as they came, without a copy of those that can be read at once.
  ///
  /// - Parameters:
  ///   - bytes: a datagram, or a piece of a stream that may end anywhere.
  ///   - isDatagram: whether nothing follows that belongs to these bytes.
  ///   - deliver: gets each message, in order.
  package mutating func push(
    _ bytes: UnsafeBufferPointer<UInt8>, isDatagram: Bool, into deliver: (WireMessage) -> Void
  ) {
    check.earn(byteCount: bytes.count)
    if isDatagram {
      finish(into: deliver)
      _ = process(bytes, isWhole: true, into: deliver)
      startAnew()
      return
    }
    var left = bytes
    while !rest.isEmpty, !left.isEmpty {
      // Pieces keep the buffer small however much comes at once.
      let piece = left.prefix(Self.longestLine)
      left = UnsafeBufferPointer(rebasing: left.dropFirst(piece.count))
      var waiting: [UInt8] = []
      swap(&waiting, &rest)
      waiting.append(contentsOf: piece)
      waiting.withUnsafeBufferPointer { readStream($0, into: deliver) }
    }
    if !left.isEmpty { readStream(left, into: deliver) }
  }

  /// The stream has ended: reads a last line without a newline, and gives up what is incomplete.
  package mutating func finish(into deliver: (WireMessage) -> Void) {
    var waiting: [UInt8] = []
    swap(&waiting, &rest)
    waiting.withUnsafeBufferPointer { _ = process($0, isWhole: true, into: deliver) }
    startAnew()
  }

  private mutating func startAnew() {
    synchrony = .inStep
    isLineStart = true
    searched = 0
  }

  private mutating func readStream(
    _ bytes: UnsafeBufferPointer<UInt8>, into deliver: (WireMessage) -> Void
  ) {
    let done = process(bytes, isWhole: false, into: deliver)
    rest = Array(bytes[done...])
  }

  /// Reads on until more bytes are needed; returns how many are done with.
  private mutating func process(
    _ bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool, into deliver: (WireMessage) -> Void
  ) -> Int {
    var position = 0
    while position < bytes.count {
      let part = UnsafeBufferPointer(rebasing: bytes[position...])
      guard let length = step(part, isWhole: isWhole, into: deliver) else { break }
      position += length
      searched = 0
    }
    return position
  }

  /// Reads or passes over what the bytes begin with; nil if more are needed to tell.
  private mutating func step(
    _ bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool, into deliver: (WireMessage) -> Void
  ) -> Int? {
    switch check.look(at: bytes, isWhole: isWhole) {
    case .needsMore: return nil
    case .sound(let length):
      take(binary: UnsafeBufferPointer(rebasing: bytes[..<length]), into: deliver)
      return length
    case .damaged(let damage):
      if synchrony == .inStep {
        count(damage.problem)
        synchrony = .lost
      }
      isLineStart = false
      return 1
    case .none: break
    }
    return isLineStart
      ? line(bytes, isWhole: isWhole, into: deliver) : skip(bytes)
  }

  /// Reads a line, or a binary message that begins inside because the line lost its end.
  private mutating func line(
    _ bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool, into deliver: (WireMessage) -> Void
  ) -> Int? {
    let reach = min(bytes.count, Self.longestLine + 1)
    var end = searched
    while end < reach, bytes[end] != UInt8(ascii: "\n") {
      if bytes[end] == BinaryFrame.magic.0, end > 0 {
        switch check.look(at: UnsafeBufferPointer(rebasing: bytes[end...]), isWhole: isWhole) {
        case .none, .damaged: break
        case .needsMore:
          searched = end
          return nil
        case .sound(let length):
          refuse(WireProblem("bytes that are not a message"))
          take(
            binary: UnsafeBufferPointer(rebasing: bytes[end..<end + length]), into: deliver)
          return end + length
        }
      }
      end += 1
    }
    if end < reach {
      take(line: UnsafeBufferPointer(rebasing: bytes[..<end]), into: deliver)
      return end + 1
    }
    guard end <= Self.longestLine else {
      refuse(WireProblem("a line of more than \(Self.longestLine) bytes"))
      if synchrony == .inStep { synchrony = .insideLongLine }
      isLineStart = false
      return end
    }
    guard isWhole else {
      searched = end
      return nil
    }
    take(line: bytes, into: deliver)
    return end
  }

  /// Passes over bytes up to the next that may begin a message.
  private mutating func skip(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\n") {
        isLineStart = true
        if synchrony == .insideLongLine { synchrony = .inStep }
        return index + 1
      }
      // The first byte has been looked at.
      if index > 0, bytes[index] == BinaryFrame.magic.0 { return index }
      index += 1
    }
    return index
  }

  private mutating func take(
    binary message: UnsafeBufferPointer<UInt8>, into deliver: (WireMessage) -> Void
  ) {
    synchrony = .inStep
    isLineStart = true
    do throws(WireProblem) {
      if case .message(let read) = try reader.read(binary: message) {
        give(read, into: deliver)
      }
    } catch {
      count(error)
    }
  }

  private mutating func take(
    line: UnsafeBufferPointer<UInt8>, into deliver: (WireMessage) -> Void
  ) {
    do throws(WireProblem) {
      switch try reader.read(line: line) {
      case .message(let read):
        synchrony = .inStep
        give(read, into: deliver)
      case .repeated: synchrony = .inStep
      case .nothing: break
      }
    } catch {
      refuse(error)
      // The rest of a damaged binary message may hold more newlines.
      if LineText.isBinary(line) { synchrony = .lost }
    }
  }

  /// Delivers a message behind the header that describes it.
  private mutating func give(_ message: WireMessage, into deliver: (WireMessage) -> Void) {
    if let due = reader.announcement(before: message) { deliver(.announcement(due)) }
    deliver(message)
  }

  /// Counts damage unless it belongs to what is counted already.
  private mutating func refuse(_ problem: WireProblem) {
    if synchrony == .inStep { count(problem) }
  }

  private mutating func count(_ problem: WireProblem) {
    malformed += 1
    lastProblem = problem.text
  }
}
