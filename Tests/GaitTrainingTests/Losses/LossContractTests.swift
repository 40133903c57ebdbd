#if Training
  import GaitTraining
  import Testing

  /// What every loss has to keep to.
  @Suite struct LossContractTests {
    let student = LossFixture.random(LossFixture.studentChannels, seed: 10)
    let teacher = LossFixture.random(LossFixture.teacherChannels, seed: 20)
    let target = GradientCheck.random([4, 1, 6], seed: 30)

    @Test(arguments: LossCase.all) func gradientsAgreeWithFiniteDifferences(
      _ test: LossCase
    ) throws {
      let loss = test.make(LossCase.Networks())
      let error = try GradientCheck.error(at: student) {
        LossFixture.sum(LossFixture.terms(loss, $0, teacher, target))
      }
      #expect(error < 1e-6)
      for parameter in loss.parameters.map(\.tensor) {
        try parameter.clearGradient()
        func sum() -> Tensor {
          LossFixture.sum(LossFixture.terms(loss, student, teacher, target))
        }
        try sum().backward()
        let gradient = try #require(parameter.gradient).doubles()
        let weights = try parameter.doubles()
        for place in weights.indices {
          func value(at offset: Double) throws -> Double {
            var moved = weights
            moved[place] += offset
            try parameter.assign(Tensor(doubles: moved, shape: parameter.shape))
            return try sum().value()
          }
          let step = GradientCheck.step
          let difference = try (value(at: step) - value(at: -step)) / (2 * step)
          #expect(abs(difference - gradient[place]) < 1e-6)
        }
        #expect(gradient.contains { abs($0) > 1e-3 })
      }
    }

    @Test(arguments: LossCase.all) func nothingIsLeftToLearnFromOneself(_ test: LossCase) throws {
      let loss = test.make(.alike)
      for adapter in loss.parameters.map(\.tensor) {
        try adapter.assign(Tensor.identity(adapter.size(0), .float64).unsqueezed(-1))
      }
      let parameters = student.map { $0.asParameter() }
      let terms = LossFixture.terms(loss, parameters, student, student[0])
      #expect(!terms.isEmpty)
      #expect(try LossFixture.values(terms).allSatisfy { abs($0) < 1e-12 })
      try LossFixture.sum(terms).backward()
      #expect(
        try gradients(parameters + loss.parameters.map(\.tensor)).allSatisfy { abs($0) < 1e-12 })
      // And something is, of anybody else.
      let other = LossFixture.random(LossFixture.studentChannels, seed: 40)
      let values = try LossFixture.values(LossFixture.terms(loss, student, other, target))
      #expect(values.allSatisfy { $0 > 1e-3 })
    }

    @Test(arguments: LossCase.all) func theOrderOfWindowsDoesNotMatter(_ test: LossCase) throws {
      let order = [2, 0, 3, 1]
      let loss = test.make(LossCase.Networks())
      let before = try LossFixture.values(LossFixture.terms(loss, student, teacher, target))
      let ownStudent = LossFixture.permuted(student, order, along: 0)
      let after = try LossFixture.values(
        LossFixture.terms(
          loss, ownStudent, LossFixture.permuted(teacher, order, along: 0),
          target.selecting(Tensor(indices: order), along: 0)))
      #expect(isEqual(before, after))
      // Whose window is whose does.
      let mixed = try LossFixture.values(LossFixture.terms(loss, ownStudent, teacher, target))
      #expect(!isEqual(before, mixed))
    }

    @Test(arguments: LossCase.all) func theOrderOfChannelsDoesNotMatter(_ test: LossCase) throws {
      let ofStudent = [[4, 0, 3, 1, 2], [5, 0, 1, 4, 2, 3], [7, 2, 0, 1, 6, 5, 3, 4]]
      let ofTeacher = [
        [6, 0, 5, 1, 4, 2, 3], [8, 0, 7, 1, 2, 3, 4, 6, 5], [3, 9, 0, 8, 1, 7, 2, 6, 4, 5],
      ]
      let loss = test.make(LossCase.Networks())
      let before = try LossFixture.values(LossFixture.terms(loss, student, teacher, target))
      // A loss that knows channels by number has to be told.
      var networks = LossCase.Networks()
      networks.selected = (
        moved(networks.selected.student, by: ofStudent),
        moved(networks.selected.teacher, by: ofTeacher)
      )
      let told = test.make(networks)
      for (old, new) in zip(loss.parameters, told.parameters) {
        try new.tensor.assign(
          old.tensor.selecting(Tensor(indices: ofTeacher[1]), along: 0)
            .selecting(Tensor(indices: ofStudent[1]), along: 1))
      }
      let after = try LossFixture.values(
        LossFixture.terms(
          told, LossFixture.permuted(student, channels: ofStudent),
          LossFixture.permuted(teacher, channels: ofTeacher), target))
      #expect(isEqual(before, after))
    }

    @Test(arguments: LossCase.all) func equalPlacesAreAsGoodAsNone(_ test: LossCase) throws {
      let loss = test.make(LossCase.Networks())
      let before = try LossFixture.values(LossFixture.terms(loss, student, teacher, target))
      let teacher = LossFixture.spread(teacher)
      #expect(
        isEqual(
          before, try LossFixture.values(LossFixture.terms(loss, student, teacher, target))))
    }

    @Test(arguments: LossCase.all, [(1, 6), (1, 2), (1, 1), (4, 2), (4, 1)])
    func oneWindowOrFrameIsEnough(_ test: LossCase, _ size: (windows: Int, frames: Int)) throws {
      let (windows, frames) = size
      // Two frames are one where they are pooled.
      if test.testDescription == "sckd pooled", frames == 2 { return }
      let loss = test.make(LossCase.Networks())
      let all = LossFixture.terms(loss, student, teacher, target).map(\.name)
      let few = LossInput(
        student: LossFixture.output(student.map { $0.sliced(0..<windows, along: 0).asParameter() }),
        teacher: LossFixture.output(teacher.map { $0.sliced(0..<windows, along: 0) }),
        target: target.sliced(0..<windows, along: 0)
      ).trimmed(to: 0..<frames)
      let terms = loss.terms(few)
      #expect(
        terms.map(\.name)
          == all.filter {
            (windows > 1 || !test.ofWindows.contains($0))
              && (frames > 1 || !test.ofFrames.contains($0))
          })
      #expect(try LossFixture.values(terms).allSatisfy(\.isFinite))
    }

    /// A foot in the air: every feature and every estimate 0, or the same; in all windows, or in one.
    @Test(
      arguments: LossCase.all,
      [(0.0, NumberType.float32), (0.3, .float32), (0.0, .float64), (0.3, .float64)])
    func constantRowsGiveNumbers(
      _ test: LossCase, _ constant: (level: Double, type: NumberType)
    ) throws {
      let (level, type) = constant
      func still(_ tensors: [Tensor], in windows: Range<Int>) -> [Tensor] {
        tensors.map { tensor in
          let constant = Tensor.filled(with: level, tensor.shape, .float64)
          let rest = tensor.sliced(windows.upperBound..<4, along: 0)
          return Tensor.concatenated([constant.sliced(windows, along: 0), rest], along: 0)
            .converted(to: type)
        }
      }
      let loss = test.make(LossCase.Networks(type: type))
      for (ofStudent, ofTeacher) in [(4, 4), (4, 0), (0, 4), (1, 1), (1, 0), (2, 2), (0, 2)] {
        let parameters = still(student, in: 0..<ofStudent).map { $0.asParameter() }
        let terms = LossFixture.terms(
          loss, parameters, still(teacher, in: 0..<ofTeacher), target.converted(to: type))
        #expect(try LossFixture.values(terms).allSatisfy(\.isFinite))
        try LossFixture.sum(terms).backward()
        #expect(
          try gradients(parameters + loss.parameters.map(\.tensor)).allSatisfy { abs($0) < 1e3 },
          "\(ofStudent) of 4, \(ofTeacher) of 4")
      }
    }

    // MARK: - Comparing

    private func gradients(_ parameters: [Tensor]) throws -> [Double] {
      try parameters.flatMap { try $0.gradient?.doubles() ?? [] }
    }

    private func isEqual(_ a: [Double], _ b: [Double]) -> Bool {
      a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) < 1e-12 * max(1, abs($0)) }
    }

    /// Where channels are after a permutation.
    private func moved(_ selected: [[Int]], by orders: [[Int]]) -> [[Int]] {
      zip(selected, orders).map { channels, order in
        channels.compactMap { order.firstIndex(of: $0) }
      }
    }
  }
#endif
