import Foundation
import GaitInference
import GaitSession

/// A network that teaches: frozen, and reading what its students read.
struct Teacher {
  let shape: WideResNetShape
  private let network: any DistillableNetwork
  /// Turns the students' input into its own: x * scale + offset; nil where both are the same.
  private let inputChange: (scale: Double, offset: Double)?

  /// The best epoch of an arm of the same fold.
  init(_ arm: ArmRecipe, best: [SavedTensor]) throws(TrainingError) {
    guard let shape = arm.network.shape, let network = arm.network.makeNetwork(seed: 0) else {
      throw TrainingError(.otherState, in: "teacher", found: "'\(arm.name)', which is no network")
    }
    try network.restore(best)
    self.shape = shape
    self.network = network
    inputChange = nil
  }

  /// A model file.
  ///
  /// - Throws: `modelRefused` for anything but a WideResNet of one foot.
  init(
    file path: String, for normalization: ModelCard.InputNormalization
  ) throws(SessionError) {
    func refusal(_ found: String, expected: String = "") -> SessionError {
      SessionError(
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
    do throws(TrainingError) {
      network = try TemporalWideResNet(parameters)
    } catch {
      throw refusal(error.found, expected: error.expected)
    }
    shape = parameters.shape
    // x = (cell - m) s for students, (cell - M) S for the teacher.
    let own = model.card.input
    let scale = Double(own.scale / normalization.scale)
    let offset = Double((normalization.mean - own.mean) * own.scale)
    inputChange = scale == 1 && offset == 0 ? nil : (scale, offset)
  }

  func callAsFunction(_ input: Tensor) -> NetworkOutput {
    guard let inputChange else { return network.evaluated(input) }
    return network.evaluated(input * inputChange.scale + inputChange.offset)
  }
}
