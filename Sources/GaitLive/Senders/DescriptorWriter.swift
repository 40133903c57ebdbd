import Foundation
import GaitIntake

/// Writes to a descriptor without ever waiting longer than wanted.
enum DescriptorWriter {
  enum Outcome: Equatable {
    case written
    /// Nothing was taken for too long, or it was cancelled; part of the bytes may be written.
    case stuck
    case failed(errno: Int32)
  }

  /// What a pipe that is ready takes at once; POSIX promises at least 512 bytes.
  private static let pieceBytes = 512
  /// How often it is asked whether it is cancelled.
  private static let lookMilliseconds: Int32 = 50

  /// Writes all bytes.
  ///
  /// - Parameters:
  ///   - bytes: what is written.
  ///   - descriptor: a blocking or non-blocking one.
  ///   - patienceSeconds: how long it may take none of them.
  ///   - isCancelled: ends the wait.
  /// - Returns: what has become of them.
  static func write(
    _ bytes: [UInt8], to descriptor: Int32, patienceSeconds: Double, isCancelled: () -> Bool
  ) -> Outcome {
    var offset = 0
    var lastProgress = ArrivalClock.now()
    while offset < bytes.count {
      if isCancelled() { return .stuck }
      var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      let count = poll(&entry, 1, lookMilliseconds)
      guard count > 0 else {
        if ArrivalClock.now() - lastProgress > patienceSeconds { return .stuck }
        continue
      }
      let piece = Array(bytes[offset..<min(bytes.count, offset + pieceBytes)])
      let written = Foundation.write(descriptor, piece, piece.count)
      if written > 0 {
        offset += written
        lastProgress = ArrivalClock.now()
      } else if written < 0, errno != EINTR, errno != EAGAIN {
        return .failed(errno: errno)
      }
    }
    return .written
  }
}
