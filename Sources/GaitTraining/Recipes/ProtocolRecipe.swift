package import GaitAnalysis
package import GaitFiles

/// A further way to evaluate the tested recordings, beside the one that is trained for.
///
/// Its results stand as conditions of their own: `fresh, three strides`. It may take other recordings of the same people:
/// `folder = "Footsteps-16x8-asymmetry-0.45"`, beside the recipe's data set, shows what an estimator makes of walkers that
/// it was not trained for.
package struct ProtocolRecipe: Equatable, Sendable {
  /// As conditions are called after it, such as `three strides`.
  package let name: String
  package let calibration: CalibrationRule
  /// Part of the frames that is lost at random.
  package let lostFrames: Double
  /// The data set whose recordings of the tested people are taken instead; nil for the recipe's.
  package let folder: String?

  /// Reads `name = "three strides", calibrationStrides = 3, scalesFeetApart = true, scale = "strides"`;
  /// what it leaves out is as in the data of the recipe.
  init(_ table: RecipeTable, base: CalibrationRule) throws(GaitlabError) {
    name = try table.text("name")
    guard !name.isEmpty, name.count <= 40, !name.contains(","), !name.contains("\n") else {
      throw table.refusal("'\(table.name("name"))' is '\(name)'", expected: "a few words")
    }
    calibration = try CalibrationRule(table, base: base)
    lostFrames = try table.number("lostFrames", in: 0...0.5, default: 0)
    let folder = try table.text("folder", default: "")
    self.folder = folder.isEmpty ? nil : folder
    try table.finish()
  }

  /// In one line.
  package var configuration: String {
    "\(name): \(calibration.summary)" + (lostFrames > 0 ? ", \(lostFrames) of the frames lost" : "")
      + (folder.map { ", recordings of \($0)" } ?? "")
  }

  /// Its own recordings.
  ///
  /// - Parameter dataFolder: the recipe's data set, which a name without a way lies beside.
  /// - Returns: nil where it takes the recipe's.
  /// - Throws: what opening a data set says.
  package func data(beside dataFolder: String) throws(GaitlabError) -> DataSet? {
    guard let folder else { return nil }
    guard !folder.hasPrefix("/") else { return try DataSet(folder: folder) }
    let parent = dataFolder.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return try DataSet(folder: (parent.map(String.init) + [folder]).joined(separator: "/"))
  }

  /// What a condition is called under it.
  package func condition(_ condition: String) -> String { "\(condition), \(name)" }
}

extension CalibrationRule {
  /// How a recipe calls the ways in which a scale continues.
  private enum Scale: String, CaseIterable {
    case running
    /// That of the first strides, to the end.
    case strides
  }

  /// Reads `calibrationStrides`, `scalesFeetApart` and `scale`.
  init(_ table: RecipeTable, base: CalibrationRule) throws(GaitlabError) {
    self.init(
      maxStrides: try table.integer(
        "calibrationStrides", in: 2...1000, default: base.maxStrides),
      scalesFeetApart: try table.flag("scalesFeetApart", default: base.scalesFeetApart),
      scale: try table.choice(
        "scale", default: base.scale == .running ? Scale.running : .strides) == .running
        ? .running : .fixed)
  }
}
