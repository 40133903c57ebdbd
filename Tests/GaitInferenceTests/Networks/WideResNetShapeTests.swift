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
    let deep = try #require(WideResNetShape(depth: 28, width: 3, isCausal: true))
    #expect(deep.receptiveFieldFrames == 51)
    #expect(deep.lookAheadFrames == 0)
  }

  @Test(arguments: [(15, 1), (4, 1), (16, 0), (106, 1), (16, 17), (-8, 1)])
  func impossibleSizesAreRefused(depth: Int, width: Int) {
    #expect(WideResNetShape(depth: depth, width: width) == nil)
  }
}
