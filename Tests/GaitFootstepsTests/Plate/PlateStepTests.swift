#if Training
  import GaitModel
  import Testing

  @testable import GaitFootsteps

  @Suite struct PlateStepTests {
    /// Zeros after toe-off are cut off and no count is lost.
    @Test
    func cutting() throws {
      var random = SplitMix64(seed: 1)
      let numbers = SyntheticPlate.numbers(
        stanceFrames: 300, peak: 90, random: &random, frames: 400)
      let step = try #require(
        PlateStep(trial: 0, speed: .slow, metresPerSecond: 1, recorded: numbers, frames: 400))
      #expect(step.frameCount <= 300)
      #expect(step.frameCount > 280)
      #expect(step.totals.reduce(0, +) == numbers.reduce(0) { $0 + Double($1) })
      #expect(step.counts.reduce(0) { $0 + Int($1) } == numbers.reduce(0) { $0 + Int($1) })
    }

    /// A trial of zeros is no step.
    @Test
    func empty() {
      let numbers = [UInt16](repeating: 0, count: PlateStep.senselCount * 4)
      #expect(
        PlateStep(trial: 0, speed: .slow, metresPerSecond: 1, recorded: numbers, frames: 4) == nil)
    }

    /// Body weight and duty factors make each foot carry half of it.
    @Test
    func dutyFactor() throws {
      let subject = try SyntheticPlate.subject()
      #expect(subject.dutyFactor(.normal) == 0.62)
      for speed in WalkingSpeed.allCases {
        let means = subject.steps(speed).map(\.meanTotal).sorted()
        let median = (means[2] + means[3]) / 2
        #expect(abs(subject.dutyFactor(speed) * median - 0.5 * subject.bodyWeight) < 1e-9)
      }
      #expect(subject.dutyFactor(.fast) < subject.dutyFactor(.slow))
    }

    /// The box holds the loaded sensels and no more.
    @Test
    func box() throws {
      let box = try SyntheticPlate.subject().box
      #expect(box.rows == SyntheticPlate.rows)
      #expect(box.columns == SyntheticPlate.columns)
    }

    /// A person without steps of a speed is refused.
    @Test
    func missingSpeed() throws {
      let steps = try SyntheticPlate.subject().steps.filter { $0.speed != .fast }
      #expect {
        try PlateSubject(index: 2, steps: steps, file: "subj002.h5")
      } throws: { error in
        "\(error)".contains("subject 2 has no step of fast speed")
      }
    }
  }
#endif
