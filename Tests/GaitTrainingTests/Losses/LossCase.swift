#if Training
  import GaitTraining
  import Testing

  /// A loss as the contract sees it: how to make one, and which terms need company.
  struct LossCase: Sendable, CustomTestStringConvertible {
    /// What a loss has to know of the networks.
    struct Networks: Sendable {
      var student = LossFixture.studentChannels
      var teacher = LossFixture.teacherChannels
      /// The channels that SCKD looks at.
      var selected = LossFixture.selected
      var type = NumberType.float64

      /// Student and teacher are of one shape.
      static var alike: Networks {
        Networks(
          teacher: LossFixture.studentChannels,
          selected: (LossFixture.selected.student, LossFixture.selected.student))
      }
    }

    let testDescription: String
    /// Terms that compare windows.
    var ofWindows: Set<String> = []
    /// Terms that compare frames.
    var ofFrames: Set<String> = []
    let make: @Sendable (Networks) -> any DistillationLoss

    static let all: [LossCase] = [
      LossCase(testDescription: "supervised") { _ in SupervisedLoss() },
      LossCase(testDescription: "sequence", ofFrames: ["label"]) { _ in SequenceLoss() },
      LossCase(testDescription: "kd") { _ in KDLoss() },
      LossCase(
        testDescription: "takd map", ofWindows: ["similarity"],
        ofFrames: ["temporal", "sequenceLabel", "sequenceTeacher"]
      ) { _ in TaKDLoss(temporal: .map) },
      LossCase(
        testDescription: "takd stepwise", ofWindows: ["similarity", "temporal"],
        ofFrames: ["sequenceLabel", "sequenceTeacher"]
      ) { _ in TaKDLoss(temporal: .stepwise) },
      sckd("sckd") { SCKDLoss(studentChannels: $0, teacherChannels: $1) },
      sckd("sckd mean square") {
        SCKDLoss(studentChannels: $0, teacherChannels: $1, matching: .meanSquare)
      },
      sckd("sckd pooled") { SCKDLoss(studentChannels: $0, teacherChannels: $1, timePooling: 2) },
      LossCase(testDescription: "attentiveImitation") {
        AttentiveImitationLoss(
          studentChannels: $0.student[1], teacherChannels: $0.teacher[1], seed: 5, $0.type)
      },
      LossCase(testDescription: "fitnet") {
        FitNetLoss(
          studentChannels: $0.student[1], teacherChannels: $0.teacher[1], seed: 6, $0.type)
      },
      LossCase(testDescription: "attentionTransfer") { _ in AttentionTransferLoss() },
      LossCase(testDescription: "similarityPreserving", ofWindows: ["similarity"]) { _ in
        SimilarityPreservingLoss()
      },
      LossCase(testDescription: "rkd", ofWindows: ["distance", "angle"]) { _ in RKDLoss() },
      LossCase(testDescription: "pkt", ofWindows: ["divergence"]) { _ in PKTLoss() },
      LossCase(testDescription: "dist", ofWindows: ["overBatch"], ofFrames: ["overTime"]) { _ in
        DISTLoss()
      },
    ]

    private static func sckd(
      _ name: String, _ make: @escaping @Sendable ([[Int]], [[Int]]) -> SCKDLoss
    ) -> LossCase {
      LossCase(testDescription: name, ofWindows: ["inter"], ofFrames: ["intra"]) {
        make($0.selected.student, $0.selected.teacher)
      }
    }
  }
#endif
