#if Training
  import Foundation
  import GaitFiles
  import Testing

  @testable import GaitTraining

  /// What is wrong with a recipe is named, with what should have been there.
  @Suite struct RecipeMistakeTests {
    struct Mistake: Sendable, CustomTestStringConvertible {
      /// What of the good recipe is replaced.
      let place: String
      let wrong: String
      let found: String
      let expected: String

      init(_ place: String, _ wrong: String, found: String, expected: String) {
        self.place = place
        self.wrong = wrong
        self.found = found
        self.expected = expected
      }

      var testDescription: String { wrong }
    }

    static let good = """
      name = "good"
      baseline = "scratch"
      [data]
      folder = "walks"
      fold = [{ test = ["A"], validation = "B" }]
      [schedule]
      epochs = 2
      [augmentation]
      gainSD = 0.1
      [[arm]]
      name = "ridge"
      network = { kind = "ridge" }
      [[arm]]
      name = "teacher"
      network = { depth = 16, width = 2 }
      [[arm]]
      name = "scratch"
      network = { depth = 10 }
      [[arm]]
      name = "sckd"
      network = { depth = 10, width = 1 }
      start = "scratch"
      teacher = "teacher"
      losses = [{ name = "sckd", weights = { output = 1 } }]
      schedule = { epochs = 3 }
      [[compare]]
      arm = "sckd"
      with = "ridge"
      """

    static let mistakes: [Mistake] = unknownKeys + values + arms

    static let unknownKeys = [
      Mistake(
        "name = \"good\"", "name = \"good\"\ncolour = 1", found: "an unknown key 'colour'",
        expected: "one of name, summary, seeds"),
      Mistake(
        "folder = \"walks\"", "folder = \"walks\"\nwindows = 5",
        found: "an unknown key 'data.windows'", expected: "one of folder, window"),
      Mistake(
        "validation = \"B\"", "validation = \"B\", train = 1",
        found: "an unknown key 'data.fold 1.train'", expected: "one of test, validation"),
      Mistake(
        "epochs = 2", "epoch = 2", found: "an unknown key 'schedule.epoch'", expected: "epochs"),
      Mistake(
        "gainSD = 0.1", "gain = 0.1", found: "an unknown key 'augmentation.gain'",
        expected: "one of gainSD, cellGainSD"),
      Mistake(
        "start = \"scratch\"", "start = \"scratch\"\nbegin = 1",
        found: "an unknown key 'arm 4.begin'",
        expected: "one of name, network, footprint, scale, teacher"),
      Mistake(
        "depth = 16, width = 2", "depth = 16, wide = 2", found: "'arm 2.network.wide'",
        expected: "one of kind, depth, width, causal, lookAhead, channels"),
      Mistake(
        "name = \"sckd\", weights", "name = \"sckd\", group = 1, weights",
        found: "'arm 4.losses 1.group'", expected: "temperature"),
      Mistake(
        "output = 1", "hint = 1", found: "'arm 4.losses 1.weights.hint'",
        expected: "one of output, intra, inter"),
      Mistake(
        "{ epochs = 3 }", "{ epochs = 3, rate = 1 }", found: "'arm 4.schedule.rate'",
        expected: "learningRate"),
      Mistake(
        "with = \"ridge\"", "with = \"ridge\"\nby = 1", found: "'compare 1.by'",
        expected: "one of arm, with"),
    ]

    static let values = [
      Mistake("name = \"good\"\n", "", found: "no 'name'", expected: "a text"),
      Mistake("name = \"good\"", "name = 5", found: "'name' is 5", expected: "a text"),
      Mistake(
        "name = \"good\"", "name = \"../good\"", found: "'name' is '../good'",
        expected: "letters, digits and hyphens"),
      Mistake(
        "name = \"good\"", "name = \"good\"\nseeds = [1, 1]", found: "'seeds' is [1, 1]",
        expected: "different numbers"),
      Mistake(
        "name = \"good\"", "name = \"good\"\nseeds = [-1]", found: "'seeds' is [-1]",
        expected: "different numbers from 0"),
      Mistake(
        "name = \"good\"", "name = \"good\"\nseeds = [\"a\"]", found: "'seeds' is",
        expected: "a list of whole numbers"),
      Mistake("folder = \"walks\"\n", "", found: "no 'data.folder'", expected: "a text"),
      Mistake(
        "folder = \"walks\"", "folder = \"walks\"\nwindow = 7", found: "'data.window' is 7",
        expected: "a whole number of 8 to 2000"),
      Mistake(
        "folder = \"walks\"", "folder = \"walks\"\ncorrectsLag = 1",
        found: "'data.correctsLag' is 1", expected: "true or false"),
      Mistake(
        "epochs = 2", "epochs = 2.5", found: "'schedule.epochs' is 2.5",
        expected: "a whole number of 1 to 10000"),
      Mistake(
        "epochs = 2", "learningRate = nan", found: "'schedule.learningRate'",
        expected: "a number of 1e-07 to 1.0"),
      Mistake(
        "epochs = 2", "optimizer = \"adamw\"", found: "'schedule.optimizer' is",
        expected: "one of adam, adamW, sgd"),
      Mistake(
        "gainSD = 0.1", "gainSD = -0.1", found: "'augmentation.gainSD' is -0.1",
        expected: "a number of 0.0 to 1.0"),
      Mistake(
        "{ depth = 10 }", "{ depth = 15 }", found: "'arm 3.network.depth' is 15",
        expected: "6n + 4"),
      Mistake(
        "{ depth = 10 }", "5", found: "'arm 3.network' is 5", expected: "a table"),
      Mistake(
        "{ kind = \"ridge\" }", "{ kind = \"forest\" }", found: "'arm 1.network.kind' is",
        expected: "one of temporal, video, ridge, sumOfCells"),
      Mistake(
        "{ name = \"sckd\",", "{ name = \"sckd\", channels = 3,",
        found: "'arm 4.losses 1.channels' is 3", expected: "a whole number of 4 to 1024"),
      Mistake(
        "{ name = \"sckd\",", "{ name = \"skcd\",", found: "'arm 4.losses 1.name' is",
        expected: "one of kd, attentiveImitation"),
      Mistake(
        "output = 1", "output = -0.5", found: "'arm 4.losses 1.weights.output' is -0.5",
        expected: "a number of 0.0"),
    ]

    static let arms = [
      Mistake(
        "name = \"scratch\"\n", "name = \"teacher\"\n", found: "two arms called 'teacher'",
        expected: "a name for each"),
      Mistake(
        "name = \"ridge\"\n", "name = \"a/b\"\n", found: "'arm 1.name' is 'a/b'",
        expected: "letters, digits and hyphens"),
      Mistake(
        "name = \"teacher\"\n", "name = \"teacher\"\nstart = \"scratch\"\n",
        found: "'teacher' has the start 'scratch'", expected: "an arm before it"),
      Mistake(
        "teacher = \"teacher\"", "teacher = \"nobody\"",
        found: "'sckd' has the teacher 'nobody'", expected: "an arm before it"),
      Mistake(
        "teacher = \"teacher\"", "teacher = \"ridge\"", found: "'sckd' has the teacher 'ridge'",
        expected: "a network"),
      Mistake(
        "start = \"scratch\"", "start = \"teacher\"",
        found: "'sckd' starts from 'teacher', a WRN-16-2", expected: "an arm with a WRN-10-1"),
      Mistake(
        "teacher = \"teacher\"\n", "", found: "'sckd' has no teacher",
        expected: "a teacher together with losses"),
      Mistake(
        "losses = [{ name = \"sckd\", weights = { output = 1 } }]", "",
        found: "'sckd' has a teacher and no losses", expected: "a teacher together with losses"),
      Mistake(
        "weights = { output = 1 } }]", "weights = { output = 1 } }, { name = \"sckd\" }]",
        found: "two losses 'sckd'", expected: "each once"),
      Mistake(
        "{ kind = \"ridge\" }", "{ kind = \"ridge\" }\nstart = \"scratch\"",
        found: "'ridge' has a start", expected: "none"),
      Mistake(
        "baseline = \"scratch\"", "baseline = \"none\"", found: "'baseline' is 'none'",
        expected: "one of ridge, teacher, scratch, sckd"),
      Mistake(
        "name = \"scratch\"\n", "name = \"scratch\"\nhidden = true\n",
        found: "'baseline' is 'scratch'", expected: "one of ridge, teacher, sckd"),
      Mistake(
        "with = \"ridge\"", "with = \"forest\"", found: "'forest'", expected: "one of ridge"),
    ]

    private func refusal(_ toml: String) -> GaitlabError? {
      do throws(GaitlabError) {
        _ = try Recipe(toml: toml, file: "wrong.toml")
        return nil
      } catch {
        return error
      }
    }

    @Test func theGoodOneIsGood() {
      #expect(refusal(Self.good) == nil)
    }

    @Test(arguments: mistakes) func aMistakeIsNamed(mistake: Mistake) throws {
      #expect(Self.good.components(separatedBy: mistake.place).count >= 2, "not in the recipe")
      let range = try #require(Self.good.range(of: mistake.place))
      let error = try #require(
        refusal(Self.good.replacingCharacters(in: range, with: mistake.wrong)))
      #expect(error.code == .recipeRefused)
      #expect(error.file == "wrong.toml")
      #expect(error.found.contains(mistake.found), "\(error.found)")
      #expect(error.expected.contains(mistake.expected), "\(error.expected)")
      #expect(!error.advice.isEmpty)
    }

    @Test func noArms() {
      let error = refusal("name = \"x\"\narm = []\n[data]\nfolder = \"walks\"")
      #expect(error?.found == "no [[arm]]")
      #expect(error?.expected == "one or more")
    }

    @Test func noData() {
      #expect(refusal("name = \"x\"")?.found == "no [data]")
    }

    @Test func aLineThatIsNoTOMLIsNamed() {
      let error = refusal("name = \"x\"\n\nepochs 5\n")
      #expect(error?.code == .recipeRefused)
      #expect(error?.location == .line(3))
    }
  }
#endif
