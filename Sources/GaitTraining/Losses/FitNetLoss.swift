/// Hints: the student's middle group has to contain the teacher's, by a linear map that is learned.
///
/// ```
/// hint  mean((r(FS) - FT)^2)    FS: [B, CS, T], FT: [B, CT, T], means over space
/// ```
///
/// r: `[B, CS, T]` to `[B, CT, T]`, see `HintAdapter`; its weight is the loss's one parameter.
/// FitNets, Romero and others 2015 (arXiv 1412.6550), trained together with the student rather than
/// in a stage before it.
package struct FitNetLoss: HintedLoss {
  package static let name = "fitnet"
  package static let termNames = ["hint"]

  let adapter: HintAdapter

  /// Draws the adapter, the same for a seed on every machine.
  ///
  /// - Parameters:
  ///   - studentChannels: of the group.
  ///   - teacherChannels: of the same group.
  ///   - group: which of the three, from 0; the middle one.
  ///   - seed: of the first weights.
  ///   - type: that of the networks.
  package init(
    studentChannels: Int, teacherChannels: Int, group: Int = 1, seed: UInt64,
    _ type: NumberType = .float32
  ) {
    adapter = HintAdapter(
      studentChannels: studentChannels, teacherChannels: teacherChannels, group: group, seed: seed,
      type)
  }

  package var parameters: [NamedTensor] { adapter.parameters(of: Self.name) }

  package func terms(_ input: LossInput) -> [LossTerm] {
    [LossTerm("hint", adapter.squaredErrors(input).mean())]
  }
}
