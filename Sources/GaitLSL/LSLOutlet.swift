import CLabStreamingLayer
import Foundation
package import GaitFiles
import Synchronization

/// Our estimate as a stream that other programs of the lab can record: force of either foot.
///
/// A class because it owns the library's outlet; the stream ends with it. It may be used from any
/// thread and never waits for a reader.
package final class LSLOutlet: Sendable {
  package static let streamName = "gaitlab-estimate"

  /// What is only touched by one thread at a time.
  private struct State {
    let outlet: LSLSampleOutlet
    var clock: LSLClockMap
    /// The stamp of the last estimate: readers expect them to rise.
    var last = -Double.infinity
  }

  /// Seconds that a stamp is later than the one before it, at least.
  private static let leastStep = 1e-6

  private let state: Mutex<State>

  /// Begins to offer the stream.
  ///
  /// - Parameters:
  ///   - library: the library.
  ///   - samplingRateHz: how many estimates a second there are, nominally.
  ///   - modelName: which model estimates.
  ///   - lookAheadSeconds: how far behind its frame an estimate comes; stamps are of the frame.
  ///   - streamName: what other programs find it by.
  /// - Throws: `sourceFailed` if the library refuses it.
  package init(
    library: LSLLibrary, samplingRateHz: Double, modelName: String, lookAheadSeconds: Double,
    streamName: String = LSLOutlet.streamName
  ) throws(GaitlabError) {
    let failure = LSLSampleOutlet.refusal(of: streamName)
    let host = ProcessInfo.processInfo.hostName
    guard
      let info = LSLStreamInfo(
        library: library, name: streamName, type: "Force", channelCount: 2,
        samplingRateHz: samplingRateHz, sourceID: "\(streamName)@\(host)")
    else { throw failure }
    for label in ["left", "right"] { info.addChannel(label: label, unit: "N", type: "Force") }
    info.add("gaitlab", "model", modelName)
    info.add("gaitlab", "lookAheadSeconds", "\(lookAheadSeconds)")
    info.add("gaitlab", "quantity", "vertical ground reaction force, estimated from pressure")
    guard let outlet = LSLSampleOutlet(info) else { throw failure }
    state = Mutex(State(outlet: outlet, clock: LSLClockMap(library: library)))
  }

  /// Waits until another program reads the stream; what is pushed meanwhile waits too.
  ///
  /// - Parameter seconds: how long at most.
  /// - Returns: false if nobody reads it by then.
  func waitForReaders(seconds: Double) -> Bool {
    state.withLock { $0.outlet.waitForReaders(seconds: seconds) }
  }

  /// Sends an estimate.
  ///
  /// - Parameters:
  ///   - left: newtons, or nil where there is no estimate of the foot.
  ///   - right: newtons, or nil where there is no estimate of the foot.
  ///   - arrivalSeconds: when the pressure was measured, by `ArrivalClock`.
  package func push(left: Float?, right: Float?, atArrivalSeconds arrivalSeconds: Double) {
    state.withLock { state in
      // The clock of a device is still being learned: a correction may be larger than the time between two frames.
      let stamp = max(
        state.clock.lslSeconds(arrivalSeconds: arrivalSeconds), state.last + Self.leastStep)
      state.last = stamp
      state.outlet.push([left ?? .nan, right ?? .nan], atLSLSeconds: stamp)
    }
  }

  /// Sends an estimate.
  ///
  /// - Parameters:
  ///   - left: newtons, or nil where there is no estimate of the foot.
  ///   - right: newtons, or nil where there is no estimate of the foot.
  ///   - lslSeconds: when the pressure was measured, by `LSLLibrary.clock()`.
  package func push(left: Float?, right: Float?, atLSLSeconds lslSeconds: Double) {
    state.withLock { $0.outlet.push([left ?? .nan, right ?? .nan], atLSLSeconds: lslSeconds) }
  }
}

/// A stream that this program offers, whatever is in it.
///
/// A class because it owns the library's outlet; the stream ends with it.
final class LSLSampleOutlet {
  private let library: LSLLibrary
  private let handle: OpaquePointer
  private let channelCount: Int

  /// Seconds that are kept for a reader that is slow.
  private static let bufferSeconds: Int32 = 60

  /// Begins to offer the stream; nil if the library refuses it.
  init?(_ info: LSLStreamInfo) {
    guard
      let handle = gl_lsl_outlet_create(info.library.functions, info.handle, Self.bufferSeconds)
    else { return nil }
    library = info.library
    self.handle = handle
    channelCount = info.channelCount
  }

  deinit { gl_lsl_outlet_free(library.functions, handle) }

  /// Says that the library does not offer a stream.
  static func refusal(of streamName: String) -> GaitlabError {
    GaitlabError(
      .sourceFailed, file: "lsl \(streamName)", found: "liblsl cannot offer this stream",
      advice: "look at its ports and its configuration, lsl_api.cfg")
  }

  /// Waits until somebody reads the stream; false if nobody does by then.
  func waitForReaders(seconds: Double) -> Bool {
    gl_lsl_outlet_wait_for_readers(library.functions, handle, seconds)
  }

  /// Queues a sample of one value a channel; a stamp that is no time is not sent.
  func push(_ values: [Float], atLSLSeconds stamp: Double) {
    precondition(values.count == channelCount, "\(values.count) values, \(channelCount) channels")
    // Zero and less would mean now to liblsl.
    guard stamp.isFinite, stamp > 0 else { return }
    _ = gl_lsl_outlet_push(library.functions, handle, values, stamp)
  }

  /// Queues a marker of a stream of one channel of text; a stamp that is no time is not sent.
  func push(_ text: String, atLSLSeconds stamp: Double) {
    guard stamp.isFinite, stamp > 0 else { return }
    _ = gl_lsl_outlet_push_text(library.functions, handle, text, stamp)
  }
}
