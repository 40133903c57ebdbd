import GaitAnalysis
import GaitModel

extension ConsoleState {
  /// Whether nothing more happens by itself: what was asked for is there, and what plays has come to its end.
  package var isAtRest: Bool {
    if let live {
      return !live.devices.isEmpty && live.devices.allSatisfy { $0.connection == .ended }
    }
    guard opening == nil, models.progress == nil else { return false }
    return isReady && session?.transport.isPlaying != true
  }

  /// Whether what was asked for is there, so that the next key finds what it is about.
  package var isReady: Bool {
    // Devices may never come, and whoever sends keys wants them to be taken.
    guard live == nil else { return true }
    guard opening == nil, library.isRead || screen != .library else { return false }
    guard let session else { return true }
    return session.analysis?.isComplete == true || notice?.kind == .problem
  }
}
