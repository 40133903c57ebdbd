import GaitAnalysis
import GaitModel
import GaitSimulation
import GaitTestSupport
import Testing

/// Markers beside the steps during which they were set.
@Suite struct StepMarkersTests {
  private static let analysis = Result {
    try Analyze.recorded(
      SimulatedWalk(WalkerConfiguration(seed: 1, durationSeconds: 10)).session)
  }

  @Test func aMarkerBelongsToTheStepThatBeganLast() throws {
    let analysis = try Self.analysis.get()
    let (step, next) = (analysis.steps[4], analysis.steps[5])
    #expect(step.foot != next.foot)
    let start = step.stance.initialContactSeconds
    let following = next.stance.initialContactSeconds
    let markers = StepMarkers(
      [
        Marker(timeSeconds: following, note: "the next"),
        Marker(timeSeconds: (start + following) / 2, note: "middle"),
        Marker(timeSeconds: start, note: "contact"), Marker(timeSeconds: start, note: ""),
      ], of: analysis)
    #expect(markers.note(of: step) == "contact; middle")
    #expect(markers.note(of: next) == "the next")
    #expect(analysis.steps.count { markers.note(of: $0) != nil } == 2)
    #expect(markers.placed.map(\.marker.note) == ["contact", "", "middle", "the next"])
    #expect(markers.placed.map(\.step?.index) == [step, step, step, next].map(\.index))
  }

  @Test func beforeTheFirstStepAndLongAfterTheLastThereIsNone() throws {
    let analysis = try Self.analysis.get()
    let first = try #require(analysis.steps.first).stance.initialContactSeconds
    let last = try #require(analysis.steps.last)
    let end = last.stance.toeOffSeconds
    let markers = StepMarkers(
      [first - 0.01, end + 1.9, end + 2.1].map { Marker(timeSeconds: $0, note: "x") },
      of: analysis)
    #expect(markers.placed.map { $0.step?.index } == [nil, last.index, nil])
  }
}
