import ArgumentParser
import GaitRuntime
import GaitSession

/// Which estimator turns cells into force.
struct ModelOption: ParsableArguments {
  @Option(
    help: "The estimator: a name from 'gaitlab models' or a model file.",
    completion: .file(extensions: [ModelLibrary.fileExtension]))
  var model = ModelLibrary.sumOfCells

  /// The estimator, loaded.
  ///
  /// - Throws: why there is none.
  func source() throws -> EstimatorSource { try Folders.models.source(of: model) }
}
