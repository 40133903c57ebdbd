#if Training
  import GaitTraining
  import Testing

  /// Values and gradients against those that PyTorch gives for the formulas written out.
  @Suite struct LossReferenceTests {
    struct Case: Sendable, CustomTestStringConvertible {
      /// The key of the fixture; the last part of it is the term's name unless there is another.
      let key: String
      var term: String?
      let make: @Sendable () -> any DistillationLoss

      var testDescription: String { key }
    }

    static let cases: [Case] = [
      Case(key: "supervised") { SupervisedLoss() },
      Case(key: "output") { KDLoss() },
      Case(key: "similarity") { TaKDLoss() },
      Case(key: "similarity") { SimilarityPreservingLoss() },
      Case(key: "temporal.map", term: "temporal") { TaKDLoss(temporal: .map) },
      Case(key: "temporal.stepwise", term: "temporal") { TaKDLoss(temporal: .stepwise) },
      Case(key: "sequenceLabel") { TaKDLoss() },
      Case(key: "sequenceLabel", term: "label") { SequenceLoss() },
      Case(key: "sequenceTeacher") { TaKDLoss() },
      Case(key: "similarity.outer", term: "similarity") { TaKDLoss(layers: [0, 2]) },
      Case(key: "similarity.outer", term: "similarity") {
        SimilarityPreservingLoss(layers: [0, 2])
      },
      Case(key: "temporal.outer", term: "temporal") { TaKDLoss(layers: [0, 2]) },
      Case(key: "attention.outer", term: "attention") { AttentionTransferLoss(layers: [0, 2]) },
      Case(key: "intra.last", term: "intra") { sckd(1, layers: [2]) },
      Case(key: "inter.last", term: "inter") { sckd(1, layers: [2]) },
      Case(key: "intra") { sckd(1) },
      Case(key: "inter") { sckd(nil) },
      Case(key: "intra.halved", term: "intra") { sckd(2) },
      Case(key: "inter.halved", term: "inter") { sckd(2) },
      Case(key: "fitnet.hint") {
        FitNetLoss(studentChannels: 6, teacherChannels: 9, seed: 1, .float64)
      },
      Case(key: "attentiveImitation.output") { attentiveImitation() },
      Case(key: "attentiveImitation.hint") { attentiveImitation() },
      Case(key: "attentiveImitation.ranged.output", term: "output") { attentiveImitation(0.2...3) },
      Case(key: "attentiveImitation.ranged.hint", term: "hint") { attentiveImitation(0.2...3) },
      Case(key: "attentionTransfer.attention") { AttentionTransferLoss() },
      Case(key: "rkd.distance") { RKDLoss() },
      Case(key: "rkd.angle") { RKDLoss() },
      Case(key: "pkt.divergence") { PKTLoss() },
      Case(key: "dist.overTime") { DISTLoss() },
      Case(key: "dist.overBatch") { DISTLoss() },
    ]

    private static func sckd(
      _ timePooling: Int?, layers: [Int] = [0, 1, 2]
    ) -> SCKDLoss {
      SCKDLoss(
        studentChannels: LossFixture.selected.student,
        teacherChannels: LossFixture.selected.teacher, timePooling: timePooling, layers: layers)
    }

    private static func attentiveImitation(
      _ errorRange: ClosedRange<Double>? = nil
    ) -> AttentiveImitationLoss {
      var loss = AttentiveImitationLoss(
        studentChannels: 6, teacherChannels: 9, seed: 1, .float64)
      loss.errorRange = errorRange
      return loss
    }

    @Test(arguments: cases) func agreesWithPyTorch(_ test: Case) throws {
      let tensors = try DoubleFixture.tensors(LossFixture.path)
      func saved(_ name: String) throws -> Tensor { try #require(tensors[name], "\(name)") }
      let parts = ["output", "group0", "group1", "group2", "activated"]
      let student = try parts.map { try saved("student.\($0)").asParameter() }
      let teacher = try parts.map { try saved("teacher.\($0)") }
      let loss = test.make()
      for parameter in loss.parameters {
        try parameter.tensor.assign(saved("adapter").unsqueezed(-1))
      }
      let terms = try LossFixture.terms(loss, student, teacher, saved("target"))
      let name = test.term ?? test.key.split(separator: ".").last.map(String.init)
      let term = try #require(terms.first { $0.name == name })

      let expected = try saved("\(test.key).value").value()
      #expect(try abs(term.value.value() / expected - 1) < 1e-9)
      try term.value.backward()
      let inputs = Array(zip(parts, student)) + loss.parameters.map { ("adapter", $0.tensor) }
      var derivatives = 0
      for (part, input) in inputs {
        let found = try input.gradient?.doubles() ?? [Double](repeating: 0, count: input.count)
        // What is not in the file has no part in the term.
        let gradient =
          try tensors["\(test.key).gradient.\(part)"]?.doubles()
          ?? [Double](repeating: 0, count: input.count)
        let scale = gradient.reduce(1e-30) { max($0, abs($1)) }
        try #require(found.count == gradient.count)
        #expect(zip(found, gradient).allSatisfy { abs($0 - $1) <= 1e-9 * scale }, "\(part)")
        if scale > 1e-6 { derivatives += 1 }
      }
      #expect(derivatives > 0)
    }

    @Test func adaptersHaveNamesOfTheirOwn() {
      let parameters = LossCase.all.flatMap { $0.make(LossCase.Networks()).parameters }
      #expect(
        parameters.map(\.name) == ["adapter.attentiveImitation.weight", "adapter.fitnet.weight"])
      #expect(parameters.allSatisfy { $0.isLearned && $0.tensor.shape == [9, 6, 1] })
    }

    @Test func namesAreThoseOfRecipes() {
      let names = LossCase.all.map { type(of: $0.make(LossCase.Networks())).name }
      let methods = LossRecipe.Method.allCases
      #expect(methods.allSatisfy { $0.loss.name == $0.rawValue })
      #expect(Set(names) == Set(["supervised"] + methods.map(\.rawValue)))
    }
  }
#endif
