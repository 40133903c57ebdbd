import Foundation
package import GaitFiles
package import GaitIntake
package import GaitModel
import Synchronization

/// Estimates and steps of a live session as two streams of Lab Streaming Layer, `NAME-estimate` and `NAME-steps`.
///
/// A class because it owns the library's outlets; the streams end with it. It never waits for a reader: the
/// library keeps a minute for each and drops what is older.
package final class LSLLiveOutlet: LiveOutlet {
  /// What the streams' names begin with unless somebody says otherwise.
  package static let name = "gaitlab"

  /// What is only touched by one thread at a time.
  private struct State {
    let steps: LSLSampleOutlet
    var clock: LSLClockMap
    var status: OutletStatus
  }

  private let estimates: LSLOutlet
  private let state: Mutex<State>

  /// Begins to offer the streams.
  ///
  /// - Parameters:
  ///   - library: the library.
  ///   - name: what the streams' names begin with.
  ///   - modelName: which model estimates.
  ///   - lookAheadSeconds: how far behind its frame an estimate comes; stamps are of the frame.
  /// - Throws: `sourceFailed` if the library refuses them.
  package init(
    library: LSLLibrary, name: String, modelName: String, lookAheadSeconds: Double
  ) throws(GaitlabError) {
    estimates = try LSLOutlet(
      library: library, samplingRateHz: 0, modelName: modelName,
      lookAheadSeconds: lookAheadSeconds, streamName: "\(name)-estimate")
    let stepsName = "\(name)-steps"
    let info = LSLStreamInfo(
      library: library, name: stepsName, type: "Markers", channelCount: 1, samplingRateHz: 0,
      sourceID: "\(stepsName)@\(ProcessInfo.processInfo.hostName)", format: .text)
    info?.add("gaitlab", "model", modelName)
    guard let info, let steps = LSLSampleOutlet(info) else {
      throw LSLSampleOutlet.refusal(of: stepsName)
    }
    state = Mutex(
      State(
        steps: steps, clock: LSLClockMap(library: library),
        status: OutletStatus(name: "lsl \(name)")))
  }

  package var status: OutletStatus { state.withLock { $0.status } }

  package func send(_ output: LiveOutput) {
    let now = ArrivalClock.now()
    switch output {
    case .session, .ended: return
    case .estimate(let estimate):
      func value(_ foot: Foot) -> Float? {
        estimate.newtons[foot].isNaN ? nil : estimate.newtons[foot]
      }
      estimates.push(
        left: value(.left), right: value(.right), atArrivalSeconds: now - estimate.agoSeconds)
    case .step(let step):
      state.withLock { state in
        let toeOff = now - step.agoSeconds
        for (event, arrival) in [
          ("initial contact", toeOff - step.stanceSeconds), ("toe-off", toeOff),
        ] {
          state.steps.push(
            "\(step.foot.rawValue) \(event)",
            atLSLSeconds: state.clock.lslSeconds(arrivalSeconds: arrival))
        }
      }
    }
    state.withLock { $0.status.sent += 1 }
  }

  /// Nobody knows who reads.
  package func takeNews() -> [OutletNews] { [] }

  package func close() {}

  /// Waits until another program reads the stream of steps.
  ///
  /// - Parameter seconds: how long at most.
  /// - Returns: false if nobody reads it by then.
  func waitForReaders(seconds: Double) -> Bool {
    state.withLock { $0.steps.waitForReaders(seconds: seconds) }
  }
}
