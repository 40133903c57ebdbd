/// What a network gives: estimates, and what distillation looks at on the way.
///
/// B windows, T frames, C channels of a group; H x W where the network keeps space.
package struct NetworkOutput {
  /// `[B, outputs, T]`, body weights.
  package let estimates: Tensor
  /// What each of the three groups gives, before any normalisation: `[B, C, T]` or
  /// `[B, C, T, H, W]`.
  package let groups: [Tensor]
  /// The last group after the last normalisation and ReLU, as the head reads it before its mean over
  /// space.
  package let activated: Tensor

  package init(estimates: Tensor, groups: [Tensor], activated: Tensor) {
    self.estimates = estimates
    self.groups = groups
    self.activated = activated
  }

  /// The same as constants, for a teacher.
  package func detached() -> NetworkOutput {
    NetworkOutput(
      estimates: estimates.detached(), groups: groups.map { $0.detached() },
      activated: activated.detached())
  }

  /// Without the frames outside of a range.
  package func trimmed(to frames: Range<Int>) -> NetworkOutput {
    func trim(_ x: Tensor) -> Tensor { x.sliced(frames, along: 2) }
    return NetworkOutput(
      estimates: trim(estimates), groups: groups.map(trim), activated: trim(activated))
  }
}
