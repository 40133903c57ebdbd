import GaitInference
import GaitTraining

/// What an estimate of an arm costs who uses it: arithmetic and delay.
struct ArmCost: Equatable, Sendable {
  let arm: String
  /// What it was taught by; `untaught` for what learned alone.
  let method: String
  let multiplyAddsPerFrame: Double
  let lookAheadMilliseconds: Double

  /// Networks see 200 frames a second.
  private static let frameMilliseconds = 5.0

  /// Arms that differ in size alone: those that look ahead as far as their depth allows.
  static func bySize(_ recipe: Recipe) -> [ArmCost] {
    students(recipe).filter { $0.shape.lookAheadFrames == $0.shape.centredLookAheadFrames }
      .map(\.cost)
  }

  /// Arms that differ in look-ahead alone: those of the baseline's depth and channels.
  static func byDelay(_ recipe: Recipe) -> [ArmCost] {
    let students = students(recipe)
    guard let base = students.first(where: { $0.cost.arm == recipe.baseline })?.shape else {
      return []
    }
    return students.filter {
      $0.shape.depth == base.depth && $0.shape.groupChannels == base.groupChannels
    }.map(\.cost)
  }

  /// Networks that the console runs and that teach nobody.
  private static func students(_ recipe: Recipe) -> [(shape: WideResNetShape, cost: ArmCost)] {
    let teachers = Set(recipe.arms.flatMap { $0.teachers.compactMap(\.arm) })
    return recipe.evaluatedArms.compactMap { arm in
      guard case .temporal(let shape) = arm.network, !teachers.contains(arm.name) else {
        return nil
      }
      let losses = arm.losses.map(\.method.rawValue)
      return (
        shape,
        ArmCost(
          arm: arm.name, method: losses.isEmpty ? "untaught" : losses.joined(separator: " + "),
          multiplyAddsPerFrame: Double(shape.multiplyAddsPerFrame),
          lookAheadMilliseconds: Double(shape.lookAheadFrames) * frameMilliseconds)
      )
    }
  }
}
