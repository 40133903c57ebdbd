import GaitAnalysis
import GaitModel
import GaitTestSupport
import TerminalCore

@testable import GaitConsole

/// A live session on the simulated walk, reached by updates and keys as a therapist would.
enum LiveFixture {
  static let source = "udp 127.0.0.1:9000"

  /// Two insoles and a reference of both feet, all of them sending.
  static var devices: [DeviceStatus] {
    Foot.allCases.map { insole($0) }
      + Foot.allCases.map { foot in
        DeviceStatus(
          source: "udp 127.0.0.1:9001", device: "treadmill", foot: foot, isReference: true,
          connection: .streaming, counters: counters(received: 1200), samplingRateHz: 100)
      }
  }

  static func insole(
    _ foot: Foot, _ connection: ConnectionState = .streaming, lost: Int = 0
  ) -> DeviceStatus {
    DeviceStatus(
      source: source, device: "insole 7", foot: foot, connection: connection,
      counters: counters(received: 1200 - lost, lost: lost),
      clock: ClockStatus(
        offsetSeconds: 12.345, driftPartsPerMillion: 21, jitterSeconds: 0.0042),
      samplingRateHz: 100)
  }

  private static func counters(received: Int, lost: Int = 0) -> StreamCounters {
    var counters = StreamCounters()
    counters.received = received
    counters.used = received
    counters.lost = lost
    return counters
  }

  static let recorder = RecorderStatus(
    path: "/home/lab/walk.gait", framesOnDisk: 2380, secondsOnDisk: 11.9, bytesOnDisk: 310_000,
    framesWaiting: 20)

  static let failing = RecorderStatus(
    path: "/home/lab/walk.gait", state: .failing(reason: "no space left on the disk"),
    framesOnDisk: 2000, secondsOnDisk: 10, bytesOnDisk: 260_000, framesWaiting: 400)

  /// What a live session tells of the walk that every test knows, at its end.
  static func update(
    _ devices: [DeviceStatus] = LiveFixture.devices, recorder: RecorderStatus? = nil,
    forgottenSteps: Int = 0, lag: LagEstimate? = LagEstimate(seconds: -0.012, correlation: 0.98)
  ) throws -> LiveUpdate {
    let session = try AnalyzedWalk.shared().session
    return LiveUpdate(
      devices: devices, recorder: recorder,
      session: LiveUpdate.Session(
        metadata: session.metadata, range: session.transport.range,
        analysis: try required(session.analysis), frames: session.frames,
        forgottenSteps: forgottenSteps, lag: lag,
        isReferenceHere: devices.contains { $0.isReference }),
      nowUnixSeconds: 1_700_000_000)
  }

  private static func required(_ analysis: SessionAnalysis?) throws -> SessionAnalysis {
    guard let analysis else { throw SupportError("the walk is not analysed") }
    return analysis
  }

  /// The console before the first frame.
  static func waiting(
    size: Size = Size(columns: 80, rows: 24), options: ViewOptions = ConsoleStates.options()
  ) -> ConsoleState {
    var state = ConsoleStates.library(size: size, options: options)
    state.screen = .monitor
    state.live = LiveState(devices: [DeviceStatus(source: source)])
    return state
  }

  /// The console while both feet send.
  static func streaming(
    size: Size = Size(columns: 80, rows: 24), options: ViewOptions = ConsoleStates.options(),
    recorder: RecorderStatus? = nil
  ) throws -> ConsoleState {
    var state = waiting(size: size, options: options)
    _ = ConsoleReducer().reduce(&state, .liveUpdated(try update(recorder: recorder)))
    state.session?.latency = LatencyStatus(medianSeconds: 0.031, p99Seconds: 0.058)
    return state
  }

  static func state(_ scene: Scene, size: Size, options: ViewOptions) throws -> ConsoleState {
    let reducer = ConsoleReducer()
    if scene == .liveWaiting { return waiting(size: size, options: options) }
    if scene == .liveLayout {
      var state = waiting(size: size, options: options)
      var update = LiveUpdate(devices: [insole(.left, .connecting)])
      update.unknownLayout = .init(foot: .left, cellCount: 128)
      _ = reducer.reduce(&state, .liveUpdated(update))
      return state
    }
    var state = try streaming(size: size, options: options, recorder: recorder)
    switch scene {
    case .liveFootLost:
      var update = try update(
        [insole(.left, lost: 9), insole(.right, .lost(reason: "no frames for more than 5 s"))],
        recorder: recorder, lag: nil)
      update.session?.frames.right = nil
      _ = reducer.reduce(&state, .liveUpdated(update))
    case .liveFrozen: reducer.press(.character(" "), .pageUp, on: &state)
    case .liveRecordingFails:
      _ = reducer.reduce(&state, .liveUpdated(try update(recorder: failing)))
    case .liveDevices: reducer.press(.character("i"), on: &state)
    case .liveEnd: reducer.press(.character("q"), on: &state)
    default: break
    }
    return state
  }
}
