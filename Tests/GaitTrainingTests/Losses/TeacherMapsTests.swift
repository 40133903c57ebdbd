#if Training
  import Testing

  @testable import GaitTraining

  /// What a teacher's maps cost, and that nobody sees whether they are shared.
  @Suite struct TeacherMapsTests {
    let teacher = LossFixture.random(LossFixture.teacherChannels, seed: 20)
    let target = GradientCheck.random([4, 1, 6], seed: 30)

    private func student(_ seed: UInt64) -> [Tensor] {
      LossFixture.random(LossFixture.studentChannels, seed: seed)
    }

    private func values(
      _ loss: any DistillationLoss, _ student: [Tensor], _ maps: TeacherMaps
    ) throws -> (values: [Double], gradients: [[Double]]) {
      let parameters = student.map { $0.asParameter() }
      let terms = loss.terms(
        LossInput(student: LossFixture.output(parameters), maps: maps, target: target))
      try LossFixture.sum(terms).backward()
      return (
        try LossFixture.values(terms), try parameters.map { try $0.gradient?.doubles() ?? [] }
      )
    }

    @Test(arguments: LossCase.all) func sharedMapsAreThoseOfOnesOwn(_ test: LossCase) throws {
      let loss = test.make(LossCase.Networks())
      let shared = TeacherMaps(of: LossFixture.output(teacher))
      for seed in [10, 50] as [UInt64] {
        let own = try values(
          loss, student(seed), TeacherMaps(of: LossFixture.output(teacher)))
        let found = try values(loss, student(seed), shared)
        #expect(found.values == own.values)
        #expect(found.gradients == own.gradients)
      }
    }

    @Test func aMapIsComputedOnce() throws {
      let losses: [any DistillationLoss] = [
        TaKDLoss(), SimilarityPreservingLoss(layers: [1]), RKDLoss(), PKTLoss(), DISTLoss(),
        AttentionTransferLoss(),
        SCKDLoss(
          studentChannels: LossFixture.selected.student,
          teacherChannels: LossFixture.selected.teacher),
      ]
      let shared = TeacherMaps(of: LossFixture.output(teacher))
      for seed in [10, 50] as [UInt64] {
        for loss in losses { _ = try values(loss, student(seed), shared) }
        // Three of windows and frames each; distances, cosines; probabilities; two of estimates;
        // three of attention; three of correlations in windows and at frames each.
        #expect(shared.count == 6 + 2 + 1 + 2 + 3 + 6)
      }
    }

    @Test func theSecondClosureIsNotCalled() throws {
      let maps = TeacherMaps(of: LossFixture.output(teacher))
      var calls = 0
      for group in [0, 0, 1, 0, 1] {
        let map = maps(.windows(group: group)) {
          calls += 1
          return $0.groups[group]
        }
        #expect(map.shape == teacher[group + 1].shape)
      }
      #expect(calls == 2)
      // Of a batch that has been trimmed there are others.
      let input = LossInput(
        student: LossFixture.output(student(1)), maps: maps, target: target
      ).trimmed(to: 1..<5)
      #expect(input.maps.count == 0)
      #expect(input.teacher.activated.shape == [4, 10, 4])
      #expect(input.student.groups.map { $0.size(2) } == [4, 4, 4])
    }

    @Test func otherOptionsAreOtherMaps() throws {
      let maps = TeacherMaps(of: LossFixture.output(teacher))
      func sckd(_ teacherChannels: [[Int]], _ temperature: Double) -> SCKDLoss {
        SCKDLoss(
          studentChannels: LossFixture.selected.student, teacherChannels: teacherChannels,
          temperature: temperature, layers: [2])
      }
      let (channels, others) = (LossFixture.selected.teacher, [[], [], [1, 2, 3, 4]])
      for loss in [sckd(channels, 0.5), sckd(channels, 0.1), sckd(others, 0.5)] {
        let own = try values(
          loss, student(10), TeacherMaps(of: LossFixture.output(teacher)))
        #expect(try values(loss, student(10), maps).values == own.values)
      }
      #expect(maps.count == 6)
    }
  }
#endif
