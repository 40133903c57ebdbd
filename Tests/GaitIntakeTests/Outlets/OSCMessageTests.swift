import GaitIntake
import GaitModel
import Testing

/// The messages that the specification of OSC 1.0 writes out byte by byte, and ours.
@Suite("Open Sound Control")
struct OSCMessageTests {
  @Test("The first example of the specification: one float")
  func oscillator() {
    let message = OSCMessage("/oscillator/4/frequency", [.float(440)])
    let expected: [UInt8] = [
      0x2f, 0x6f, 0x73, 0x63, 0x69, 0x6c, 0x6c, 0x61, 0x74, 0x6f, 0x72, 0x2f, 0x34, 0x2f, 0x66,
      0x72, 0x65, 0x71, 0x75, 0x65, 0x6e, 0x63, 0x79, 0x00, 0x2c, 0x66, 0x00, 0x00, 0x43, 0xdc,
      0x00, 0x00,
    ]
    #expect(message.bytes == expected)
  }

  @Test("The second example of the specification: integers, a string and floats")
  func foo() {
    let message = OSCMessage(
      "/foo", [.int(1000), .int(-1), .string("hello"), .float(1.234), .float(5.678)])
    let expected: [UInt8] = [
      0x2f, 0x66, 0x6f, 0x6f, 0x00, 0x00, 0x00, 0x00, 0x2c, 0x69, 0x69, 0x73, 0x66, 0x66, 0x00,
      0x00, 0x00, 0x00, 0x03, 0xe8, 0xff, 0xff, 0xff, 0xff, 0x68, 0x65, 0x6c, 0x6c, 0x6f, 0x00,
      0x00, 0x00, 0x3f, 0x9d, 0xf3, 0xb6, 0x40, 0xb5, 0xb2, 0x2d,
    ]
    #expect(message.bytes == expected)
  }

  @Test("Strings of every length end with one to four NULs", arguments: 0...9)
  func padding(length: Int) {
    let text = String(repeating: "a", count: length)
    let bytes = OSCMessage("/x", [.string(text)]).bytes
    #expect(bytes.count % 4 == 0)
    // Address and tags take four bytes each.
    let string = bytes.dropFirst(8)
    #expect(string.prefix { $0 != 0 }.count == length)
    #expect((1...4).contains(string.count - length))
  }

  @Test("What is no ASCII cannot break a message")
  func otherCharacters() {
    let bytes = OSCMessage("/x", [.string("ä\0b")]).bytes
    #expect(bytes == [0x2f, 0x78, 0, 0, 0x2c, 0x73, 0, 0, 0x3f, 0, 0, 0])
  }

  @Test("Feet without an estimate are not sent")
  func estimates() {
    let estimate = LiveEstimate(
      newtons: PerFoot(left: 500, right: .nan), seconds: 1, agoSeconds: 0)
    #expect(
      LiveOSC.messages(.estimate(estimate))
        == [OSCMessage("/gaitlab/force/left", [.float(500)])])
  }

  @Test("A step says what is known of it")
  func steps() {
    var step = LiveStep(
      foot: .right, number: 7, initialContactSeconds: 1, toeOffSeconds: 1.5, peakPercent: 110,
      loadingRate: 7, agoSeconds: 0)
    func arguments() -> [OSCMessage.Argument]? { LiveOSC.messages(.step(step)).first?.arguments }
    #expect(LiveOSC.messages(.step(step)).first?.address == "/gaitlab/step/right")
    #expect(arguments() == [.int(7), .float(0.5), .float(110), .float(7)])
    step.loadingRate = nil
    #expect(arguments() == [.int(7), .float(0.5), .float(110)])
    step.peakPercent = nil
    step.loadingRate = 7
    #expect(arguments() == [.int(7), .float(0.5)])
  }
}
