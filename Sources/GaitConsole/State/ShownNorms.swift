package import GaitAnalysis

/// The norms that are drawn behind curves, and what they were asked for by.
package struct ShownNorms: Equatable, Sendable {
  /// A name that the list of norms has, or a path.
  package let name: String
  package let choice: NormChoice

  package init(name: String, choice: NormChoice) {
    self.name = name
    self.choice = choice
  }
}
