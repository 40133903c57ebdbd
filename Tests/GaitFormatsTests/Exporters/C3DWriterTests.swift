import GaitFormats
import GaitModel
import Testing

/// The bytes of a C3D file; Scripts/check-exports reads whole ones with ezc3d.
@Suite struct C3DWriterTests {
  private struct File {
    var bytes: [UInt8] = []

    func word(_ index: Int) -> Int {
      Int(bytes[2 * index - 2]) | Int(bytes[2 * index - 1]) << 8
    }

    func float(at offset: Int) -> Float {
      Float(
        bitPattern: (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[offset + $1]) << UInt32(8 * $1) })
    }

    var dataOffset: Int { (word(9) - 1) * 512 }
    var channels: Int { word(3) / word(10) }
    var pointRate: Float { float(at: 20) }

    func value(sample: Int, channel: Int) -> Float {
      float(at: dataOffset + 4 * (sample * channels + channel))
    }

    var text: String { String(decoding: bytes[512..<dataOffset], as: UTF8.self) }
  }

  private func written(
    samples: Int, facts: [Fact] = [], events: [C3DWriter.Event] = []
  ) -> (file: File, fits: Bool) {
    var file = File()
    let fits = C3DWriter(
      facts: facts, samplingRateHz: 100,
      channels: [
        .init("left", description: "a", unit: "N", values: (0..<samples).map { Float($0) }),
        .init("right", description: "b", unit: "N", values: (0..<samples).map { -Float($0) }),
      ], events: events
    ).write { file.bytes += $0 }
    return (file, fits)
  }

  @Test func samplesFollowTheParameters() {
    let (file, fits) = written(samples: 1000)
    #expect(fits)
    #expect(file.bytes.count % 512 == 0)
    #expect(file.bytes[0] == 2)
    #expect(file.bytes[1] == 0x50)
    #expect(file.bytes[512 + 3] == 84)
    #expect(file.word(2) == 0)
    #expect(file.word(4) == 1)
    #expect(file.word(5) == 1000)
    #expect(file.word(10) == 1)
    #expect(file.float(at: 12) == -1)
    #expect(file.pointRate == 100)
    #expect(file.channels == 2)
    #expect(file.dataOffset == 512 * (1 + Int(file.bytes[512 + 2])))
    for sample in [0, 1, 999] {
      #expect(file.value(sample: sample, channel: 0) == Float(sample))
      #expect(file.value(sample: sample, channel: 1) == -Float(sample))
    }
  }

  /// An hour at 100 Hz is more frames than 16 bits count.
  @Test func longRecordingsHaveSeveralSamplesAFrame() {
    let (file, fits) = written(samples: 360_001)
    #expect(fits)
    let perFrame = file.word(10)
    let frames = file.word(5)
    #expect(perFrame == 6)
    #expect(frames == 60_001)
    #expect(abs(file.pointRate * Float(perFrame) - 100) < 1e-3)
    #expect(file.value(sample: 360_000, channel: 0) == 360_000)
    for sample in 360_001..<frames * perFrame {
      #expect(file.value(sample: sample, channel: 0).isNaN)
    }
  }

  @Test func eventsAreMinutesAndSecondsAndAtMostWhatAParameterHolds() {
    let events = (0..<300).map {
      C3DWriter.Event(seconds: Double($0), label: "Foot Strike", context: "Left")
    }
    let (file, fits) = written(samples: 100, events: events)
    #expect(fits)
    let bytes = file.bytes[512..<file.dataOffset]
    let name = bytes.firstRange(of: Array("TIMES".utf8))
    #expect(name != nil)
    guard let name else { return }
    // Offset, type, number of dimensions and both dimensions come before the numbers.
    let head = name.upperBound
    #expect(Array(bytes[head + 2..<head + 6]) == [4, 2, 2, 255])
    #expect(file.float(at: head + 6 + 8 * 61) == 1)
    #expect(file.float(at: head + 6 + 8 * 61 + 4) == 1)
  }

  @Test func longTextIsBrokenBetweenWordsAndTooMuchIsRefused() {
    let sentence = (1...60).map { "word\($0)" }.joined(separator: " ")
    let (file, fits) = written(samples: 1, facts: [Fact("model SHA-256", sentence)])
    #expect(fits)
    #expect(file.text.contains("MODEL_SHA_256"))
    for number in 1...60 { #expect(file.text.contains("word\(number)")) }
    let long = String(repeating: "word ", count: 40_000)
    let (none, doesFit) = written(
      samples: 1, facts: (1...8).map { Fact("fact \($0)", long) })
    #expect(!doesFit)
    #expect(none.bytes.isEmpty)
  }
}
