#if Training
  import GaitDistillation
  import Testing

  /// Values and gradients against those that PyTorch gives for the formulas written out.
  @Suite struct LossReferenceTests {
    static let cases: [(term: String, loss: any DistillationLoss, name: String)] = [
      ("supervised", SupervisedLoss(), "supervised"),
      ("output", KDLoss(), "output"),
      ("similarity", TaKDLoss(), "similarity"),
      ("temporal.map", TaKDLoss(temporal: .map), "temporal"),
      ("temporal.stepwise", TaKDLoss(temporal: .stepwise), "temporal"),
      ("sequence", TaKDLoss(), "sequence"),
      ("intra", sckd, "intra"),
      ("inter", sckd, "inter"),
    ]

    static let sckd = SCKDLoss(
      studentChannels: LossFixture.selected.student, teacherChannels: LossFixture.selected.teacher)

    @Test(arguments: cases.indices) func agreesWithPyTorch(_ index: Int) throws {
      let (key, loss, name) = Self.cases[index]
      let path = LossFixture.path
      let student = try LossFixture.saved("student", LossFixture.studentChannels)
        .map { $0.asParameter() }
      let teacher = try LossFixture.saved("teacher", LossFixture.teacherChannels)
      let target = try Tensor(
        InferenceFixture.floats(path, "target", [4, 1, 6]), shape: [4, 1, 6])
      let input = LossInput(
        student: LossFixture.output(student), teacher: LossFixture.output(teacher),
        target: target.converted(to: .float64))
      let term = try #require(loss.terms(input).first { $0.name == name })
      let expected = try InferenceFixture.floats(path, "\(key).value", [1])
      #expect(try largestDifference([Float(term.value.value())], expected) < 1e-6)
      try term.value.backward()
      for (part, parameter) in zip(["output", "group0", "group1", "group2"], student) {
        let gradient = try InferenceFixture.floats(
          path, "\(key).gradient.\(part)", parameter.shape)
        let found = try parameter.gradient?.floats() ?? [Float](repeating: 0, count: gradient.count)
        #expect(largestDifference(found, gradient) < 1e-6, "\(part)")
      }
    }
  }
#endif
