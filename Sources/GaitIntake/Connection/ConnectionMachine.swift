package import GaitModel

/// Tells from what happens to a stream how it is connected; it has no clock of its own.
///
/// Times are seconds of any clock that ascends; one that steps back is read as standing still.
package struct ConnectionMachine: Equatable, Sendable {
  package enum Input: Equatable, Sendable {
    case opened(at: Double)
    case frame(at: Double)
    case malformed(reason: String, at: Double)
    case closed(reason: String, at: Double)
    case retrying(inSeconds: Double, attempt: Int, reason: String, at: Double)
    case ended(at: Double)
    case tick(at: Double)
  }

  /// Shortest silence that is called a stall.
  package static let shortestStallSeconds = 0.5
  /// Silence after which a sender of datagrams, which cannot hang up, counts as gone.
  package static let datagramSilenceSeconds = 5.0
  /// How long nothing but unreadable bytes must come until the format is blamed.
  package static let formatErrorSeconds = 1.0

  package private(set) var state = ConnectionState.connecting
  /// Times that frames came again after the connection had been gone.
  package private(set) var reconnects = 0
  /// Frames a second, once they are known; they decide what is a stall.
  package var samplingRateHz: Double?

  private let isDatagram: Bool
  private var hasStreamed = false
  private var wasGone = false
  private var lastFrame = 0.0
  /// When anything came last.
  private var lastBytes = 0.0
  /// When the first unreadable bytes came since the last frame.
  private var malformedSince: Double?
  private var lastMalformed = 0.0
  private var retryAt = 0.0

  /// - Parameters:
  ///   - isDatagram: whether its sender cannot hang up.
  ///   - samplingRateHz: frames a second, if they are known.
  package init(isDatagram: Bool, samplingRateHz: Double? = nil) {
    self.isDatagram = isDatagram
    self.samplingRateHz = samplingRateHz
  }

  /// Silence that is called a stall: ten frames, but not less than half a second.
  package var stallSeconds: Double {
    guard let rate = samplingRateHz, rate > 0 else { return Self.shortestStallSeconds }
    return max(Self.shortestStallSeconds, 10 / rate)
  }

  package mutating func handle(_ input: Input) {
    // An ended stream is over, whatever is still under way; only a new one is news.
    if case .ended = state {
      guard case .opened = input else { return }
    }
    switch input {
    case .opened: open()
    case .frame(let time): receiveFrame(at: time)
    case .malformed(let reason, let time): receiveMalformed(reason, at: time)
    case .closed(let reason, _): lose(reason)
    case .retrying(let seconds, let attempt, let reason, let time):
      lose(reason)
      retryAt = time + seconds
      state = .reconnecting(inSeconds: max(0, seconds), attempt: attempt, reason: reason)
    case .ended:
      malformedSince = nil
      state = .ended
    case .tick(let time): pass(to: time)
    }
  }

  // MARK: - Inputs

  private mutating func open() {
    malformedSince = nil
    state = .connecting
  }

  private mutating func receiveFrame(at time: Double) {
    if wasGone { reconnects += 1 }
    wasGone = false
    hasStreamed = true
    malformedSince = nil
    lastFrame = time
    lastBytes = time
    state = .streaming
  }

  private mutating func receiveMalformed(_ reason: String, at time: Double) {
    switch state {
    case .reconnecting, .ended: return
    case .lost where !isDatagram: return
    default: break
    }
    // Single ones with silence between them are noise and no format.
    if time - lastMalformed > Self.formatErrorSeconds { malformedSince = nil }
    let since = malformedSince ?? time
    malformedSince = since
    lastMalformed = time
    lastBytes = time
    if time - since >= Self.formatErrorSeconds { state = .formatError(reason: reason) }
  }

  private mutating func lose(_ reason: String) {
    malformedSince = nil
    wasGone = hasStreamed
    state = .lost(reason: reason)
  }

  private mutating func pass(to time: Double) {
    switch state {
    case .streaming, .stalled:
      let silence = time - lastFrame
      if isDatagram, time - lastBytes >= Self.datagramSilenceSeconds {
        loseSilentSender()
      } else if silence > stallSeconds {
        state = .stalled(seconds: silence)
      }
    case .formatError:
      if isDatagram, time - lastBytes >= Self.datagramSilenceSeconds { loseSilentSender() }
    case .reconnecting(_, let attempt, let reason):
      state = .reconnecting(
        inSeconds: max(0, retryAt - time), attempt: attempt, reason: reason)
    case .connecting, .lost, .ended: break
    }
  }

  private mutating func loseSilentSender() {
    lose("no frames for more than \(Int(Self.datagramSilenceSeconds)) s")
  }
}
