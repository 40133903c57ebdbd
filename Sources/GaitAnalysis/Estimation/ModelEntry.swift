/// One estimator that can be used and compared.
package struct ModelEntry: Equatable, Sendable {
  /// Where a model is found.
  package enum Shelf: String, Equatable, Sendable {
    /// Part of the program, no file behind it.
    case builtIn
    case bundled
    /// In the user's own folder.
    case user
    /// Named on the command line.
    case named

    /// What it is called in a list.
    package var title: String {
      switch self {
      case .builtIn: "built in"
      case .bundled: "bundled"
      case .user: "yours"
      case .named: "file"
      }
    }
  }

  /// What effects call it: a name or a path.
  package var id: String
  /// Its card.
  package var description: EstimatorDescription
  /// Where it is found.
  package var shelf: Shelf
  /// Why the file cannot be used; nil if it can.
  package var problem: String?

  package init(
    id: String, description: EstimatorDescription, shelf: Shelf, problem: String? = nil
  ) {
    self.id = id
    self.description = description
    self.shelf = shelf
    self.problem = problem
  }

  /// Whether it can be run.
  package var isReadable: Bool { problem == nil }
}
