import GaitInference
import GaitModel

extension LossRecipe.Method {
  /// The loss of a method: its terms, and what a recipe can say of it.
  package var loss: any DistillationLoss.Type {
    switch self {
    case .kd: KDLoss.self
    case .attentiveImitation: AttentiveImitationLoss.self
    case .fitnet: FitNetLoss.self
    case .attentionTransfer: AttentionTransferLoss.self
    case .similarityPreserving: SimilarityPreservingLoss.self
    case .rkd: RKDLoss.self
    case .pkt: PKTLoss.self
    case .dist: DISTLoss.self
    case .takd: TaKDLoss.self
    case .sckd: SCKDLoss.self
    case .sequence: SequenceLoss.self
    }
  }
}

extension LossRecipe {
  /// The loss of a recipe.
  ///
  /// - Parameters:
  ///   - student: the student's size.
  ///   - teacherChannels: of the teacher's groups; the student's own where nobody teaches.
  ///   - channels: what was selected of each group; only `sckd` looks at it.
  ///   - seed: for weights of adapters.
  /// - Returns: a loss of its own for each learner, since some learn too.
  func makeLoss(
    student: WideResNetShape, teacherChannels: [Int],
    channels: (student: [[Int]], teacher: [[Int]]), seed: UInt64
  ) -> any DistillationLoss {
    let widths = (student.groupChannels[hintGroup], teacherChannels[hintGroup])
    return switch method {
    case .kd: KDLoss()
    case .attentiveImitation:
      AttentiveImitationLoss(
        studentChannels: widths.0, teacherChannels: widths.1, group: hintGroup, seed: seed)
    case .fitnet:
      FitNetLoss(
        studentChannels: widths.0, teacherChannels: widths.1, group: hintGroup, seed: seed)
    case .attentionTransfer: AttentionTransferLoss(layers: layers)
    case .similarityPreserving: SimilarityPreservingLoss(layers: layers)
    case .rkd: RKDLoss()
    case .pkt: PKTLoss()
    case .dist: DISTLoss()
    case .takd: TaKDLoss(temporal: temporal, layers: layers)
    case .sckd:
      SCKDLoss(
        studentChannels: channels.student, teacherChannels: channels.teacher,
        temperature: temperature, matching: matching, layers: layers)
    case .sequence: SequenceLoss()
    }
  }

  /// How channels are scored.
  func channelSelection(seed: UInt64) -> ChannelSelection {
    switch selection {
    case .target: .target
    case .residual: .residual
    case .variance: .variance
    case .random: .random(seed: seed)
    case .all: .all
    }
  }
}
