import GaitFiles
import GaitIntake
import PlainText

/// What the thread of a source does: finds the stream, opens it, reads it until it is lost, and looks
/// for it again.
struct LSLReceiver {
  let library: LSLLibrary
  let streamName: String
  let role: LSLSource.Role
  let timing: LSLTiming
  let signal: StopSignal
  let outlet: EventOutlet

  /// A stream that is ready to be read.
  private struct Opened {
    let inlet: LSLInlet
    let peer: SourcePeer
    let uniqueID: String
    let channels: LSLChannels
    /// Nil where the sender's clock cannot be asked; its stamps are taken as ours then.
    let correction: Double?
  }

  func run() {
    var attempt = 0
    while !signal.isRequested {
      attempt += 1
      do throws(GaitlabError) {
        let stream = try find(attempt: &attempt)
        guard let stream else { return }
        let opened = try open(stream)
        attempt = 0
        outlet.send(.opened(opened.peer))
        if let announcement = opened.channels.announcement {
          outlet.send(
            .messages([.announcement(announcement)], from: opened.peer, at: ArrivalClock.now()))
        }
        if let reason = read(opened) { outlet.send(.closed(opened.peer, reason: reason)) }
      } catch {
        if signal.isRequested { return }
        reportRetry(attempt: attempt, reason: Self.reason(of: error))
        signal.wait(seconds: timing.retrySeconds)
      }
    }
  }

  /// The latest stream of the name, or nil when stopped.
  ///
  /// Waits for it, and reports that now and then.
  private func find(attempt: inout Int) throws(GaitlabError) -> LSLStreamInfo? {
    let finder = try LSLFinder(library: library, name: streamName)
    var reportedSeconds = ArrivalClock.now()
    while !signal.isRequested {
      if let stream = finder.streams().first { return stream }
      signal.wait(seconds: timing.lookSeconds)
      if ArrivalClock.now() - reportedSeconds >= timing.retrySeconds, !signal.isRequested {
        reportedSeconds = ArrivalClock.now()
        reportRetry(attempt: attempt, reason: "no stream of this name is announced")
        attempt += 1
      }
    }
    return nil
  }

  /// Learns what the stream is and how its clock stands, and only then lets it begin: what came
  /// meanwhile would be late.
  private func open(_ found: LSLStreamInfo) throws(GaitlabError) -> Opened {
    guard let inlet = LSLInlet(found) else {
      throw failure("liblsl cannot open the stream")
    }
    guard
      let stream = within(timing.openSeconds, { inlet.info(timeoutSeconds: timing.callSeconds) })
    else {
      throw failure("the stream does not describe itself")
    }
    if stream.isText { throw failure("the stream carries text, not numbers") }
    guard stream.channelCount == found.channelCount else {
      throw failure("the stream contradicts itself")
    }
    let channels =
      switch role {
      case .pressure: try LSLChannels(pressure: stream.summary)
      case .force: try LSLChannels(force: stream.summary)
      }
    let correction = within(timing.clockSeconds) {
      inlet.correction(timeoutSeconds: timing.callSeconds)
    }
    let isOpen = within(timing.openSeconds) {
      inlet.open(timeoutSeconds: timing.callSeconds) == .done ? true : nil
    }
    guard isOpen != nil else { throw failure("the stream does not begin") }
    let host = stream.host.isEmpty ? "" : " on \(stream.host)"
    return Opened(
      inlet: inlet, peer: SourcePeer(Printable.text("lsl \(stream.name)\(host)", limit: 120)),
      uniqueID: stream.uniqueID, channels: channels, correction: correction)
  }

  /// Tries until it is stopped or the time is over.
  private func within<Value>(_ seconds: Double, _ attempt: () -> Value?) -> Value? {
    let deadline = ArrivalClock.now() + seconds
    while !signal.isRequested {
      if let value = attempt() { return value }
      if ArrivalClock.now() >= deadline { return nil }
      signal.wait(seconds: timing.lookSeconds)  // a stream that is lost answers at once
    }
    return nil
  }

  /// Reads until the stream is lost and says why; nil when stopped.
  private func read(_ opened: Opened) -> String? {
    var timeline = LSLTimeline()
    var correction = opened.correction ?? 0
    var correctedSeconds = ArrivalClock.now()
    var watch = LSLSilenceWatch(
      library: library, streamName: streamName, uniqueID: opened.uniqueID,
      silenceSeconds: timing.silenceSeconds)
    while !signal.isRequested {
      var messages: [WireMessage] = []
      let outcome = opened.inlet.pull(timeoutSeconds: timing.callSeconds) { values, stamp in
        guard let time = timeline.microseconds(stamp: stamp, correction: correction) else { return }
        opened.channels.append(values, deviceMicroseconds: time, to: &messages)
      }
      let now = ArrivalClock.now()
      if signal.isRequested { return nil }
      switch outcome {
      case .done:
        watch.heard(at: now)
        if !messages.isEmpty { outlet.send(.messages(messages, from: opened.peer, at: now)) }
      case .timeout:
        if let reason = watch.silent(at: now) { return reason }
      case .lost: return "the sender has ended the stream"
      case .failed: return "liblsl cannot read the stream"
      }
      if now - correctedSeconds >= timing.correctionSeconds {
        correctedSeconds = now
        // What is known by now; liblsl asks the sender by itself.
        correction = opened.inlet.correction(timeoutSeconds: 0) ?? correction
      }
    }
    return nil
  }

  private func failure(_ found: String) -> GaitlabError {
    GaitlabError(
      .sourceFailed, file: "lsl \(streamName)", found: found, advice: "look at the sender")
  }

  private func reportRetry(attempt: Int, reason: String) {
    outlet.send(.retrying(inSeconds: timing.retrySeconds, attempt: attempt, reason: reason))
  }

  private static func reason(of error: GaitlabError) -> String {
    error.expected.isEmpty ? error.found : "\(error.found); expected \(error.expected)"
  }
}
