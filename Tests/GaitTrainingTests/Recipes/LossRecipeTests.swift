#if Training
  import GaitFiles
  import Testing

  @testable import GaitTraining

  /// Keys of losses.
  @Suite struct LossRecipeTests {
    private func loss(_ name: String, _ more: String = "") throws -> LossRecipe {
      let table = try RecipeTable(toml: "name = \"\(name)\"\n\(more)", file: "loss.toml")
      return try LossRecipe(table)
    }

    private func refusal(_ name: String, _ more: String) -> GaitlabError? {
      do {
        _ = try loss(name, more)
        return nil
      } catch {
        return error as? GaitlabError
      }
    }

    @Test func layersAreGroups() throws {
      for name in ["similarityPreserving", "attentionTransfer", "takd", "sckd"] {
        #expect(try loss(name).layers == [0, 1, 2])
        let own = try loss(name, "layers = [2, 0]")
        #expect(own.layers == [0, 2])
        #expect(own.configuration.contains("layers 0 2"))
        #expect(try loss(name, "layers = [0, 1, 2]").configuration == loss(name).configuration)
        for wrong in ["[]", "[3]", "[-1]", "[1, 1]"] {
          let error = refusal(name, "layers = \(wrong)")
          #expect(error?.expected == "different groups of 0 to 2", "\(name) \(wrong)")
        }
      }
      #expect(refusal("rkd", "layers = [2]")?.found == "an unknown key 'layers'")
    }

    @Test func channelsMayBeAShare() throws {
      let share = try loss("sckd", "channelShare = 0.25")
      #expect(share.configuration.contains("0.25 of the channels"))
      #expect([8, 16, 32, 100, 3].map(share.channelCount) == [4, 4, 8, 25, 3])
      let all = try loss("sckd", "channelShare = 1")
      #expect([16, 64].map(all.channelCount) == [16, 64])
      #expect(try [16, 64, 8].map(loss("sckd").channelCount) == [16, 16, 8])
      #expect(
        refusal("sckd", "channelShare = 0.5\nchannels = 8")?.found
          == "'channelShare' beside 'channels'")
      #expect(refusal("sckd", "channelShare = 0")?.found.contains("channelShare") == true)
      #expect(refusal("sckd", "channelShare = 1.1")?.found.contains("channelShare") == true)
      #expect(refusal("takd", "channelShare = 0.5")?.found == "an unknown key 'channelShare'")
    }

    @Test func aTotalIsShared() throws {
      let total = try loss("takd", "total = 1")
      #expect(total.share == 0.2)
      #expect(total.configuration.hasPrefix("takd, total 1.0,"))
      let some = try loss("takd", "total = 3\nweights = { output = 0, temporal = 2 }")
      #expect(some.share == 1)
      #expect(try loss("takd").share == 0.3)
      #expect(refusal("takd", "total = 1\nratio = 0.3")?.found == "'total' beside 'ratio'")
    }

    @Test func aFormerTermIsTold() throws {
      let error = try #require(refusal("takd", "weights = { sequence = 0 }"))
      #expect(error.found == "'weights.sequence': the term is two")
      #expect(error.expected.contains("sequenceLabel"))
      #expect(error.expected.contains("sequenceTeacher"))
      #expect(
        try loss("takd", "weights = { sequenceTeacher = 0 }").weights == ["sequenceTeacher": 0])
      // Where nobody had it, it is a key as unknown as others.
      let other = refusal("kd", "weights = { sequence = 0 }")
      #expect(other?.found.hasPrefix("an unknown key") == true)
    }

    @Test func selectionByTheResidual() throws {
      let loss = try loss("sckd", "select = \"residual\"")
      #expect(loss.channelSelection(seed: 1) == .residual)
      #expect(loss.configuration.contains("select residual"))
    }

    @Test func aSequenceNeedsNoTeacher() throws {
      func arm(_ losses: String, teacher: String = "") -> String {
        TinyRecipe.scratch("student") + "\n\(teacher)\nlosses = [\(losses)]"
      }
      let sequence = "{ name = \"sequence\", ratio = 1 }"
      let recipe = try TinyRecipe.recipe([arm(sequence)])
      #expect(recipe.arms[0].losses.map(\.method) == [.sequence])
      #expect(LossRecipe.Method.allCases.filter { !$0.needsTeacher } == [.sequence])
      let taught = "teacher = \"teacher\""
      _ = try TinyRecipe.recipe(
        [TinyRecipe.teacher, arm("{ name = \"kd\" }, \(sequence)", teacher: taught)])
      for (arms, found) in [
        ([arm("\(sequence), { name = \"kd\" }")], "'student' has no teacher"),
        (
          [TinyRecipe.teacher, arm(sequence, teacher: taught)],
          "'student' has a teacher and no losses that need one"
        ),
      ] {
        #expect {
          _ = try TinyRecipe.recipe(arms)
        } throws: {
          ($0 as? GaitlabError)?.found == found
        }
      }
    }
  }
#endif
