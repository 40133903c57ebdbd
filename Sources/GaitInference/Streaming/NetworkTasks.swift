import CGaitKernels

/// The convolutions of a network as the kernels want them, made once for all streams.
///
/// Copying weights' owners at every frame would cost more than the bookkeeping itself; these point
/// into the weights of the network that is kept beside them.
///
/// `@unchecked Sendable`: nothing is written after it was made, neither here nor in the weights.
final class NetworkTasks: @unchecked Sendable {
  /// One residual block's convolutions.
  struct Block {
    let shortcut: gait_convolution?
    let convolution1: gait_convolution
    let convolution2: gait_convolution
  }

  let stem: gait_convolution
  let blocks: [Block]
  private let network: WideResNet

  init(_ network: WideResNet) {
    self.network = network
    stem = network.stem.task(then: network.stemActivation)
    blocks = network.blocks.map { block in
      Block(
        shortcut: block.shortcut?.task(),
        convolution1: block.convolution1.task(then: block.activation1),
        convolution2: block.convolution2.task(then: block.nextActivation))
    }
  }
}
