import Foundation
import GaitFiles
import GaitInference

/// Whoever teaches: one frozen network, or several whose estimates and maps are averaged.
///
/// The features of several stand side by side as channels, each group of a member divided by its root
/// mean square in the batch: relations between rows are then the mean of those of the members, whatever
/// their widths.
struct Teacher {
  /// One network, and how it reads what its students read.
  struct Member {
    let shape: WideResNetShape
    let network: any DistillableNetwork
    let input: InputKind
    /// Turns the students' input into its own: x * scale + offset; nil where both are the same.
    var inputChange: (scale: Double, offset: Double)?
  }

  private let members: [Member]

  /// - Throws: `recipeRefused` for members that do not go together.
  init(_ members: [Member], arm: String) throws(GaitlabError) {
    let first = members.first?.shape
    let areAlike = members.allSatisfy {
      $0.shape.outputs == first?.outputs && $0.shape.depth == first?.depth
        && ($0.network is TemporalWideResNet) == (members.first?.network is TemporalWideResNet)
    }
    guard !members.isEmpty, areAlike else {
      throw GaitlabError(
        .recipeRefused, file: arm, found: "teachers of different depth, outputs or kind",
        expected: "networks on the same grid, of one depth",
        advice: "leave those out that differ; widths may differ")
    }
    self.members = members
  }

  /// Channels of the three groups, those of all members together.
  var groupChannels: [Int] {
    (0..<3).map { group in members.reduce(0) { $0 + $1.shape.groupChannels[group] } }
  }

  /// Frames on each side that its estimates depend on.
  var contextFrames: Int { members.map(\.shape.contextFrames).max() ?? 0 }

  /// What its members read.
  var kinds: Set<InputKind> { Set(members.map(\.input)) }

  func callAsFunction(_ batch: TrainingBatch) -> NetworkOutput {
    let outputs = members.map { member in
      let input = batch.input(member.input)
      guard let change = member.inputChange else { return member.network.evaluated(input) }
      return member.network.evaluated(input * change.scale + change.offset)
    }
    guard outputs.count > 1, let first = outputs.first else { return outputs[0] }
    func joined(_ features: [Tensor]) -> Tensor {
      let scaled = features.map { $0 / $0.squared().mean().atLeast(1e-12).squareRoot() }
      return Tensor.concatenated(scaled, along: 1)
    }
    return Tensor.withoutGradient {
      NetworkOutput(
        estimates: Tensor.stacked(outputs.map(\.estimates)).mean(over: 0),
        groups: first.groups.indices.map { group in joined(outputs.map { $0.groups[group] }) },
        activated: joined(outputs.map(\.activated)))
    }
  }
}

extension Teacher.Member {
  /// The taken epoch of an arm of the same fold.
  init(_ arm: ArmRecipe, best: [SavedTensor]) throws(TrainingError) {
    guard let shape = arm.network.shape, let network = arm.network.makeNetwork(seed: 0) else {
      throw TrainingError(
        .otherState, in: "teacher", found: "'\(arm.name)', which is not a network")
    }
    try network.restore(best)
    self.init(shape: shape, network: network, input: arm.input)
  }

  /// A model file.
  ///
  /// - Parameters:
  ///   - path: of the file.
  ///   - normalization: what the students' input is read with.
  ///   - tests: subjects that it must not have seen.
  /// - Throws: `modelRefused` for anything but a WideResNet of one foot, and for one whose card names a
  ///   tested subject among those who trained it or selected its epoch.
  init(
    file path: String, for normalization: ModelCard.InputNormalization, tests: [String]
  ) throws(GaitlabError) {
    func refusal(_ found: String, expected: String = "") -> GaitlabError {
      GaitlabError(
        .modelRefused, file: path, found: found, expected: expected,
        advice: "name a model file of a trained WideResNet as the teacher")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw refusal("the teacher cannot be read")
    }
    let model: Model
    do throws(ModelFileError) {
      let bytes = [UInt8](data)
      let file = try Model(safetensors: bytes.span.bytes)
      model = file
    } catch {
      throw refusal(error.found, expected: error.expected)
    }
    guard case .wideResNet(let parameters) = model.parameters else {
      throw refusal("a linear model", expected: "a WideResNet")
    }
    if let seen = tests.first(where: { model.card.subjectsSeen.contains($0) }) {
      throw refusal(
        "a teacher that has seen subject \(seen), who is tested",
        expected: "a teacher trained and selected on other people")
    }
    let network: TemporalWideResNet
    do throws(TrainingError) {
      network = try TemporalWideResNet(parameters)
    } catch {
      throw refusal(error.found, expected: error.expected)
    }
    // x = (cell - m) s for students, (cell - M) S for the teacher.
    let own = model.card.input
    let scale = Double(own.scale / normalization.scale)
    let offset = Double((normalization.mean - own.mean) * own.scale)
    self.init(
      shape: parameters.shape, network: network, input: InputKind(),
      inputChange: scale == 1 && offset == 0 ? nil : (scale, offset))
  }
}
