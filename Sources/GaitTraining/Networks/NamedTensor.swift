/// A network's tensor under the name that it has in files.
package struct NamedTensor {
  /// As PyTorch would name it, such as `groups.0.blocks.1.convolution1.weight`.
  package let name: String
  package let tensor: Tensor
  /// Whether the optimiser changes it; running means and variances are not learned.
  package let isLearned: Bool

  package init(_ name: String, _ tensor: Tensor, isLearned: Bool = true) {
    self.name = name
    self.tensor = tensor
    self.isLearned = isLearned
  }
}
