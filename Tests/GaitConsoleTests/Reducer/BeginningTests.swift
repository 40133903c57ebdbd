import GaitAnalysis
import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

/// How the console begins, and what the loop learns while it draws: each is an action like any other.
@Suite struct BeginningTests {
  private let reducer = ConsoleReducer()

  private func state() -> ConsoleState {
    ConsoleState(size: Size(columns: 80, rows: 24), options: ConsoleStates.options())
  }

  @Test func theLibraryIsScanned() {
    var state = state()
    let before = state
    #expect(reducer.reduce(&state, .libraryOpened) == [.scanLibrary])
    #expect(state == before)
  }

  @Test(arguments: [false, true]) func aFileIsOpenedAndPlays(repeats: Bool) throws {
    var state = state()
    let effects = reducer.reduce(
      &state, .openingBegan(path: "/walks/a.gait", title: "a.gait", repeats: repeats))
    #expect(effects == [.openSession(path: "/walks/a.gait")])
    #expect(state.screen == .monitor)
    #expect(state.opening == "a.gait")
    #expect(state.session == nil)
    let walk = try AnalyzedWalk.shared().recording
    let opened = reducer.reduce(
      &state, .sessionOpened(metadata: walk.metadata, markers: [], range: walk.seconds))
    #expect(opened == [.adoptSession])
    #expect(state.opening == nil)
    #expect(state.session?.transport.repeats == repeats)
    #expect(!state.repeatsNextSession)
  }

  @Test func devicesAreListenedTo() {
    var state = state()
    let devices = [DeviceStatus(source: "udp 9000", connection: .stalled(seconds: 2))]
    #expect(reducer.reduce(&state, .measuringBegan(devices: devices)).isEmpty)
    #expect(state.live == LiveState(devices: devices))
    #expect(state.screen == .monitor)
  }

  @Test func latencyAndColorsAreTakenOver() throws {
    var state = try LiveFixture.streaming()
    let latency = LatencyStatus(medianSeconds: 0.01, p99Seconds: 0.02)
    #expect(reducer.reduce(&state, .latencyMeasured(latency)).isEmpty)
    #expect(state.session?.latency == latency)
    let other: ColorMap = state.options.colorMap == .cividis ? .viridis : .cividis
    #expect(reducer.reduce(&state, .colorMapChanged(other)).isEmpty)
    #expect(state.options.colorMap == other)
  }
}
