/// How often a recorder writes and how much it keeps while it cannot.
struct RecorderLimits: Sendable {
  /// From one commit to the next; with the commit itself well below the second that may be lost.
  var commitSeconds = 0.4
  /// Until a disk that refused is tried again.
  var retrySeconds = 1.0
  /// How long `finish` tries to bring what waits to a disk that refuses.
  var finishSeconds = 3.0
  /// Samples that may wait in memory, in bytes.
  var waitingByteLimit = 64 << 20
  /// What one transaction may write: with little room on the disk some of it still fits.
  var transactionByteLimit = 4 << 20
}
