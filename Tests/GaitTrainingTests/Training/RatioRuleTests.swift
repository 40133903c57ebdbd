#if Training
  import GaitInference
  import GaitModel
  import Testing

  @testable import GaitTraining

  /// Each term begins as r times the supervised loss, unless the recipe says its weight.
  @Suite struct RatioRuleTests {
    private let student = WideResNetShape(depth: 10, width: 1)
    private let teacher = WideResNetShape(depth: 10, width: 2)

    private func inputs(_ network: any DistillableNetwork) throws -> [LossInput] {
      let teacher = TemporalWideResNet(try #require(teacher), seed: 9)
      var random = SplitMix64(seed: 3)
      func numbers(_ shape: [Int]) -> Tensor {
        Tensor(
          (0..<shape.reduce(1, *)).map { _ in Float(random.normal()) }, shape: shape)
      }
      return (0..<2).map { _ in
        let cells = numbers([3, 128, 24])
        return LossInput(
          student: network.evaluated(cells), teacher: teacher.evaluated(cells),
          target: numbers([3, 1, 24]))
      }
    }

    private func learner(_ losses: String) throws -> Learner {
      let recipe = try TinyRecipe.recipe([
        TinyRecipe.teacher,
        """
        [[arm]]
        name = "student"
        network = { depth = 10 }
        teacher = "teacher"
        losses = [\(losses)]
        """,
      ])
      return try Learner(
        try #require(recipe.arm("student")),
        network: TemporalWideResNet(try #require(student), seed: 1),
        teacherChannels: teacher?.groupChannels,
        fingerprint: "", seed: 1)
    }

    @Test func weightsTimesTermsAreTheRatioOfTheSupervisedLoss() throws {
      let learner = try learner("{ name = \"takd\", ratio = 0.3 }, { name = \"rkd\", ratio = 2 }")
      let inputs = try inputs(learner.network)
      try learner.weigh(inputs)
      var supervised = 0.0
      var terms: [String: Double] = [:]
      for input in inputs {
        for term in SupervisedLoss().terms(input) { supervised += try term.value.value() }
        for term in TaKDLoss().terms(input) {
          terms["takd.\(term.name)", default: 0] += try term.value.value()
        }
        for term in RKDLoss().terms(input) {
          terms["rkd.\(term.name)", default: 0] += try term.value.value()
        }
      }
      #expect(terms.count == 7)
      #expect(Set(terms.keys) == Set(learner.state.weights.keys))
      for (name, size) in terms {
        let ratio = name.hasPrefix("rkd") ? 2 : 0.3
        let weighed = (learner.state.weights[name] ?? 0) * size
        #expect(abs(weighed / (ratio * supervised) - 1) < 1e-9, "\(name)")
      }
      // Set once: whatever comes later changes nothing.
      let weights = learner.state.weights
      try learner.weigh(Array(inputs.prefix(1)))
      #expect(learner.state.weights == weights)
    }

    @Test func aTermThatIsNothingGetsNoWeight() throws {
      let learner = try learner("{ name = \"kd\" }")
      let inputs = try inputs(learner.network).map {
        LossInput(student: $0.student, teacher: $0.student, target: $0.target)
      }
      try learner.weigh(inputs)
      #expect(learner.state.weights == ["kd.output": 0])
    }

    @Test func explicitWeightsWin() throws {
      let learner = try learner(
        "{ name = \"takd\", ratio = 0.3, weights = { output = 0.125, sequenceLabel = 0 } }")
      let inputs = try inputs(learner.network)
      try learner.weigh(inputs)
      let weights = learner.state.weights
      #expect(weights["takd.output"] == 0.125)
      #expect(weights["takd.sequenceLabel"] == 0)
      #expect((weights["takd.similarity"] ?? 0) > 0)
      #expect((weights["takd.temporal"] ?? 0) > 0)
    }

    @Test func aTotalIsSharedByTheTermsThatTheRuleWeighs() throws {
      let learner = try learner(
        "{ name = \"sckd\", total = 3, weights = { output = 0.5 } }, { name = \"rkd\", total = 1 }")
      let inputs = try inputs(learner.network)
      try learner.select(inputs)
      try learner.weigh(inputs)
      var supervised = 0.0
      var terms: [String: Double] = [:]
      let losses = [("sckd", try #require(learner.loss(.sckd))), ("rkd", RKDLoss())]
      for input in inputs {
        for term in SupervisedLoss().terms(input) { supervised += try term.value.value() }
        for (name, loss) in losses {
          for term in loss.terms(input) {
            terms["\(name).\(term.name)", default: 0] += try term.value.value()
          }
        }
      }
      #expect(learner.state.weights["sckd.output"] == 0.5)
      for (term, share) in [
        ("sckd.intra", 1.5), ("sckd.inter", 1.5), ("rkd.distance", 0.5), ("rkd.angle", 0.5),
      ] {
        let weighed = try #require(learner.state.weights[term]) * #require(terms[term])
        #expect(abs(weighed / (share * supervised) - 1) < 1e-9, "\(term)")
      }
    }

    @Test func adaptersAreFittedAndErrorsRangedFirst() throws {
      let learner = try learner(
        "{ name = \"fitnet\", ratio = 1 }, { name = \"attentiveImitation\" }")
      let inputs = try inputs(learner.network)
      let drawn = try #require(learner.loss(.fitnet)).parameters[0].tensor.floats()
      func hint() throws -> Double {
        let loss = try #require(learner.loss(.fitnet))
        return try inputs.reduce(0) { try $0 + loss.terms($1)[0].value.value() }
      }
      let before = try hint()
      try learner.weigh(inputs)
      let after = try hint()
      #expect(after < before / 2)
      #expect(try #require(learner.loss(.fitnet)).parameters[0].tensor.floats() != drawn)
      let supervised = try inputs.reduce(0) {
        try $0 + SupervisedLoss().terms($1)[0].value.value()
      }
      let weighed = try #require(learner.state.weights["fitnet.hint"]) * after
      #expect(abs(weighed / supervised - 1) < 1e-6)
      let range = try #require(learner.state.teacherErrors)
      #expect(try AttentiveImitationLoss.errorRange(over: inputs) == range)
      let loss = try #require(learner.loss(.attentiveImitation) as? AttentiveImitationLoss)
      #expect(loss.errorRange == range)
      #expect(range.lowerBound < range.upperBound)
      // Once and for all: the optimiser continues from here.
      let fitted = try #require(learner.loss(.fitnet)).parameters[0].tensor.floats()
      try learner.weigh(inputs)
      #expect(try #require(learner.loss(.fitnet)).parameters[0].tensor.floats() == fitted)
      // A run that goes on knows the range.
      let other = try self.learner("{ name = \"fitnet\" }, { name = \"attentiveImitation\" }")
      try other.restore(try learner.checkpoint())
      #expect(
        (other.loss(.attentiveImitation) as? AttentiveImitationLoss)?.errorRange == range)
    }

    /// A weight of 0 leaves the term out of what is learned and logged.
    @Test func aTermWithoutWeightIsLeftOut() throws {
      try TrainingCase.with { place in
        let recipe = try TinyRecipe.recipe(
          [
            TinyRecipe.teacher,
            TinyRecipe.student("attentiveImitation", "weights = { hint = 0 }"),
          ], epochs: 1)
        try place.run(recipe, root: "run")
        let outcome = try place.outcome(recipe, root: "run", "attentiveImitation")
        #expect(outcome.weights["attentiveImitation.hint"] == 0)
        #expect(
          outcome.epochs.map { Set($0.terms.keys) }
            == [["supervised", "attentiveImitation.output"]])
      }
    }
  }
#endif
