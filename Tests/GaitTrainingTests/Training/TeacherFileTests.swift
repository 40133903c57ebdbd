#if Training
  import Foundation
  import GaitInference
  import GaitModel
  import GaitFiles
  import GaitTestSupport
  import Testing

  @testable import GaitTraining

  /// A model file that teaches.
  @Suite struct TeacherFileTests {
    private func refusal(_ path: String) -> GaitlabError? {
      do throws(GaitlabError) {
        _ = try Teacher.Member(file: path, for: ModelCard.InputNormalization(), tests: [])
        return nil
      } catch {
        return error
      }
    }

    @Test func anArmAndItsModelFileTeachTheSame() throws {
      try TrainingCase.with { place in
        let byArm = try TinyRecipe.recipe([TinyRecipe.teacher, TinyRecipe.student("takd")])
        try place.run(byArm, root: "arm")
        try FileManager.default.copyItem(
          atPath: try place.place(byArm, root: "arm", "teacher").model,
          toPath: place.folder + "/teacher.safetensors")
        let byFile = try TinyRecipe.recipe([
          TinyRecipe.student("takd").replacing(
            "\"teacher\"", with: "\"teacher.safetensors\"")
        ])
        try place.run(byFile, root: "file")
        let file = try place.outcome(byFile, root: "file", "takd")
        let arm = try place.outcome(byArm, root: "arm", "takd")
        #expect(file.epochs == arm.epochs)
        #expect(file.weights == arm.weights)
        // A teacher that is another teaches otherwise.
        let model = try Model(
          safetensors: [UInt8](
            Data(contentsOf: URL(filePath: try place.place(byArm, root: "arm", "takd").model))
          ).span.bytes)
        try Data(model.safetensors()).write(
          to: URL(filePath: place.folder + "/teacher.safetensors"))
        try place.run(byFile, root: "other")
        #expect(try place.outcome(byFile, root: "other", "takd").epochs != arm.epochs)
      }
    }

    /// The same cells, normalised for the student and for the teacher.
    @Test func aTeacherReadsItsOwnNormalization() throws {
      let model = try InferenceFixture.model("wrn-16-1")
      let own = model.card.input
      let other = ModelCard.InputNormalization(mean: own.mean + 0.7, scale: own.scale * 3)
      let path = Fixture.path("inference/wrn-16-1.safetensors")
      var random = SplitMix64(seed: 4)
      let cells = (0..<2 * 128 * 30).map { _ in Float(random.uniform()) }
      func input(_ normalization: ModelCard.InputNormalization) -> Tensor {
        Tensor(
          cells.map { ($0 - normalization.mean) * normalization.scale }, shape: [2, 128, 30])
      }
      let network = try TemporalWideResNet(InferenceFixture.parameters(model))
      // Padding is 0 in either normalisation: only frames that see none of it are the same.
      let inner = 13..<17
      func inside(_ output: NetworkOutput) throws -> [Float] {
        try output.estimates.sliced(inner, along: 2).floats()
      }
      let expected = try inside(network.evaluated(input(own)))
      let member = try Teacher.Member(file: path, for: other, tests: ["A"])
      let batch = TrainingBatch(
        cells: input(other), footprint: nil, referenceRatio: nil, target: input(other),
        frameWeights: nil, offset: 0)
      let found = try inside(try Teacher([member], arm: "student")(batch))
      #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-4 })
      #expect(expected.contains { abs($0 - expected[0]) > 1e-3 })
    }

    @Test func whatCannotTeachIsRefused() throws {
      let linear = Fixture.root.appending(path: "Models/linear-simulated.safetensors").path
      let error = refusal(linear)
      #expect(error?.code == .modelRefused)
      #expect(error?.found == "a linear model")
      #expect(error?.expected == "a WideResNet")
      #expect(error?.file == linear)
      try Fixture.withFolder { folder in
        #expect(refusal(folder + "/none.safetensors")?.found == "the teacher cannot be read")
        let path = folder + "/damaged.safetensors"
        let whole = try Data(
          contentsOf: URL(filePath: Fixture.path("inference/wrn-16-1.safetensors")))
        try whole.prefix(whole.count - 4).write(to: URL(filePath: path))
        #expect(refusal(path)?.code == .modelRefused)
      }
    }

    /// A model that has seen the tested person would hand on what it must not know.
    @Test func aTeacherThatHasSeenTheTestedSubjectIsRefused() throws {
      try TrainingCase.with { place in
        let recipe = try TinyRecipe.recipe([TinyRecipe.teacher])
        try place.run(recipe, root: "run")
        let path = try place.place(recipe, root: "run", "teacher").model
        for (subject, isSeen) in [("A", false), ("B", true), ("C", true)] {
          do throws(GaitlabError) {
            _ = try Teacher.Member(
              file: path, for: ModelCard.InputNormalization(), tests: [subject])
            #expect(!isSeen, "\(subject)")
          } catch {
            #expect(isSeen)
            #expect(error.code == .modelRefused)
            #expect(error.found == "a teacher that has seen subject \(subject), who is tested")
          }
        }
      }
    }

    @Test func teachersOfDifferentDepthDoNotGoTogether() throws {
      func member(_ name: String) throws -> Teacher.Member {
        try Teacher.Member(
          file: Fixture.path("inference/\(name).safetensors"),
          for: ModelCard.InputNormalization(), tests: [])
      }
      let both = try Teacher([try member("wrn-16-1"), try member("wrn-16-3")], arm: "student")
      #expect(both.groupChannels == [64, 128, 256])
      #expect {
        _ = try Teacher([try member("wrn-16-1"), try member("wrn-28-1")], arm: "student")
      } throws: {
        ($0 as? GaitlabError)?.code == .recipeRefused
      }
    }

    /// Two teachers who are one teach as one does: estimates are means, maps too.
    @Test func anEnsembleOfEqualsIsOneOfThem() throws {
      let member = try Teacher.Member(
        file: Fixture.path("inference/wrn-16-1.safetensors"),
        for: ModelCard.InputNormalization(), tests: [])
      var random = SplitMix64(seed: 9)
      let cells = Tensor(
        (0..<3 * 128 * 40).map { _ in Float(random.normal()) }, shape: [3, 128, 40])
      let batch = TrainingBatch(
        cells: cells, footprint: nil, referenceRatio: nil, target: cells, frameWeights: nil,
        offset: 0)
      let one = try Teacher([member], arm: "student")(batch)
      let two = try Teacher([member, member], arm: "student")(batch)
      let (a, b) = (try one.estimates.floats(), try two.estimates.floats())
      #expect(zip(a, b).allSatisfy { abs($0 - $1) < 1e-5 })
      for (group, other) in zip(one.groups, two.groups) {
        #expect(other.size(1) == 2 * group.size(1))
        let maps = try [group, other].map { try $0.frameRows().similarityMap().floats() }
        #expect(zip(maps[0], maps[1]).allSatisfy { abs($0 - $1) < 1e-4 })
      }
    }

    @Test func aRunWithALinearTeacherIsRefused() throws {
      try TrainingCase.with { place in
        let linear = Fixture.root.appending(path: "Models/linear-simulated.safetensors").path
        let recipe = try TinyRecipe.recipe([
          TinyRecipe.student("kd").replacing("\"teacher\"", with: "\"\(linear)\"")
        ])
        #expect {
          try place.run(recipe, root: "run")
        } throws: {
          ($0 as? GaitlabError)?.found == "a linear model"
        }
        #expect(!FileManager.default.fileExists(atPath: place.folder + "/run"))
      }
    }
  }
#endif
