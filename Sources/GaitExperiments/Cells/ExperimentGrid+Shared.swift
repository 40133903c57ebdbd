import GaitTraining

extension ExperimentGrid {
  /// The seeds that an arm is trained from: the first alone for one that all seeds share.
  func seeds(of arm: ArmRecipe) -> [UInt64] {
    recipe.seeds.filter { recipe.seed(of: arm, $0) == $0 }
  }

  /// Further ways to evaluate, whose results stand as conditions of their own.
  var protocols: [String] { recipe.protocols.map(\.name) }
}
