import GaitAnalysis
import Testing

@Suite struct StanceCurveTests {
  @Test func resamplesALineExactly() throws {
    let times = stride(from: 0.9, through: 2.15, by: 0.03).map { $0 }
    let newtons = times.map { Float(100 * $0) }
    let curve = try #require(
      StanceCurve(times: times[...], newtons: newtons[...], seconds: 1...2))
    #expect(curve.newtons.count == 101)
    for percent in 0...100 {
      #expect(abs(curve.newtons[percent] - Float(100 + percent)) < 0.01)
    }
  }

  /// The force may be stored with a place of its own in a longer array.
  @Test func slicesNeedNotBeginTogether() throws {
    let times = (0..<100).map { Double($0) / 50 }
    let newtons = (0..<120).map { Float($0) }
    let curve = try #require(
      StanceCurve(times: times[20..<90], newtons: newtons[30..<100], seconds: 0.6...1.6))
    // Time 0.6 is index 30 of the clock, ten after its slice begins: force 40.
    #expect(abs(curve.newtons[0] - 40) < 0.01)
    #expect(abs(curve.newtons[100] - 90) < 0.01)
  }

  @Test func holesAtTheEndsAreRefused() {
    let times = (0..<100).map { Double($0) / 100 }
    let newtons = [Float](repeating: 1, count: 100)
    #expect(StanceCurve(times: times[...], newtons: newtons[...], seconds: 0.2...0.8) != nil)
    #expect(StanceCurve(times: times[25...], newtons: newtons[25...], seconds: 0.2...0.8) == nil)
    #expect(StanceCurve(times: times[..<70], newtons: newtons[..<70], seconds: 0.2...0.8) == nil)
    #expect(StanceCurve(times: times[..<1], newtons: newtons[..<1], seconds: 0...0.1) == nil)
    #expect(StanceCurve(times: [], newtons: [], seconds: 0...1) == nil)
  }

  @Test func smoothingKeepsAConstantAndShrinksASpike() {
    var values = [Float](repeating: 5, count: 101)
    #expect(StanceCurve(newtons: values).smoothed(halfWidth: 3) == values)
    values[50] = 75
    let smooth = StanceCurve(newtons: values).smoothed(halfWidth: 3)
    for point in 47...53 { #expect(abs(smooth[point] - 15) < 1e-4) }
    #expect(smooth[46] == 5)
    #expect(smooth[54] == 5)
  }
}
