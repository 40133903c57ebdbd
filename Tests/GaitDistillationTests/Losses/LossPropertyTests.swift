#if Training
  import GaitDistillation
  import Testing

  /// What every loss has to keep to.
  @Suite struct LossPropertyTests {
    static let losses = LossFixture.losses
    let student = LossFixture.random(LossFixture.studentChannels, seed: 10)
    let teacher = LossFixture.random(LossFixture.teacherChannels, seed: 20)
    let target = GradientCheck.random([4, 1, 6], seed: 30)

    private func terms(
      _ loss: any DistillationLoss, _ student: [Tensor], _ teacher: [Tensor], _ target: Tensor
    ) -> [LossTerm] {
      loss.terms(
        LossInput(
          student: LossFixture.output(student), teacher: LossFixture.output(teacher), target: target
        ))
    }

    private func values(_ terms: [LossTerm]) throws -> [Double] {
      try terms.map { try $0.value.value() }
    }

    @Test(arguments: losses.indices) func gradientsAgreeWithFiniteDifferences(_ index: Int) throws {
      let error = try GradientCheck.error(at: student) {
        LossFixture.sum(terms(Self.losses[index], $0, teacher, target))
      }
      #expect(error < 1e-6)
    }

    @Test(arguments: losses.indices) func nothingIsLeftToLearnFromOneself(_ index: Int) throws {
      var loss = Self.losses[index]
      if let sckd = loss as? SCKDLoss {
        loss = SCKDLoss(
          studentChannels: sckd.studentChannels, teacherChannels: sckd.studentChannels,
          matching: sckd.matching)
      }
      let parameters = student.map { $0.asParameter() }
      let terms = terms(loss, parameters, student, student[0])
      #expect(try values(terms).allSatisfy { abs($0) < 1e-12 })
      try LossFixture.sum(terms).backward()
      for parameter in parameters {
        let gradient = try parameter.gradient?.doubles() ?? []
        #expect(gradient.allSatisfy { abs($0) < 1e-12 })
      }
    }

    @Test(arguments: losses.indices) func theOrderOfWindowsDoesNotMatter(_ index: Int) throws {
      let order = [2, 0, 3, 1]
      let before = try values(terms(Self.losses[index], student, teacher, target))
      let after = try values(
        terms(
          Self.losses[index], LossFixture.permuted(student, order, along: 0),
          LossFixture.permuted(teacher, order, along: 0),
          target.selecting(Tensor(indices: order), along: 0)))
      #expect(zip(before, after).allSatisfy { abs($0 - $1) < 1e-12 })
    }

    @Test func theOrderOfFramesMattersToTheSequence() throws {
      let order = [3, 1, 4, 0, 5, 2]
      let before = terms(TaKDLoss(), student, teacher, target)
      let after = terms(
        TaKDLoss(), LossFixture.permuted(student, order, along: 2),
        LossFixture.permuted(teacher, order, along: 2),
        target.selecting(Tensor(indices: order), along: 2))
      for (before, after) in zip(before, after) {
        let difference = try abs(before.value.value() - after.value.value())
        #expect((before.name == "sequence") == (difference > 1e-6), "\(before.name)")
      }
    }

    @Test(arguments: [TaKDLoss.Temporal.map, .stepwise]) func takdDoesNotSeeOrderOrScaleOfChannels(
      _ temporal: TaKDLoss.Temporal
    ) throws {
      let loss = TaKDLoss(temporal: temporal)
      let before = try values(terms(loss, student, teacher, target))
      var changed = student
      changed[2] = changed[2].selecting(Tensor(indices: [5, 0, 1, 4, 2, 3]), along: 1)
      changed[3] = changed[3] * 7
      let after = try values(terms(loss, changed, teacher, target))
      #expect(zip(before, after).allSatisfy { abs($0 - $1) < 1e-12 })
    }

    @Test func sckdDoesNotSeeGainOrOffsetOfAMap() throws {
      let loss = Self.losses[4]
      let before = try values(terms(loss, student, teacher, target))
      let after = try values(
        terms(loss, [student[0]] + student.dropFirst().map { $0 * 3 + 0.7 }, teacher, target))
      #expect(zip(before, after).allSatisfy { abs($0 - $1) < 1e-10 })
    }

    @Test(arguments: losses.indices) func oneWindowIsEnough(_ index: Int) throws {
      let student = LossFixture.random(LossFixture.studentChannels, windows: 1, seed: 1)
      let teacher = LossFixture.random(LossFixture.teacherChannels, windows: 1, seed: 2)
      let terms = terms(
        Self.losses[index], student, teacher, GradientCheck.random([1, 1, 6], seed: 3))
      #expect(try values(terms).allSatisfy(\.isFinite))
      #expect(!terms.contains { ["similarity", "inter"].contains($0.name) })
      let one = LossInput(
        student: LossFixture.output(student), teacher: LossFixture.output(teacher),
        target: GradientCheck.random([1, 1, 6], seed: 3)
      ).trimmed(to: 2..<3)
      #expect(try values(Self.losses[index].terms(one)).allSatisfy(\.isFinite))
    }

    /// A foot in the air: every feature and every estimate 0, or the same.
    @Test(arguments: losses.indices, [0.0, 0.3]) func constantRowsGiveNumbers(
      _ index: Int, _ level: Double
    ) throws {
      for type in [NumberType.float32, .float64] {
        let constant = LossFixture.shapes(LossFixture.studentChannels).map {
          Tensor.filled(with: level, $0, type).asParameter()
        }
        let still = LossFixture.shapes(LossFixture.teacherChannels).map {
          Tensor.filled(with: level, $0, type)
        }
        for teacher in [still, teacher.map { $0.converted(to: type) }] {
          let loss = LossFixture.sum(
            terms(Self.losses[index], constant, teacher, target.converted(to: type)))
          #expect(try loss.value().isFinite)
          try loss.backward()
          for parameter in constant {
            let gradient = try parameter.gradient?.doubles() ?? []
            #expect(gradient.allSatisfy { abs($0) < 1e3 })
          }
        }
      }
    }
  }
#endif
