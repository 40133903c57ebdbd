#if Training
  import Foundation
  import GaitAnalysis
  import GaitInference
  import GaitFiles
  import GaitTestSupport
  import Testing

  @testable import GaitTraining

  @Suite struct RecipeTests {
    static let whole = """
      name = "whole"
      summary = "Everything that a recipe may hold."
      seeds = [3, 1]
      baseline = "scratch"
      [data]
      folder = "walks"
      window = 64
      calibrationStrides = 5
      scalesFeetApart = true
      correctsLag = true
      excludedTags = ["condition:worn"]
      fold = [{ test = ["A", "B"], validation = "C" }]
      [schedule]
      optimizer = "sgd"
      learningRate = 0.05
      weightDecay = 0.001
      epochs = 7
      batchesPerEpoch = 5
      batchSize = 4
      warmUpBatches = 3
      finalFraction = 0.1
      clipNorm = 2
      edgeWeight = 1.5
      [augmentation]
      gainSD = 0.1
      cellGainSD = 0.2
      deadCells = 0.3
      shiftCells = 1
      paceSD = 0.05
      noiseSD = 0.01
      [[arm]]
      name = "ridge"
      network = { kind = "ridge", penalty = 0.5 }
      [[arm]]
      name = "video"
      network = { kind = "video", depth = 10, width = 2 }
      [[arm]]
      name = "start"
      network = { depth = 22, causal = true }
      hidden = true
      [[arm]]
      name = "scratch"
      network = { depth = 22, causal = true }
      start = "start"
      schedule = { epochs = 9 }
      [[arm]]
      name = "sckd"
      network = { depth = 16 }
      teacher = "video"
      [[arm.losses]]
      name = "sckd"
      ratio = 0.5
      select = "variance"
      channels = 8
      temperature = 0.2
      matching = "meanSquare"
      weights = { intra = 2, inter = 0 }
      [[arm.losses]]
      name = "takd"
      temporal = "stepwise"
      [[arm.losses]]
      name = "fitnet"
      group = 2
      [[arm]]
      name = "file"
      network = { depth = 16 }
      teacher = "models/teacher.safetensors"
      losses = [{ name = "kd" }]
      [[compare]]
      arm = "sckd"
      with = "file"
      """

    @Test func aWholeRecipeIsRead() throws {
      let recipe = try Recipe(toml: Self.whole, file: "whole.toml")
      #expect(recipe.name == "whole")
      #expect(recipe.seeds == [3, 1])
      #expect(recipe.baseline == "scratch")
      #expect(recipe.text == Self.whole)
      let data = recipe.data
      #expect(data.windowFrames == 64)
      #expect(data.excludedTags == ["condition:worn"])
      #expect(data.folds == [DataRecipe.Fold(test: ["A", "B"], validation: ["C"])])
      #expect(data.options.calibration.maxStrides == 5)
      #expect(data.options.calibration.scalesFeetApart)
      #expect(data.options.correctsLag)
      #expect(recipe.augmentation.deadCells == 0.3)
      #expect(recipe.augmentation.noiseSD == 0.01)
      #expect(
        recipe.arms.map(\.name) == ["ridge", "video", "start", "scratch", "sckd", "file"])
      #expect(recipe.arms.map(\.isHidden) == [false, false, true, false, false, false])
      #expect(recipe.arms.map(\.isTrained) == [false, true, true, true, true, true])
      #expect(recipe.arms.map(\.network.isDeployable) == [true, false, true, true, true, true])
      #expect(recipe.arms[0].network == .ridge(penalty: 0.5))
      let shape = try #require(WideResNetShape(depth: 22, width: 1, lookAheadFrames: 0))
      #expect(recipe.arms[3].network == .temporal(shape))
      #expect(recipe.arms[3].start == "start")
      // An arm's own schedule changes what it names and nothing else.
      #expect(recipe.arms.map(\.schedule.epochs) == [7, 7, 7, 9, 7, 7])
      #expect(recipe.arms[3].schedule.method == .sgd(learningRate: 0.05, weightDecay: 0.001))
      #expect(recipe.arms[3].schedule.edgeWeight == 1.5)
      #expect(recipe.arms[4].teachers == [.arm("video")])
      #expect(recipe.arms[5].teachers == [.file("models/teacher.safetensors")])
      let losses = recipe.arms[4].losses
      #expect(losses.map(\.method) == [.sckd, .takd, .fitnet])
      #expect(losses[0].ratio == 0.5)
      #expect(losses[0].selection == .variance)
      #expect(losses[0].channels == 8)
      #expect(losses[0].temperature == 0.2)
      #expect(losses[0].matching == .meanSquare)
      #expect(losses[1].temporal == .stepwise)
      #expect(losses[0].weights == ["intra": 2, "inter": 0])
      #expect(losses[2].hintGroup == 2)
      #expect(recipe.comparisons.map { "\($0.arm) \($0.other)" } == ["sckd file"])
    }

    @Test func whatIsLeftOutHasADefault() throws {
      let recipe = try Recipe(
        toml: """
          name = "least"
          [data]
          folder = "walks"
          [[arm]]
          name = "scratch"
          network = {}
          """, file: "least.toml")
      let shape = try #require(WideResNetShape(depth: 16, width: 1))
      #expect(recipe.arms.map(\.network) == [.temporal(shape)])
      #expect(recipe.seeds == [1])
      #expect(recipe.baseline == "scratch")
      #expect(recipe.comparisons.isEmpty)
      #expect(recipe.augmentation.configuration == ["augmentation: none"])
      #expect(recipe.data.folds.isEmpty)
    }

    /// What the repository offers can be used.
    @Test func recipesOfTheRepositoryAreRead() throws {
      let folder = Fixture.root.appending(path: "Recipes").path
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        .filter { $0.hasSuffix(".toml") }
      #expect(names.contains("compact.toml"))
      #expect(names.contains("miniature.toml"))
      for name in names {
        let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
        let recipe = try Recipe(toml: text, file: name)
        #expect("\(recipe.name).toml" == name)
      }
    }

    /// The terms that recipes may weigh are those that losses have.
    @Test(arguments: LossRecipe.Method.allCases)
    func termsAreThoseOfTheLosses(method: LossRecipe.Method) throws {
      let student =
        method.needsTeacher
        ? TinyRecipe.student(method.rawValue, name: "student")
        : TinyRecipe.scratch("student") + "\nlosses = [{ name = \"\(method.rawValue)\" }]"
      let recipe = try TinyRecipe.recipe([TinyRecipe.teacher, student])
      let loss = try #require(recipe.arm("student")?.losses.first)
      let teacher = try #require(WideResNetShape(depth: 10, width: 2))
      let shape = try #require(WideResNetShape(depth: 10, width: 1))
      let channels = [[0, 1, 2, 3], [0, 1, 2, 3], [0, 1, 2, 3]]
      let made = loss.makeLoss(
        student: shape, teacherChannels: teacher.groupChannels,
        channels: (channels, channels), seed: 1)
      #expect(type(of: made).name == method.rawValue)
      let input = Tensor(
        (0..<3 * 128 * 24).map { Float($0 % 31) / 31 }, shape: [3, 128, 24])
      let terms = made.terms(
        LossInput(
          student: TemporalWideResNet(shape, seed: 1).evaluated(input),
          teacher: TemporalWideResNet(teacher, seed: 2).evaluated(input),
          target: Tensor((0..<72).map { Float($0 % 7) }, shape: [3, 1, 24])))
      #expect(Set(terms.map(\.name)) == Set(method.loss.termNames))
    }
  }
#endif
