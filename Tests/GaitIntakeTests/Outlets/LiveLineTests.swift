import Foundation
import GaitIntake
import GaitModel
import Testing

@Suite("Lines for other programs")
struct LiveLineTests {
  private func object(_ output: LiveOutput) throws -> [String: any Sendable] {
    let bytes = LiveLine.bytes(output)
    #expect(bytes.last == UInt8(ascii: "\n"))
    #expect(!bytes.dropLast().contains(UInt8(ascii: "\n")))
    let object = try JSONSerialization.jsonObject(with: Data(bytes))
    return try #require(object as? [String: any Sendable])
  }

  @Test("An estimate, null where a foot has none")
  func estimate() throws {
    let estimate = LiveEstimate(
      newtons: PerFoot(left: 412.34, right: .nan), seconds: 12.345678, agoSeconds: 0.02)
    let line = String(decoding: LiveLine.bytes(.estimate(estimate)), as: UTF8.self)
    #expect(
      line
        == #"{"type":"estimate","seconds":12.345678,"left":412.3,"right":null,"lateSeconds":0.02}"#
        + "\n")
  }

  @Test("A step, as the documents have it")
  func step() throws {
    let step = LiveStep(
      foot: .left, number: 11, initialContactSeconds: 11.702, toeOffSeconds: 12.344,
      peakPercent: 108.2, loadingRate: nil, agoSeconds: 0.045)
    let line = String(decoding: LiveLine.bytes(.step(step)), as: UTF8.self)
    #expect(
      line
        == #"{"type":"step","foot":"left","number":11,"initialContact":11.702,"toeOff":12.344,"#
        + #""peakPercent":108.2,"loadingRate":null,"lateSeconds":0.045}"# + "\n")
  }

  @Test("Text of a model's card stays one string of one line")
  func hostileNames() throws {
    let session = LiveOutputSession(
      feet: [.left], estimator: "a\"b\n{\u{1B}[2J\u{2028}", bodyWeightNewtons: 700,
      isBodyMassKnown: false, isSimulated: true, startedAtUnixSeconds: nil)
    let read = try object(.session(session))
    #expect(read["estimator"] as? String == "a\"b\n{\u{1B}[2J\u{2028}")
    #expect(read["schema"] as? String == LiveLine.schema)
    #expect(read["feet"] as? [String] == ["left"])
    #expect(read["startedAtUnixSeconds"] is NSNull)
    let bytes = LiveLine.bytes(.session(session))
    #expect(!bytes.contains(0x1B))
  }

  @Test(
    "Numbers that are none or that no double holds exactly",
    arguments: [
      Double.nan, .infinity, -.infinity, 1e300, 1e-300, -0.04,
    ])
  func numbers(value: Double) throws {
    let read = try object(.ended(seconds: value))
    if value.isFinite {
      #expect(abs((read["seconds"] as? Double ?? .nan) - value) <= 1e-6 * max(1, abs(value)))
    } else {
      #expect(read["seconds"] is NSNull)
    }
  }
}
