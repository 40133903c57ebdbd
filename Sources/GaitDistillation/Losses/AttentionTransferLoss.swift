/// When, and where, a group is at work at all.
///
/// ```
/// at(F)      Q / |Q| for each window; Q = mean over channels of F^2, [B, T], or [B, T * H * W]
/// attention  mean((at(FS) - at(FT))^2)
/// ```
///
/// F: `[B, C, T]` or `[B, C, T, H, W]`. Places count one by one where both networks have the same ones;
/// otherwise Q is their mean. Attention is the mean over the three groups. Zagoruyko and Komodakis 2017
/// (arXiv 1612.03928), whose maps are over space, with time beside it.
package struct AttentionTransferLoss: DistillationLoss, Sendable {
  package static let name = "attentionTransfer"

  package init() {}

  package func terms(_ input: LossInput) -> [LossTerm] {
    [
      .mean("attention", over: input) { student, teacher in
        let keepsSpace = student.shape.dropFirst(3) == teacher.shape.dropFirst(3)
        let student = Self.attention(student, keepingSpace: keepsSpace)
        return (student - Self.attention(teacher, keepingSpace: keepsSpace)).squared().mean()
      }
    ]
  }

  /// `[B, T]`, or `[B, T * H * W]`.
  private static func attention(_ group: Tensor, keepingSpace: Bool) -> Tensor {
    let energy = group.squared()
    let pooled = keepingSpace ? energy : energy.pooledOverSpace()
    return pooled.mean(over: 1).flattened(from: 1).normalized(over: 1)
  }
}
