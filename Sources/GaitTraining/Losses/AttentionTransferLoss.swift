/// When, and where, a group is at work at all.
///
/// ```
/// at(F)      Q / |Q| for each window; Q = mean over channels of F^2, [B, T], or [B, T * H * W]
/// attention  mean((at(FS) - at(FT))^2)
/// ```
///
/// F: `[B, C, T]` or `[B, C, T, H, W]`. Places count one by one where both networks have the same ones;
/// otherwise Q is their mean. Attention is the mean over the groups asked for. Zagoruyko and Komodakis
/// 2017 (arXiv 1612.03928), whose maps are over space, with time beside it.
package struct AttentionTransferLoss: DistillationLoss, Sendable {
  package static let name = "attentionTransfer"
  package static let termNames = ["attention"]
  package static let comparesGroups = true

  /// The groups that are compared, 0...2.
  package let layers: [Int]

  package init(layers: [Int] = [0, 1, 2]) {
    self.layers = layers
  }

  package func terms(_ input: LossInput) -> [LossTerm] {
    func keepsSpace(_ group: Int) -> Bool {
      input.student.groups[group].shape.dropFirst(3)
        == input.teacher.groups[group].shape.dropFirst(3)
    }
    let values = layers.map { group in
      let keepsSpace = keepsSpace(group)
      let teacher = input.maps(.attention(group: group, keepsSpace: keepsSpace)) {
        Self.attention($0.groups[group], keepingSpace: keepsSpace)
      }
      let student = Self.attention(input.student.groups[group], keepingSpace: keepsSpace)
      return (student - teacher).squared().mean()
    }
    return [LossTerm("attention", Tensor.stacked(values).mean())]
  }

  /// `[B, T]`, or `[B, T * H * W]`.
  private static func attention(_ group: Tensor, keepingSpace: Bool) -> Tensor {
    let energy = group.squared()
    let pooled = keepingSpace ? energy : energy.pooledOverSpace()
    return pooled.mean(over: 1).flattened(from: 1).normalized(over: 1)
  }
}
