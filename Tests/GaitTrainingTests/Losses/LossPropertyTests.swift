#if Training
  import Testing

  @testable import GaitTraining

  /// What single losses see and what they are blind to.
  @Suite struct LossPropertyTests {
    let student = LossFixture.random(LossFixture.studentChannels, seed: 10)
    let teacher = LossFixture.random(LossFixture.teacherChannels, seed: 20)
    let target = GradientCheck.random([4, 1, 6], seed: 30)

    private func values(
      _ loss: any DistillationLoss, _ student: [Tensor]? = nil, _ teacher: [Tensor]? = nil
    ) throws -> [Double] {
      try LossFixture.values(
        LossFixture.terms(loss, student ?? self.student, teacher ?? self.teacher, target))
    }

    private func largestChange(_ a: [Double], _ b: [Double]) -> Double {
      zip(a, b).reduce(a.count == b.count ? 0 : .infinity) { max($0, abs($1.0 - $1.1)) }
    }

    @Test func theOrderOfFramesMattersToTheSequence() throws {
      let order = [3, 1, 4, 0, 5, 2]
      let before = LossFixture.terms(TaKDLoss(), student, teacher, target)
      let after = LossFixture.terms(
        TaKDLoss(), LossFixture.permuted(student, order, along: 2),
        LossFixture.permuted(teacher, order, along: 2),
        target.selecting(Tensor(indices: order), along: 2))
      for (before, after) in zip(before, after) {
        let difference = try abs(before.value.value() - after.value.value())
        #expect(before.name.hasPrefix("sequence") == (difference > 1e-6), "\(before.name)")
      }
    }

    @Test(arguments: [TaKDLoss.Temporal.map, .stepwise]) func takdDoesNotSeeScale(
      _ temporal: TaKDLoss.Temporal
    ) throws {
      let loss = TaKDLoss(temporal: temporal)
      let scaled = Array(student.prefix(3)) + [student[3] * 7]
      #expect(try largestChange(values(loss), values(loss, scaled)) < 1e-12)
    }

    @Test func sckdDoesNotSeeGainOrOffsetOfAMap() throws {
      let loss = sckd(nil)
      let changed = [student[0]] + student.dropFirst().map { $0 * 3 + 0.7 }
      #expect(try largestChange(values(loss), values(loss, changed)) < 1e-10)
    }

    @Test func longWindowsArePooledOverTime() throws {
      func values(_ timePooling: Int?, frames: Int) throws -> [Double] {
        let student = LossFixture.random(LossFixture.studentChannels, frames: frames, seed: 1)
        let teacher = LossFixture.random(LossFixture.teacherChannels, frames: frames, seed: 2)
        return try LossFixture.values(
          LossFixture.terms(sckd(timePooling), student, teacher, student[0]))
      }
      #expect(try values(nil, frames: 128) == values(1, frames: 128))
      #expect(try values(nil, frames: 129) == values(2, frames: 129))
      #expect(try values(nil, frames: 129)[1] != values(1, frames: 129)[1])
    }

    @Test func aFrameLeftOverByPoolingDoesNotCount() throws {
      let input = LossInput(
        student: LossFixture.output(student), teacher: LossFixture.output(teacher), target: target)
      let five = try LossFixture.values(sckd(2).terms(input.trimmed(to: 0..<5)))
      let four = try LossFixture.values(sckd(2).terms(input.trimmed(to: 0..<4)))
      #expect(largestChange(Array(five.dropFirst()), Array(four.dropFirst())) < 1e-12)
      #expect(five[0] != four[0])
      // Two frames pooled are one, which has no relations in time.
      #expect(sckd(2).terms(input.trimmed(to: 0..<3)).map(\.name) == ["output", "inter"])
      #expect(try LossFixture.values(sckd(9).terms(input)).allSatisfy(\.isFinite))
    }

    @Test func attentionIsOfPlacesWhereBothHaveThem() throws {
      let loss = AttentionTransferLoss()
      let places = [
        Tensor.ones([1, 1, 1, 1, 1], .float64), .filled(with: -2, [1, 1, 1, 1, 1], .float64),
      ]
      func filmed(_ tensors: [Tensor], _ order: [Int]) -> [Tensor] {
        let pattern = Tensor.concatenated(order.map { places[$0] }, along: 4)
        return [tensors[0]]
          + tensors.dropFirst().map { $0.unsqueezed(-1).unsqueezed(-1) * pattern }
      }
      let before = try values(loss, filmed(student, [0, 1]), filmed(teacher, [0, 1]))
      let both = try values(loss, filmed(student, [1, 0]), filmed(teacher, [1, 0]))
      let one = try values(loss, filmed(student, [1, 0]), filmed(teacher, [0, 1]))
      #expect(largestChange(before, both) < 1e-12)
      #expect(largestChange(before, one) > 1e-3)
      // Energies are averaged, not features, which may cancel out.
      let opposite = zip(
        filmed(teacher, [0, 0]),
        [teacher[0]]
          + teacher.dropFirst().map { _ in
            Tensor(doubles: [1, -1], shape: [1, 1, 1, 1, 2])
          }
      ).enumerated().map { $0.offset == 0 ? $0.element.0 : $0.element.0 * $0.element.1 }
      #expect(try largestChange(values(loss), values(loss, nil, opposite)) < 1e-12)
    }

    @Test func aTeacherIsTrustedWhereItIsRight() throws {
      let loss = AttentiveImitationLoss(studentChannels: 6, teacherChannels: 9, seed: 1, .float64)
      // Right at windows 0 and 1, half the largest error at 2, the largest at 3.
      let errors = Tensor(doubles: [0, 0, 1, 2.0.squareRoot()], shape: [4, 1, 1])
      let teacher = [target + errors] + teacher.dropFirst()
      let estimates = student[0].asParameter()
      let terms = LossFixture.terms(loss, [estimates] + student.dropFirst(), teacher, target)
      let squares = try (student[0] - teacher[0]).squared().mean(over: 1, 2).doubles()
      let expected = (squares[0] + squares[1] + squares[2] / 2) / 4
      #expect(try abs(terms[0].value.value() - expected) < 1e-12)
      try LossFixture.sum(terms).backward()
      let gradient = try #require(estimates.gradient).doubles()
      #expect(gradient.suffix(6).allSatisfy { $0 == 0 })
      #expect(gradient.prefix(18).allSatisfy { $0 != 0 })
    }

    @Test func aTeacherIsTrustedByTheRangeOfItsErrors() throws {
      var loss = AttentiveImitationLoss(studentChannels: 6, teacherChannels: 9, seed: 1, .float64)
      loss.errorRange = 0.5...2.5
      // Mean square errors of 0, 1, 2 and 4: trusts of 1, 1/2, 0 and, beyond the range, 0.
      let errors = Tensor(
        doubles: [0, 1, 2.0.squareRoot(), 2], shape: [4, 1, 1])
      let input = LossInput(
        student: LossFixture.output(student),
        teacher: LossFixture.output([target + errors] + teacher.dropFirst()), target: target)
      #expect(try largestChange(loss.trust(input).doubles(), [1, 0.5, 0, 0]) < 1e-12)
      #expect(
        try AttentiveImitationLoss.errorRange(over: [input, input.trimmed(to: 0..<3)]).map {
          largestChange([$0.lowerBound, $0.upperBound], [0, 4]) < 1e-12
        } == true)
      #expect(try AttentiveImitationLoss.errorRange(over: []) == nil)
      loss.errorRange = 1...1
      #expect(try loss.trust(input).doubles() == [1, 1, 1, 1])
    }

    @Test func relationsAreOfWhatTheHeadReads() throws {
      for loss in [RKDLoss(), PKTLoss()] as [any DistillationLoss] {
        let activated = GradientCheck.random([4, 8, 6], seed: 77)
        let before = try values(loss, student + [activated])
        let others = [student[0]] + student.dropFirst().map { $0 * 2 + 1 } + [activated]
        #expect(try values(loss, others) == before)
        #expect(try values(loss) != before)
      }
    }

    @Test func teachersEquallyWrongAreImitatedEverywhere() throws {
      let loss = AttentiveImitationLoss(studentChannels: 6, teacherChannels: 9, seed: 1, .float64)
      for offset in [0, 0.5] {
        let teacher = [target + offset] + teacher.dropFirst()
        let output = try values(KDLoss(), nil, teacher)[0]
        #expect(try abs(values(loss, nil, teacher)[0] - output) < 1e-12)
      }
      // Where frames count differently, they do so in the teacher's errors.
      let weights = Tensor(doubles: [0, 1, 1, 1, 1, 1], shape: [1, 1, 6]).expanded([4, 1, 6])
      let early = Tensor(doubles: [1, 0, 0, 0, 0, 0], shape: [1, 1, 6])
      let wrong = target + early * Tensor(doubles: [0, 1, 2, 3], shape: [4, 1, 1])
      let weighted = LossInput(
        student: LossFixture.output(student),
        teacher: LossFixture.output([wrong] + teacher.dropFirst()), target: target,
        frameWeights: weights)
      let output = try LossFixture.values(KDLoss().terms(weighted))[0]
      #expect(try abs(LossFixture.values(loss.terms(weighted))[0] - output) < 1e-12)
    }

    @Test func adaptersAreDrawnFromTheSeed() throws {
      func weights(_ seed: UInt64) throws -> [Float] {
        try FitNetLoss(studentChannels: 16, teacherChannels: 48, seed: seed).parameters[0]
          .tensor.floats()
      }
      #expect(try weights(1) == weights(1))
      #expect(try weights(1) != weights(2))
      let square = try weights(1).reduce(0) { $0 + $1 * $1 } / (16 * 48)
      #expect(abs(square * 48 / 2 - 1) < 0.2)
    }

    @Test func hintsAreOfTheGroupAskedFor() throws {
      let loss = FitNetLoss(studentChannels: 8, teacherChannels: 10, group: 2, seed: 1, .float64)
      let before = try values(loss)
      #expect(try values(loss, Array(student.prefix(3)) + [student[3] * 2]) != before)
      #expect(try values(loss, [student[0], student[1] * 2, student[2] * 2, student[3]]) == before)
    }

    @Test func relationsDoNotSeeScaleAndPlace() throws {
      let changed = Array(student.prefix(3)) + [student[3] * 5 + 2]
      #expect(try largestChange(values(RKDLoss()), values(RKDLoss(), changed)) < 1e-12)
      let scaled = Array(student.prefix(3)) + [student[3] * 5]
      #expect(try largestChange(values(PKTLoss()), values(PKTLoss(), scaled)) < 1e-12)
      #expect(try largestChange(values(PKTLoss()), values(PKTLoss(), changed)) > 1e-6)
    }

    @Test func twoWindowsHaveNoAngles() throws {
      let terms = LossFixture.terms(
        RKDLoss(), student.map { $0.sliced(0..<2, along: 0) },
        teacher.map { $0.sliced(0..<2, along: 0) }, target.sliced(0..<2, along: 0))
      #expect(terms.map(\.name) == ["distance"])
      // In means of themselves, the one distance there is is 1.
      #expect(try abs(terms[0].value.value()) < 1e-12)
    }

    @Test func anglesAreThoseOfDifferentWindows() throws {
      // Corners of a triangle with equal sides, and one place for all: cosines of 1/2 and of 0.
      let corners = Tensor.identity(3, .float64).unsqueezed(-1)
      let estimates = Tensor.zeros([3, 1, 1], .float64)
      let terms = LossFixture.terms(
        RKDLoss(), [estimates, Tensor.ones([3, 2, 1], .float64)], [estimates, corners], estimates)
      // (1/2)^2 / 2, and 1 - 1/2 where distances of 1 are compared with none.
      #expect(try largestChange(LossFixture.values(terms), [0.5, 0.125]) < 1e-12)
    }

    @Test func correlationsOfEstimatesDoNotSeeGainAndOffset() throws {
      let changed = [student[0] * 3 + 0.7] + student.dropFirst()
      #expect(try largestChange(values(DISTLoss()), values(DISTLoss(), changed)) < 1e-12)
      let opposite = [teacher[0] * -2 + 1] + student.dropFirst()
      #expect(try largestChange(values(DISTLoss(), opposite), [2, 2]) < 1e-12)
    }

    private func sckd(_ timePooling: Int?) -> SCKDLoss {
      SCKDLoss(
        studentChannels: LossFixture.selected.student,
        teacherChannels: LossFixture.selected.teacher, timePooling: timePooling)
    }
  }
#endif
