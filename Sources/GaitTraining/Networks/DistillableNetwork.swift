/// A network that can be trained, teach and be taught.
///
/// All networks read the same windows and give the same estimates, so that any of them can be the
/// teacher of any other.
package protocol DistillableNetwork {
  /// Such as `WRN-16-1`.
  var name: String { get }

  /// All tensors in the order of files.
  var tensors: [NamedTensor] { get }

  /// Runs the network on `[B, inputs, T]`, normalised cells of a foot, or of two after each other.
  func callAsFunction(_ input: Tensor, mode: NetworkMode) -> NetworkOutput
}

extension DistillableNetwork {
  /// What the optimiser changes.
  package var parameters: [NamedTensor] { tensors.filter(\.isLearned) }

  /// Learned numbers.
  package var parameterCount: Int { parameters.reduce(0) { $0 + $1.tensor.count } }

  /// Runs the network as a teacher or in an evaluation: nothing is recorded for autograd.
  package func evaluated(_ input: Tensor) -> NetworkOutput {
    Tensor.withoutGradient { self(input, mode: .evaluation) }
  }

  /// All numbers, learned and running.
  package func saved() throws(TrainingError) -> [SavedTensor] {
    var saved: [SavedTensor] = []
    for named in tensors { saved.append(try SavedTensor(named.name, named.tensor)) }
    return saved
  }

  /// Takes all numbers, or none of them.
  ///
  /// - Throws: `otherState` for numbers of another network.
  package func restore(_ saved: [SavedTensor]) throws(TrainingError) {
    guard saved.count == tensors.count else {
      throw TrainingError(
        .otherState, in: "restore", found: "\(saved.count) tensors",
        expected: "\(tensors.count) of \(name)")
    }
    var numbers: [Tensor] = []
    for named in tensors {
      numbers.append(try saved.tensor(named.name, shape: named.tensor.shape))
    }
    for (named, numbers) in zip(tensors, numbers) { try named.tensor.assign(numbers) }
  }
}
