/// Why something in the lab went wrong: what was done, what was found, what was expected.
package struct TrainingError: Error, Equatable, Sendable {
  package enum Code: String, Equatable, Sendable, CaseIterable {
    /// libtorch refused: shapes that do not fit, memory that is not there.
    case operation
    /// A loss or a gradient is no longer a number: the run diverged.
    case notFinite
    /// Saved numbers that belong to another network or another optimiser.
    case otherState
  }

  package var code: Code
  /// What was being done, such as `matrixProduct` or `step`.
  package var operation: String
  package var found: String
  /// What should have been there; empty where that goes without saying.
  package var expected: String

  package init(_ code: Code, in operation: String, found: String, expected: String = "") {
    self.code = code
    self.operation = operation
    self.found = found
    self.expected = expected
  }
}
