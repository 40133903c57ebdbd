import ArgumentParser
import CommandSupport
import GaitEngine
import GaitFiles

/// Which estimator turns cells into force.
struct ModelOption: ParsableArguments {
  @Option(
    help: """
      The estimator: a name from 'gaitlab models', a model file, or 'auto', which is the student \
      that was trained on insoles like these, and the sum of cells where none was.
      """,
    completion: .file(extensions: [ModelLibrary.fileExtension]))
  var model = ModelLibrary.automatic

  @Option(
    help: ArgumentHelp(
      """
      The longest that an estimate may look ahead, in frames of 5 ms: 0 answers at once, 13 is the \
      most accurate. 'auto' takes the model that fits. Without it the longest \
      there is, and the shortest for 'live'.
      """, valueName: "frames"))
  var lookAhead: Int?

  func validate() throws {
    if let lookAhead, !Self.lookAheads.contains(lookAhead) {
      throw ValidationError(
        "--look-ahead \(lookAhead): expected 0 to \(Self.lookAheads.upperBound) frames")
    }
    if let lookAhead, model != ModelLibrary.automatic {
      throw ValidationError(
        "--look-ahead \(lookAhead) beside --model \(model): a model has its own look-ahead; leave "
          + "one of both out")
    }
  }

  private static let lookAheads = 0...100

  /// The estimator, loaded.
  ///
  /// - Parameter patience: how long an estimate may wait where nobody says so.
  /// - Returns: what estimates.
  /// - Throws: why there is none.
  func source(patience: AutomaticModels.Patience = .any) throws -> EstimatorSource {
    try Folders.models.source(of: model, patience: lookAhead.map { .atMost($0) } ?? patience)
  }
}
