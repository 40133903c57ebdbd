import GaitDistillation

extension ExperimentGrid {
  /// The seeds that an arm is trained from.
  func seeds(of arm: ArmRecipe) -> [UInt64] { recipe.seeds }

  /// Further ways to evaluate, whose results stand as conditions of their own.
  var protocols: [String] { [] }
}
