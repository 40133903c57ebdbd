import GaitInference
import GaitModel
import Testing

/// Structure only: `Scripts/check-onnx-export` has ONNX Runtime run it frame by frame.
@Suite struct OnnxStreamTests {
  private func graph(lookAhead: Int, width: Int = 1) throws -> ProtobufReader {
    let network = try ExportedModels.wideResNet(width: width, lookAhead: lookAhead)
    let bytes = try #require(OnnxExport.streamBytes(of: network))
    let model = try #require(ProtobufReader(bytes))
    return try #require(model.messages(7).first)
  }

  @Test(arguments: [0, 3, 13]) func everyNodeReadsWhatCameBefore(lookAhead: Int) throws {
    let graph = try graph(lookAhead: lookAhead)
    let inputs = graph.messages(11).flatMap { $0.strings(1) }
    #expect(inputs == ["cells", "isFrame", "state"])
    var known = Set(graph.messages(5).flatMap { $0.strings(8) } + inputs)
    for node in graph.messages(1) {
      #expect(known.isSuperset(of: node.strings(1)), "\(node.strings(3))")
      for output in node.strings(2) { #expect(known.insert(output).inserted, "\(output)") }
    }
    #expect(graph.messages(12).flatMap { $0.strings(1) } == ["vGRF", "isEstimate", "nextState"])
    #expect(known.isSuperset(of: ["vGRF", "isEstimate", "nextState"]))
  }

  /// Two rows of each convolution, the rows that wait behind blocks, and a number for each frame of
  /// look-ahead; all of it is read once.
  @Test(arguments: [(0, 0), (1, 1), (3, 3 + 2 * 16), (13, 13 + 2 * 2 * (16 + 32 + 64))])
  func theStateIsReadOnce(lookAhead: Int, extra: Int) throws {
    let rows = 2 * (128 + 16 + 16 * 3 + 16 + 32 * 3 + 32 + 64 * 3)
    let graph = try graph(lookAhead: lookAhead)
    var places: [Range<Int>] = []
    let tensors = Dictionary(
      uniqueKeysWithValues: graph.messages(5).map { ($0.strings(8)[0], $0) })
    func number(_ name: String) throws -> Int {
      let bytes = try #require(tensors[name]?.bytes(9).first)
      return bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
    }
    for node in graph.messages(1) where node.strings(4) == ["Slice"] {
      let inputs = node.strings(1)
      guard inputs[0] == "state" else { continue }
      places.append(try number(inputs[1])..<number(inputs[2]))
    }
    #expect(places.first?.lowerBound == 0)
    #expect(places.last?.upperBound == rows + extra)
    #expect(zip(places, places.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
  }

  @Test func linearModelsHaveNoState() {
    #expect(OnnxExport.streamBytes(of: ExportedModels.linear()) == nil)
  }
}
