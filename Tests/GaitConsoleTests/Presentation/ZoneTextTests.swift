import GaitAnalysis
import GaitModel
import GaitTestSupport
import Testing

@testable import GaitConsole

@Suite struct ZoneTextTests {
  private static let peakForce = FeedbackTarget(measure: .peakForce, zone: 0...1)
  private static let symmetry = FeedbackTarget(measure: .symmetry, zone: 0...1)

  @Test(arguments: [
    ("95-120", 95.0...120.0), (" 95 - 120 ", 95...120), ("95 to 120", 95...120),
    ("95..120", 95...120), ("0.5..1.5", 0.5...1.5), ("0-30", 0...30), ("+5-12", 5...12),
  ])
  func readsWhatPeopleType(text: String, zone: ClosedRange<Double>) throws {
    #expect(try ZoneText.zone(text, for: Self.peakForce) == zone)
  }

  @Test func readsNegativeEnds() throws {
    #expect(try ZoneText.zone("-10-10", for: Self.symmetry) == -10...10)
    #expect(try ZoneText.zone("-10--5", for: Self.symmetry) == -10...(-5))
    #expect(try ZoneText.zone("-2.5 to -1", for: Self.symmetry) == -2.5...(-1))
  }

  @Test(arguments: [
    "", "95", "95-", "-", "120-95", "95-95", "95-120 %", "abc", "nan-1", "0x10-0x20", "1e1-2e1",
    "inf-inf", "95-301", "-5-30", "1.2.3-4", "95 120", "\u{1B}[2J", RandomSessions.hostileText,
  ])
  func refusesTheRest(text: String) {
    #expect(throws: ZoneRefusal.self) { try ZoneText.zone(text, for: Self.peakForce) }
  }

  @Test(arguments: FeedbackMeasure.allCases) func whatItWritesItReads(measure: FeedbackMeasure)
    throws
  {
    let target = FeedbackTarget(measure: measure, zone: 0...1)
    for zone in target.zones + [target.zoneLimits] {
      #expect(try ZoneText.zone(ZoneText.text(zone, measure), for: target) == zone)
    }
  }
}
