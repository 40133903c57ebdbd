import Foundation
import GaitAnalysis
import GaitFormats
import GaitModel
import GaitStore
import GaitTestSupport
import Testing

/// Real walks against the vendor's own gait report and against plain counts.
@Suite(.enabled(if: Fixture.hasSharedData, "../shared/data is absent"))
struct VendorReportTests {
  private static func path(_ name: String) throws -> String {
    try #require(Fixture.sharedData) + "/moticon/" + name
  }

  private static func milliseconds(_ seconds: Double?) -> String {
    seconds.map { "\(($0 * 10_000).rounded() / 10) ms" } ?? "none"
  }

  private static func percent(_ fraction: Double?) -> String {
    fraction.map { "\(($0 * 10_000).rounded() / 100) %" } ?? "none"
  }

  @Test func stepsAgreeWithTheVendorsReport() throws {
    let analysis = try Analyze.file(Self.path("230927_102114.txt"))
    let vendor = try VendorTables.steps(path: Self.path("gait_report_102114_steps.csv"))
    #expect(vendor.count == 14)
    var contacts: [Double] = []
    var toeOffs: [Double] = []
    var peaks: [Double] = []
    for expected in vendor {
      let own = analysis.steps.filter { $0.foot == expected.foot }
      let nearest = try #require(
        own.min {
          abs($0.stance.initialContactSeconds - expected.initialContactSeconds)
            < abs($1.stance.initialContactSeconds - expected.initialContactSeconds)
        })
      let contact = nearest.stance.initialContactSeconds - expected.initialContactSeconds
      #expect(abs(contact) <= 0.1, "\(expected.foot) \(expected.initialContactSeconds) s")
      contacts.append(abs(contact))
      toeOffs.append(abs(nearest.stance.toeOffSeconds - expected.toeOffSeconds))
      let found = nearest.measured?.peaks
      for (newtons, own) in [
        (expected.firstPeakNewtons, found?.first.newtons),
        (expected.secondPeakNewtons, found?.second.newtons),
      ] {
        guard let newtons else { continue }
        let own = try #require(own, "\(expected.foot) \(expected.initialContactSeconds) s")
        peaks.append(abs(own - newtons) / newtons)
      }
    }
    let contactMedian = try #require(contacts.median)
    let toeOffMedian = try #require(toeOffs.median)
    let worstContact = try #require(contacts.max())
    let worstPeak = try #require(peaks.max())
    print(
      """
      vendor report, \(contacts.count) steps: initial contact median \
      \(Self.milliseconds(contactMedian)), worst \(Self.milliseconds(worstContact)); toe-off median \
      \(Self.milliseconds(toeOffMedian)), worst \(Self.milliseconds(toeOffs.max())); \
      \(peaks.count) peaks median \(Self.percent(peaks.median)), worst \(Self.percent(worstPeak))
      """)
    #expect(contactMedian <= 0.015)
    #expect(worstContact <= 0.045)
    #expect(toeOffMedian <= 0.045)
    #expect(worstPeak <= 0.03)
  }

  @Test func dropOutsAppearAsGaps() throws {
    let path = try Self.path("230927_102114.txt")
    let analysis = try Analyze.file(path)
    var dropped = 0
    for foot in Foot.allCases {
      let rows = try VendorTables.totals(path: path, foot: foot)
      let times = rows.filter { $0.newtons != nil }.map(\.time)
      let holes = zip(times, times.dropFirst()).filter { $1 - $0 > 0.0151 }
      let gaps = try #require(analysis.tracks[foot]).gaps
      #expect(gaps.map(\.startSeconds) == holes.map(\.0))
      #expect(gaps.map(\.endSeconds) == holes.map(\.1))
      dropped += holes.reduce(0) { $0 + Int((($1.1 - $1.0) * 100).rounded()) - 1 }
      for step in analysis.steps where step.foot == foot {
        let worst = gaps.filter { $0.overlaps(step.stance.seconds) }.map(\.durationSeconds).max()
        if let worst, worst > 0.0201 { #expect(!step.isAccepted) }
      }
    }
    #expect(dropped > 0)
    #expect(analysis.trust.droppedFrames == dropped)
    let left = try #require(analysis.tracks.left).gaps
    #expect(left.contains { abs($0.startSeconds - 1.06) < 0.015 && $0.durationSeconds > 0.05 })
    #expect(analysis.trust.flags.contains(.gaps))
    print("drop-outs: \(dropped) frames, \(analysis.trust.gaps.count) gaps")
  }

  /// Steps counted by nothing but a threshold on the vendor's total force: longer than 0.3 s on
  /// the ground, shorter than 2.5 s, with the beginning and the end recorded.
  private func plainCount(_ path: String, _ foot: Foot) throws -> Int {
    var count = 0
    var began: Double?
    var isDown = true
    for (time, newtons) in try VendorTables.totals(path: path, foot: foot) {
      guard let newtons else { continue }
      if !isDown, newtons > 60 {
        isDown = true
        began = time
      } else if isDown, newtons < 40 {
        if let began, time - began > 0.3, time - began < 2.5 { count += 1 }
        isDown = false
      }
    }
    return count
  }

  @Test func everyWalkIsPlausibleAndLosesNoStep() throws {
    var cadences: [Double] = []
    for name in ["230927_102137.txt", "230927_102114.txt", "230927_102231.txt"] {
      let path = try Self.path(name)
      let analysis = try Analyze.file(path)
      let steps = analysis.steps.filter { $0.rejection != .standing }
      for foot in Foot.allCases {
        let found = steps.count { $0.foot == foot }
        let expected = try plainCount(path, foot)
        #expect(found == expected, "\(name) \(foot)")
      }
      for step in steps {
        #expect((0.3...2.5).contains(step.stance.stanceSeconds), "\(name) \(step.stance)")
      }
      for (step, next) in zip(steps, steps.dropFirst())
      where next.stance.initialContactSeconds - step.stance.initialContactSeconds < 1.2 {
        #expect(next.foot != step.foot, "\(name) at \(next.stance.initialContactSeconds) s")
      }
      let cadence = try #require(analysis.summary.cadenceStepsPerMinute)
      cadences.append(cadence)
      print(
        "\(name): \(steps.count) steps, \(analysis.summary.stepsUsed) used, "
          + "\(Int(cadence.rounded())) steps/min, calibration \(analysis.calibration.summary)")
    }
    #expect(cadences == cadences.sorted(), "slow, normal, fast")
    #expect(Set(cadences).count == 3)
  }

  @Test func theLiveExportIsAnalysed() throws {
    let analysis = try Analyze.file(Self.path("text_export.txt"))
    #expect(analysis.isComplete)
    #expect(!analysis.steps.isEmpty)
    for step in analysis.steps { #expect((0.2...2.5).contains(step.stance.stanceSeconds)) }
    print("text_export.txt: \(analysis.steps.count) steps")
  }

  @Test func theSessionFileGivesTheSameAnalysis() throws {
    let path = try Self.path("230927_102231.txt")
    let direct = try Analyze.file(path)
    let stored = try Fixture.withFolder { folder throws in
      try SessionWriter.write(SessionImport.read(path: path), to: folder + "/walk.gait")
      return try Analyze.file(folder + "/walk.gait")
    }
    let isSame = stored == direct
    #expect(isSame)
  }
}
