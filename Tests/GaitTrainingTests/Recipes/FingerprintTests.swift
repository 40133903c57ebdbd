#if Training
  import GaitStore
  import GaitTestSupport
  import Testing

  @testable import GaitTraining

  /// What tells a run from another.
  @Suite struct FingerprintTests {
    private static let arms = [
      TinyRecipe.teacher, TinyRecipe.scratch(), TinyRecipe.student("kd"),
    ]

    private func withData<Result>(
      _ subjects: [String] = ["A", "B", "C"], seconds: Double = 6,
      _ body: (DataSet) throws -> Result
    ) throws -> Result {
      try Fixture.withFolder { folder in
        for subject in subjects {
          try SessionWriter.write(
            DataFolders.walk(subject: subject, seed: 1, seconds: seconds),
            to: "\(folder)/\(subject).gait")
        }
        return try body(try DataSet(folder: folder))
      }
    }

    private func fingerprint(
      _ recipe: Recipe, arm: String = "kd", fold: Int = 0, seed: UInt64 = 1, _ data: DataSet
    ) throws -> String {
      let arm = try #require(recipe.arm(arm))
      return recipe.fingerprint(
        of: arm, fold: try SubjectFold.leaveOneSubjectOut(data)[fold], seed: seed, data: data)
    }

    @Test func itChangesWithWhatARunDependsOn() throws {
      try withData { data in
        let recipe = try TinyRecipe.recipe(Self.arms)
        let own = try fingerprint(recipe, data)
        #expect(own.count == 64)
        let teacher = TinyRecipe.teacher
        let widerTeacher = teacher.replacing("width = 2", with: "width = 3")
        let laterTeacher = teacher + "\nschedule = { epochs = 9 }"
        let others = [
          try TinyRecipe.recipe([teacher, TinyRecipe.student("kd", "ratio = 0.5")]),
          try TinyRecipe.recipe([teacher, TinyRecipe.student("kd", "weights = { output = 1 }")]),
          try TinyRecipe.recipe([teacher, TinyRecipe.student("takd", name: "kd")]),
          try TinyRecipe.recipe([widerTeacher, TinyRecipe.student("kd")]),
          try TinyRecipe.recipe([laterTeacher, TinyRecipe.student("kd")]),
          try TinyRecipe.recipe(Self.arms, epochs: 3),
          try TinyRecipe.recipe(Self.arms, batches: 3),
          try TinyRecipe.recipe(Self.arms, schedule: "learningRate = 0.003"),
          try TinyRecipe.recipe(Self.arms, schedule: "edgeWeight = 2"),
          try TinyRecipe.recipe(Self.arms, augmentation: "gainSD = 0.2"),
          try Recipe(toml: TinyRecipe.text(Self.arms, data: "scalesFeetApart = true"), file: ""),
          try Recipe(
            toml: TinyRecipe.text(Self.arms).replacing("window = 32", with: "window = 33"),
            file: ""),
        ]
        var prints = [
          own, try fingerprint(recipe, fold: 1, data), try fingerprint(recipe, seed: 2, data),
        ]
        prints += try others.map { try fingerprint($0, data) }
        prints.append(try fingerprint(recipe, arm: "scratch", data))
        prints.append(try withData(["A", "B", "D"]) { try fingerprint(recipe, $0) })
        prints.append(try withData(seconds: 7) { try fingerprint(recipe, $0) })
        #expect(Set(prints).count == prints.count)
      }
    }

    @Test func itDoesNotChangeWithWhatARunDoesNotDependOn() throws {
      try withData { data in
        let own = try fingerprint(try TinyRecipe.recipe(Self.arms), data)
        let others = [
          [TinyRecipe.teacher, TinyRecipe.student("kd"), TinyRecipe.scratch()],
          [TinyRecipe.scratch("other"), TinyRecipe.teacher, TinyRecipe.student("kd")],
          [TinyRecipe.teacher, TinyRecipe.student("kd")],
        ]
        for arms in others {
          #expect(try fingerprint(try TinyRecipe.recipe(arms), data) == own)
        }
        let renamed = try Recipe(
          toml: TinyRecipe.text(Self.arms).replacing("name = \"tiny\"", with: "name = \"huge\""),
          file: "elsewhere.toml")
        #expect(try fingerprint(renamed, data) == own)
      }
    }

    @Test func closureHoldsWhatArmsNeed() throws {
      let recipe = try TinyRecipe.recipe(
        Self.arms + [
          TinyRecipe.student("takd") + "\nstart = \"scratch\"", TinyRecipe.scratch("last"),
        ])
      func closure(_ wanted: Set<String>?) -> [String] { recipe.closure(of: wanted).map(\.name) }
      #expect(closure(nil) == ["teacher", "scratch", "kd", "takd", "last"])
      #expect(closure(["last"]) == ["last"])
      #expect(closure(["kd"]) == ["teacher", "kd"])
      #expect(closure(["takd", "last"]) == ["teacher", "scratch", "takd", "last"])
    }

    @Test func classesHoldWhoCanBeTaughtTogether() throws {
      let recipe = try TinyRecipe.recipe(
        [
          "[[arm]]\nname = \"ridge\"\nnetwork = { kind = \"ridge\" }",
          "[[arm]]\nname = \"sum\"\nnetwork = { kind = \"sumOfCells\" }",
        ] + Self.arms + [
          TinyRecipe.student("takd"), TinyRecipe.student("pkt") + "\nstart = \"scratch\"",
          TinyRecipe.student("rkd") + "\nschedule = { epochs = 9 }",
          // Sees more frames: other windows would be drawn for its neighbours.
          "[[arm]]\nname = \"deep\"\nnetwork = { depth = 16 }",
          TinyRecipe.scratch("again") + "\nstart = \"scratch\"",
        ])
      func classes(_ arms: [ArmRecipe]) -> [[String]] {
        recipe.classes(of: arms).map { $0.map(\.name) }
      }
      #expect(
        classes(recipe.arms) == [
          ["ridge", "sum"], ["teacher", "scratch"], ["kd", "takd"],
          // Whoever starts from others sees the windows that follow on theirs.
          ["pkt"], ["rkd"], ["deep"], ["again"],
        ])
      // What is finished is waited for by nobody.
      #expect(classes(recipe.arms.filter { ["kd", "again"].contains($0.name) }).count == 2)
    }
  }
#endif
