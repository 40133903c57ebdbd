/// What a network gives: estimates, and what distillation looks at on the way.
///
/// B windows, T frames, C channels of a group; H x W where the network keeps space.
package struct NetworkOutput {
  /// `[B, outputs, T]`, body weights.
  package let estimates: Tensor
  /// What each of the three groups gives, before any normalisation: `[B, C, T]` or
  /// `[B, C, T, H, W]`.
  package let groups: [Tensor]

  package init(estimates: Tensor, groups: [Tensor]) {
    self.estimates = estimates
    self.groups = groups
  }

  /// The same as constants, for a teacher.
  package func detached() -> NetworkOutput {
    NetworkOutput(estimates: estimates.detached(), groups: groups.map { $0.detached() })
  }
}
