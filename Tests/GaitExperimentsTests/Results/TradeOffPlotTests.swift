#if Training
  import Testing

  @testable import GaitTraining
  @testable import GaitExperiments

  @Suite struct TradeOffPlotTests {
    private func recipe() throws -> Recipe {
      let arms = [
        ("teacher", "depth = 16, width = 3", ""), ("scratch", "depth = 16", ""),
        ("small", "depth = 10", ""), ("narrow", "depth = 10, channels = 8", ""),
        ("causal", "depth = 16, lookAhead = 0", ""), ("some", "depth = 16, lookAhead = 6", ""),
        ("kd", "depth = 16", "teacher = \"teacher\"\nlosses = [{ name = \"kd\", ratio = 1 }]"),
      ].map { name, network, more in
        "[[arm]]\nname = \"\(name)\"\nnetwork = { \(network) }\n\(more)"
      }
      return try ExperimentCase.recipe(arms: arms.joined(separator: "\n"))
    }

    private func table() throws -> ResultsTable {
      let errors = [
        "scratch": 0.05, "small": 0.055, "narrow": 0.06, "causal": 0.052, "some": 0.051,
        "kd": 0.049, "teacher": 0.04,
      ]
      let cells = errors.flatMap { arm, error in
        ["A", "B"].map { ExperimentFixture.cell(arm, $0, rmse: error) }
      }
      return try ResultsTable(
        cells, plan: ResultsPlan(arms: errors.keys.sorted(), folds: ["A", "B"]), source: "test")
    }

    @Test func armsAreComparedThatDifferInOneThing() throws {
      let recipe = try recipe()
      #expect(ArmCost.bySize(recipe).map(\.arm) == ["scratch", "small", "narrow", "kd"])
      let delay = ArmCost.byDelay(recipe)
      #expect(delay.map(\.arm) == ["scratch", "causal", "some", "kd"])
      #expect(delay.map(\.lookAheadMilliseconds) == [65, 0, 30, 65])
      #expect(delay.map(\.method) == ["untaught", "untaught", "untaught", "kd"])
      #expect(ArmCost.bySize(recipe)[0].multiplyAddsPerFrame > 60_000)
    }

    @Test func bothPlotsNameTheirArms() throws {
      let (recipe, table) = (try recipe(), try table())
      let delay = try #require(
        TradeOffPlot.text(table, .delay, arms: ArmCost.byDelay(recipe), caveat: "Invented."))
      for part in ["causal, fresh: 0.0520", "look-ahead [ms]", ">65<", ">0<", "Invented."] {
        #expect(delay.contains(part), "\(part)")
      }
      #expect(!delay.contains("narrow"))
      let size = try #require(
        TradeOffPlot.text(table, .multiplyAdds, arms: ArmCost.bySize(recipe), caveat: "Invented."))
      #expect(size.contains("narrow, fresh: 0.0600"))
      #expect(!size.contains("causal"))
      #expect(size.contains("does not begin at zero"))
    }

    @Test func twoCostsAreNoLine() throws {
      let arms = ArmCost.bySize(try recipe()).filter { $0.arm != "narrow" }
      #expect(try TradeOffPlot.text(table(), .multiplyAdds, arms: arms, caveat: "") == nil)
    }
  }
#endif
