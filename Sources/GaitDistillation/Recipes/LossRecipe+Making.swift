import GaitInference
import GaitModel

extension LossRecipe {
  /// The loss of a recipe.
  ///
  /// - Parameters:
  ///   - student: the student's size.
  ///   - teacher: the teacher's.
  ///   - channels: what was selected of each group; only `sckd` looks at it.
  ///   - seed: for weights of adapters.
  /// - Returns: a loss of its own for each learner, since some learn too.
  func makeLoss(
    student: WideResNetShape, teacher: WideResNetShape,
    channels: (student: [[Int]], teacher: [[Int]]), seed: UInt64
  ) -> any DistillationLoss {
    let widths = (student.groupChannels[hintGroup], teacher.groupChannels[hintGroup])
    return switch method {
    case .kd: KDLoss()
    case .attentiveImitation:
      AttentiveImitationLoss(
        studentChannels: widths.0, teacherChannels: widths.1, group: hintGroup, seed: seed)
    case .fitnet:
      FitNetLoss(
        studentChannels: widths.0, teacherChannels: widths.1, group: hintGroup, seed: seed)
    case .attentionTransfer: AttentionTransferLoss()
    case .similarityPreserving: SimilarityPreservingLoss()
    case .rkd: RKDLoss()
    case .pkt: PKTLoss()
    case .dist: DISTLoss()
    case .takd: TaKDLoss(temporal: temporal)
    case .sckd:
      SCKDLoss(
        studentChannels: channels.student, teacherChannels: channels.teacher,
        temperature: temperature, matching: matching)
    }
  }

  /// How channels are scored.
  func channelSelection(seed: UInt64) -> ChannelSelection {
    switch selection {
    case .target: .target
    case .variance: .variance
    case .random: .random(seed: seed)
    case .all: .all
    }
  }
}
