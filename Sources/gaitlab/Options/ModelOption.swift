import ArgumentParser
import GaitRuntime
import GaitSession

/// Which estimator turns cells into force.
struct ModelOption: ParsableArguments {
  @Option(
    help: """
      The estimator: a name from 'gaitlab models', a model file, or 'auto', which is the distilled \
      student on insoles of 64 cells and more and the sum of cells on others.
      """,
    completion: .file(extensions: [ModelLibrary.fileExtension]))
  var model = ModelLibrary.automatic

  /// The estimator, loaded.
  ///
  /// - Throws: why there is none.
  func source() throws -> EstimatorSource { try Folders.models.source(of: model) }
}
