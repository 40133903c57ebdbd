import GaitAnalysis
import GaitFiles
import GaitModel
import GaitSimulation
import GaitTestSupport
import Testing

@testable import GaitEngine

/// Maps of a step by the shipped networks, on frames at another rate than theirs.
@Suite struct StepRelationsReaderTests {
  private static let walk = SimulatedWalk(
    WalkerConfiguration(seed: 4, durationSeconds: 12, samplingRateHz: 100, gait: .healthy)
  ).session

  private static func shipped(_ name: String) throws -> LoadedModel {
    let (model, sha256, byteCount) = try ModelFileReader.read(
      path: "\(TestModels.bundledFolder)/\(name).safetensors")
    return LoadedModel(model, sha256: sha256, byteCount: byteCount)
  }

  private static func reader(
    _ session: MemorySession
  ) throws -> (reader: StepRelationsReader, steps: [Step]) {
    var analyzer = try SessionAnalyzer(session: session)
    let analysis = try analyzer.finish()
    return (
      StepRelationsReader(session: session, analysis: analysis, metadata: analyzer.metadata),
      analysis.steps
    )
  }

  @Test func theLargestNetworkTeaches() throws {
    let (reader, steps) = try Self.reader(MemorySession(Self.walk))
    let step = try #require(steps.first { $0.foot == .right && $0.isAccepted && $0.index > 2 })
    let place = StepRelations.Place(foot: .right, index: step.index)
    let models = try ["student", "ridge", "teacher", "student-scratch"].map(Self.shipped)
    let relations = try #require(try reader.relations(of: place, in: models))
    #expect(relations.place == place)
    // A ridge has no layers.
    #expect(relations.networks.map(\.name) == ["teacher", "student", "student-scratch"])
    #expect(relations.selectionSteps > 3)
    for network in relations.networks {
      #expect(network.layers.count == 3)
      for layer in network.layers {
        #expect((50...StepRelations.moments).contains(layer.temporal.side))
        #expect(layer.correlation.side == layer.temporal.side)
        #expect(layer.channels.count == StepRelations.selectedChannels)
        #expect(layer.correlation.values.allSatisfy { abs($0) <= 1.001 })
        let isTeacher = network.name == "teacher"
        #expect((layer.temporalDistance == 0) == isTeacher)
        #expect((layer.divergence == 0) == isTeacher)
      }
    }
    // The best of the last layer follows the force closely, in a network that was trained for it.
    let best = relations.networks[0].layers[2].channels.map { abs($0.force) }.max()
    #expect(try #require(best) > 0.8)
  }

  @Test func aStepWithAHoleHasNone() throws {
    var walk = Self.walk
    let (_, steps) = try Self.reader(MemorySession(walk))
    let step = try #require(steps.first { $0.foot == .left && $0.index == 4 })
    let middle = (step.stance.initialContactSeconds + step.stance.toeOffSeconds) / 2
    let frames = try #require(walk.frames[.left])
    let kept = frames.times.indices.filter { abs(frames.times[$0] - middle) > 0.03 }
    var thinned = FrameBlock(foot: .left, cellCount: frames.cellCount)
    for index in kept { thinned.append(frames.slice(index..<index + 1)) }
    walk.frames[.left] = thinned
    let (reader, _) = try Self.reader(MemorySession(walk))
    let place = StepRelations.Place(foot: .left, index: step.index)
    #expect(try reader.relations(of: place, in: [try Self.shipped("student")]) == nil)
  }

  @Test func noNetworkNoMaps() throws {
    let (reader, steps) = try Self.reader(MemorySession(Self.walk))
    let step = try #require(steps.first)
    let place = StepRelations.Place(foot: step.foot, index: step.index)
    #expect(try reader.relations(of: place, in: [try Self.shipped("ridge")]) == nil)
    let none = StepRelations.Place(foot: .left, index: 999)
    #expect(try reader.relations(of: none, in: [try Self.shipped("student")]) == nil)
  }
}
