import GaitAnalysis
import GaitIntake
import GaitModel
import GaitTestSupport
import Testing

@testable import GaitEngine

/// What somebody decides at the host while others look on.
extension SharedMessageTests {
  @Test("Steps that an option of the host leaves out are left out on the second screen, too")
  func skipped() throws {
    var settings = AnalysisSettings()
    settings.basis.skipped = BasisSettings.SkippedSteps(
      first: 3, single: PerFoot(left: [20], right: [22, 40]))
    var (host, packets) = Self.walk(seconds: 50, settings: settings)
    let own = try #require(host.update().session).analysis
    let leftOut = own.steps.filter { $0.rejection == .leftOut }
    #expect(leftOut.count == 9)
    var viewer = Self.viewer()
    Self.show(packets, on: &viewer)
    let seen = try #require(viewer.update().session).analysis
    #expect(seen.steps == own.steps)
    #expect(seen.summary == own.summary)

    // Who comes later counts from another step, and leaves out the same.
    var late = Self.viewer()
    let session = try #require(packets.last { $0.kind == .session })
    let state = try #require(packets.last { $0.kind == .state })
    let frames = packets.filter { $0.kind == .frames || $0.kind == .forces }
    Self.show([session] + frames.suffix(frames.count * 7 / 10) + [state], on: &late)
    let steps = try #require(late.update().session).analysis.steps
    let first = try #require(steps.first).stance.initialContactSeconds
    #expect(first > 10)
    let expected = leftOut.filter { $0.stance.initialContactSeconds > first }
    #expect(expected.count == 3)
    #expect(steps.filter { $0.rejection == .leftOut }.map(\.stance) == expected.map(\.stance))
    #expect(steps.first { $0.rejection == .leftOut }?.index != 20)
  }

  @Test("What no host leaves out is not believed")
  func absurdContacts() throws {
    let contact = LeftOutStep(foot: .left, initialContactSeconds: 1)
    var far = contact
    far.initialContactSeconds = 1e300
    var wordy = contact
    wordy.reason = "because"
    for contacts in [[far], [wordy], Array(repeating: contact, count: 101)] {
      let state = SharedState(devices: [], recorder: nil, skippedContacts: contacts)
      let packet = try #require(SharedMessage.state(state).packets.first)
      #expect(throws: SharedMessage.Problem.self) { try SharedMessage(packet) }
    }
    let state = SharedState(devices: [], recorder: nil, skippedContacts: [contact])
    let packet = try #require(SharedMessage.state(state).packets.first)
    #expect(try SharedMessage(packet) == .state(state))
  }

  @Test(
    "A calibration that is made while somebody looks on holds from the same frame on both screens")
  func calibrationInTheMiddle() throws {
    var isDone = false
    var (host, packets) = Self.walk(seconds: 45) { host, seconds in
      guard !isDone, seconds > 25, let shown = host.update().session else { return }
      isDone = true
      var calibration = shown.analysis.calibration
      calibration.origin = .standing
      calibration.newtonsPerBodyWeight.left *= 1.2
      host.handle(.calibrate(calibration))
    }
    var viewer = Self.viewer()
    Self.show(packets, on: &viewer)
    let own = try #require(host.update().session).analysis
    let seen = try #require(viewer.update().session).analysis
    #expect(own.calibrations.changes.count == 1)
    #expect(seen.calibrations == own.calibrations)
    #expect(seen.tracks == own.tracks)
    #expect(seen.steps == own.steps)
  }
}
