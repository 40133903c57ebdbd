extension Recipe {
  /// Arms and all that they need, in the order of the recipe.
  func closure(of wanted: Set<String>?) -> [ArmRecipe] {
    guard let wanted else { return arms }
    var needed = wanted
    // Whatever an arm needs stands before it.
    for arm in arms.reversed() where needed.contains(arm.name) {
      needed.formUnion(arm.needs)
    }
    return arms.filter { needed.contains($0.name) }
  }

  /// Arms that can be taught together: the same teacher, schedule and context, nobody waiting for
  /// another.
  ///
  /// With another context the same windows could not be drawn for an arm that is alone.
  ///
  /// - Returns: classes in an order in which each finds what it needs.
  func classes(of pending: [ArmRecipe]) -> [[ArmRecipe]] {
    var left = pending
    var classes: [[ArmRecipe]] = []
    while !left.isEmpty {
      let waiting = Set(left.map(\.name))
      let ready = left.filter { waiting.isDisjoint(with: $0.needs) }
      // Recipes have been checked for order, so that somebody is ready.
      guard let first = ready.first else { return classes }
      let group = ready.filter {
        $0.isTrained == first.isTrained && $0.teachers == first.teachers
          && $0.schedule == first.schedule && $0.isTrainedOnce == first.isTrainedOnce
          && epochsBefore($0) == epochsBefore(first)
          // Windows carry the context of the network, and all of a class see the same ones.
          && $0.network.contextFrames == first.network.contextFrames
      }
      classes.append(group)
      left.removeAll { arm in group.contains { $0.name == arm.name } }
    }
    return classes
  }

  /// Epochs that went into the weights an arm starts from: the windows that it sees follow on them.
  func epochsBefore(_ arm: ArmRecipe) -> Int {
    guard let start = arm.start.flatMap(self.arm) else { return 0 }
    return start.schedule.epochs + epochsBefore(start)
  }

  /// The seed that an arm is trained from where others are trained from `seed`.
  package func seed(of arm: ArmRecipe, _ seed: UInt64) -> UInt64 {
    arm.isTrainedOnce ? seeds.first ?? seed : seed
  }
}
