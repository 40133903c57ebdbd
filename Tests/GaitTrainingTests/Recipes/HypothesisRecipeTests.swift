#if Training
  import GaitFiles
  import Testing

  @testable import GaitTraining

  @Suite struct HypothesisRecipeTests {
    private func analysis(_ more: String) throws -> AnalysisRecipe {
      let arms = [TinyRecipe.scratch(), TinyRecipe.scratch("kd"), Self.hidden]
      return try Recipe(toml: TinyRecipe.text(arms) + "\n" + more, file: "tiny.toml").analysis
    }

    private static let hidden = TinyRecipe.scratch("start") + "\nhidden = true"

    private static func hypothesis(
      _ name: String = "1", _ more: String = "", arm: String = "kd", below: String = "scratch"
    ) -> String {
      """
      [[hypothesis]]
      name = "\(name)"
      arm = "\(arm)"
      below = "\(below)"
      \(more)

      """
    }

    @Test func hypothesesAreRead() throws {
      let analysis = try analysis(
        Self.hypothesis()
          + Self.hypothesis("2", "condition = [\"fresh\", \"worn\"]\nmeasure = \"edges\"")
          + Self.hypothesis("3", "condition = \"fresh\"")
          + "[analysis]\ndevelopmentPeople = [\"4\", \"9\"]\nalpha = 0.01")
      #expect(analysis.hypotheses.map(\.name) == ["1", "2", "3"])
      #expect(analysis.hypotheses.map(\.conditions) == [[], ["fresh", "worn"], ["fresh"]])
      #expect(analysis.hypotheses.map(\.measure) == [.rmse, .edges, .rmse])
      #expect(analysis.developmentPeople == ["4", "9"])
      #expect(analysis.alpha == 0.01)
    }

    @Test func aRecipeNeedsNone() throws {
      let analysis = try analysis("")
      #expect(analysis.hypotheses.isEmpty)
      #expect(analysis.developmentPeople.isEmpty)
      #expect(analysis.alpha == 0.05)
    }

    @Test(arguments: [
      hypothesis(arm: "start"), hypothesis(below: "nobody"), hypothesis(arm: "scratch"),
      hypothesis(""), hypothesis() + hypothesis("2"), hypothesis() + hypothesis(below: "kd"),
      hypothesis() + hypothesis("1", "measure = \"edges\""), hypothesis("1", "p = 0.05"),
      hypothesis("1", "condition = 3"), hypothesis("1", "condition = []"),
      hypothesis("1", "condition = [\"fresh\", \"fresh\"]"), hypothesis("1", "measure = \"r2\""),
      "[analysis]\nalpha = 0.9", "[analysis]\ndevelopmentPeople = [\"4\", \"4\"]",
      "[analysis]\npeople = []",
    ])
    func mistakesAreRefused(text: String) {
      #expect {
        _ = try analysis(text)
      } throws: {
        ($0 as? GaitlabError)?.code == .recipeRefused
      }
    }
  }
#endif
