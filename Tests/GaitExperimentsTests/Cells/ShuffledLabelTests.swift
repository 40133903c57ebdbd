#if Training
  import GaitModel
  import GaitFiles
  import Testing

  @testable import GaitTraining
  @testable import GaitExperiments

  /// Who learns what does not belong together can estimate nothing: methods.md 14.7.
  @Suite struct ShuffledLabelTests {
    private static let arms = """
      [[arm]]
      name = "ridge"
      network = { kind = "ridge" }
      [[arm]]
      name = "scratch"
      network = { depth = 10 }
      """

    /// R2 on the tested subject of what learned from the others.
    private func accuracies(shuffled: Bool) throws -> [String: Double] {
      let recipe = try ExperimentCase.recipe(
        epochs: 2,
        schedule: "learningRate = 0.01\n", arms: Self.arms)
      return try ExperimentCase.with(subjects: ["A", "B", "C", "D"], seconds: 12) {
        subject, session in
        guard shuffled, subject != "A" else { return }
        // Every moment gets the force of another one.
        var random = SplitMix64(seed: 11)
        for foot in Foot.allCases {
          session.reference[foot] = session.reference[foot].map {
            ForceBlock(foot: foot, times: $0.times, newtons: $0.newtons.shuffled(using: &random))
          }
        }
      } _: { place in
        let text = recipe.text.replacing("batchesPerEpoch = 2", with: "batchesPerEpoch = 30")
          .replacing("batchSize = 3", with: "batchSize = 8")
        let cells = try place.run(try Recipe(toml: text, file: "tiny.toml"))
          .run(arms: nil, report: { _ in }, evaluating: { _ in })
        return Dictionary(
          uniqueKeysWithValues: cells.map { ($0.arm, $0.recordings[0].r2 ?? .nan) })
      }
    }

    @Test func learningNeedsLabelsThatBelongToTheCells() throws {
      let own = try accuracies(shuffled: false)
      let shuffled = try accuracies(shuffled: true)
      #expect(own.count == 2)
      #expect(shuffled.count == 2)
      for (arm, accuracy) in own { #expect(accuracy > 0.7, "\(arm): R2 \(accuracy)") }
      for (arm, accuracy) in shuffled { #expect(accuracy <= 0.1, "\(arm): R2 \(accuracy)") }
    }
  }
#endif
