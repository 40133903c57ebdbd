#if Training
  import GaitTraining
  import GaitInference
  import GaitFiles
  import Testing

  @Suite struct NetworkRecipeTests {
    /// What a recipe says of its only arm's network.
    private func network(_ table: String) -> Result<NetworkRecipe, GaitlabError> {
      Result { () throws(GaitlabError) in
        let recipe = try Recipe(
          toml: """
            name = "one"
            [data]
            folder = "walks"
            [[arm]]
            name = "arm"
            network = \(table)
            """, file: "one.toml")
        return recipe.arms[0].network
      }
    }

    @Test(arguments: [
      ("{}", "WRN-16-1", 13), ("{ lookAhead = 3 }", "WRN-16-1 look-ahead 3", 3),
      ("{ lookAhead = 13 }", "WRN-16-1", 13), ("{ lookAhead = 0 }", "WRN-16-1 causal", 0),
      ("{ causal = true }", "WRN-16-1 causal", 0), ("{ causal = false }", "WRN-16-1", 13),
      ("{ depth = 10, lookAhead = 6, width = 2 }", "WRN-10-2 look-ahead 6", 6),
      ("{ depth = 10, channels = 8 }", "WRN-10-0.5", 7),
      ("{ depth = 10, channels = 24, causal = true }", "WRN-10-1.5 causal", 0),
      ("{ depth = 10, channels = 32 }", "WRN-10-2", 7),
    ])
    func sizesAreRead(table: String, title: String, lookAhead: Int) throws {
      let network = try network(table).get()
      #expect(network.title == title)
      #expect(network.shape?.lookAheadFrames == lookAhead)
    }

    @Test func aVideoNetworkIsCentred() throws {
      let network = try network("{ kind = \"video\", depth = 10, channels = 8 }").get()
      #expect(network.title == "WRN-10-0.5 video")
      #expect(network.shape?.lookAheadFrames == 7)
    }

    @Test(arguments: [
      (
        "{ lookAhead = 3, causal = true }", "'arm 1.network.lookAhead' beside",
        "causal = true is lookAhead = 0"
      ),
      ("{ lookAhead = 3, causal = false }", "beside 'arm 1.network.causal'", "one of both"),
      ("{ lookAhead = 14 }", "'arm 1.network.lookAhead' is 14", "of 0 to 13"),
      ("{ lookAhead = -1 }", "'arm 1.network.lookAhead' is -1", "of 0 to 13"),
      ("{ lookAhead = 1.5 }", "'arm 1.network.lookAhead' is 1.5", "of 0 to 13"),
      ("{ depth = 10, lookAhead = 8 }", "'arm 1.network.lookAhead' is 8", "of 0 to 7"),
      ("{ depth = 15, lookAhead = 3 }", "'arm 1.network.depth' is 15", "6n + 4"),
      ("{ kind = \"video\", lookAhead = 3 }", "'arm 1.network.lookAhead'", "one of kind"),
      ("{ channels = 12 }", "'arm 1.network.channels' is 12", "a multiple of 8"),
      ("{ channels = 0 }", "'arm 1.network.channels' is 0", "of 8 to 256"),
      ("{ channels = 8, width = 1 }", "'arm 1.network.channels' beside", "16 x width"),
    ])
    func mistakesAreNamed(table: String, found: String, expected: String) throws {
      guard case .failure(let error) = network(table) else {
        Issue.record("\(table) was read")
        return
      }
      #expect(error.code == .recipeRefused)
      #expect(error.found.contains(found), "\(error.found)")
      #expect(error.expected.contains(expected), "\(error.expected)")
    }
  }
#endif
