import GaitInference
import Testing

@Suite struct WideResNetShapeTests {
  /// Counts of methods.md section 5, there with two outputs.
  @Test(arguments: [
    (16, 1, 66_594), (28, 1, 132_002), (16, 3, 539_938), (28, 3, 1_123_234),
  ])
  func parametersAreCountedAsSpecified(depth: Int, width: Int, parameters: Int) throws {
    let shape = try #require(WideResNetShape(depth: depth, width: width, outputs: 2))
    #expect(shape.parameterCount == parameters)
  }

  @Test func receptiveFieldsAreThoseOfTheSpecification() throws {
    let shallow = try #require(WideResNetShape(depth: 16, width: 1))
    #expect(shallow.receptiveFieldFrames == 27)
    #expect(shallow.lookAheadFrames == 13)
    let deep = try #require(WideResNetShape(depth: 28, width: 3, lookAheadFrames: 0))
    #expect(deep.receptiveFieldFrames == 51)
    #expect(deep.lookAheadFrames == 0)
  }

  @Test(arguments: 0...13) func everyLookAheadHasTheSameReceptiveField(frames: Int) throws {
    let shape = try #require(WideResNetShape(depth: 16, width: 1, lookAheadFrames: frames))
    #expect(shape.lookAheadFrames == frames)
    #expect(shape.lookBehindFrames == 26 - frames)
    #expect(shape.receptiveFieldFrames == 27)
    #expect(shape.isCausal == (frames == 0))
    // Numbered from the input: the stem, then both of each block.
    let paddings = [shape.stemPadding] + shape.blocks.flatMap { [$0.padding1, $0.padding2] }
    let causal = 13 - frames
    #expect(
      paddings
        == Array(repeating: .centred, count: frames) + Array(repeating: .causal, count: causal))
    #expect(paddings.map { $0.before + $0.after } == Array(repeating: 2, count: 13))
    #expect(paddings.reduce(0) { $0 + $1.after } == frames)
  }

  @Test(arguments: [(16, 14), (16, -1), (10, 8), (28, 26), (16, .max), (16, .min)])
  func lookAheadsBeyondTheDepthAreRefused(depth: Int, frames: Int) {
    #expect(WideResNetShape(depth: depth, width: 1, lookAheadFrames: frames) == nil)
    let centred = WideResNetShape(depth: depth, width: 1)
    #expect(centred != nil)
    #expect(centred?.lookingAhead(frames) == nil)
  }

  @Test func aNetworkIsCentredUnlessItSaysOtherwise() {
    for depth in stride(from: 10, through: 100, by: 6) {
      let shape = WideResNetShape(depth: depth, width: 1)
      #expect(shape?.lookAheadFrames == WideResNetShape.centredLookAhead(depth: depth))
      #expect(shape?.lookAheadFrames == shape?.lookBehindFrames)
      #expect(shape?.lookAheadFrames == 1 + 2 * (shape?.blocks.count ?? 0))
    }
    #expect([4, 9, 11, 106, -8].allSatisfy { WideResNetShape.centredLookAhead(depth: $0) == nil })
  }

  @Test(arguments: [
    (nil, "WRN-16-1"), (13, "WRN-16-1"), (0, "WRN-16-1 causal"), (3, "WRN-16-1 look-ahead 3"),
  ])
  func titlesSayTheLookAhead(frames: Int?, title: String) {
    let shape = WideResNetShape(depth: 16, width: 1, lookAheadFrames: frames)
    #expect(shape?.title == title)
    #expect(shape?.name == "WRN-16-1")
  }

  @Test(arguments: [(8, "0.5"), (16, "1"), (24, "1.5"), (32, "2"), (256, "16")])
  func widthsMayBeHalves(channels: Int, width: String) throws {
    let shape = try #require(WideResNetShape(depth: 10, channels: channels))
    #expect(shape.name == "WRN-10-\(width)")
    #expect(shape.groupChannels == [channels, 2 * channels, 4 * channels])
  }

  @Test(arguments: [0, -8, 4, 12, 264]) func otherChannelsAreRefused(channels: Int) {
    #expect(WideResNetShape(depth: 10, channels: channels) == nil)
  }

  @Test(arguments: [(15, 1), (4, 1), (16, 0), (106, 1), (16, 17), (-8, 1)])
  func impossibleSizesAreRefused(depth: Int, width: Int) {
    #expect(WideResNetShape(depth: depth, width: width) == nil)
  }
}
