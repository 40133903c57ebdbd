import Foundation
import GaitIntake

/// Writes to a descriptor without ever waiting longer than wanted.
enum DescriptorWriter {
  enum Outcome: Equatable {
    case written
    /// Nothing was taken for too long, or it was cancelled; what is left stays in the bytes.
    case stuck
    case failed(errno: Int32)
  }

  /// What a pipe that is ready takes at once; POSIX promises at least 512 bytes.
  private static let pieceBytes = 512
  /// How often it is asked whether it is cancelled.
  private static let lookMilliseconds: Int32 = 20

  /// Writes bytes, and takes off them what is written.
  ///
  /// - Parameters:
  ///   - bytes: what is written; what is left of it afterwards was not.
  ///   - descriptor: a blocking or non-blocking one.
  ///   - patienceSeconds: how long it may take none of them.
  ///   - isCancelled: ends the wait; what goes without waiting is still written.
  /// - Returns: what has become of them.
  static func write(
    _ bytes: inout ArraySlice<UInt8>, to descriptor: Int32, patienceSeconds: Double,
    isCancelled: () -> Bool
  ) -> Outcome {
    var lastProgress = ArrivalClock.now()
    while !bytes.isEmpty {
      var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      var written = 0
      if poll(&entry, 1, lookMilliseconds) > 0 {
        let piece = Array(bytes.prefix(pieceBytes))
        written = Foundation.write(descriptor, piece, piece.count)
        if written < 0, errno != EINTR, errno != EAGAIN { return .failed(errno: errno) }
      }
      if written > 0 {
        bytes.removeFirst(written)
        lastProgress = ArrivalClock.now()
      } else if isCancelled() || ArrivalClock.now() - lastProgress > patienceSeconds {
        return .stuck
      }
    }
    return .written
  }

  /// The same with bytes of which nobody wants to know the rest.
  static func write(
    _ messages: [[UInt8]], to descriptor: Int32, patienceSeconds: Double, isCancelled: () -> Bool
  ) -> Outcome {
    var bytes = ArraySlice(messages.joined())
    return write(
      &bytes, to: descriptor, patienceSeconds: patienceSeconds, isCancelled: isCancelled)
  }
}
