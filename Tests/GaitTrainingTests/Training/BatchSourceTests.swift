#if Training
  import GaitAnalysis
  import GaitInference
  import GaitModel
  import GaitStore
  import GaitTestSupport
  import Testing

  @testable import GaitTraining

  @Suite struct BatchSourceTests {
    private static let width = CanonicalGrid.cellCount

    /// A walk whose left foot has a hole between 4.2 s and 5 s.
    private func recording() throws -> CalibratedRecording {
      try Fixture.withFolder { folder in
        var session = DataFolders.walk(subject: "A", seed: 3, seconds: 8)
        if let frames = session.frames.left {
          var holed = frames.slice(0..<840)
          holed.append(frames.slice(1000..<frames.count))
          session.frames.left = holed
        }
        try SessionWriter.write(session, to: folder + "/a.gait")
        return try CalibratedRecording(try DataRecording(path: folder + "/a.gait"))
      }
    }

    private func source(
      _ recording: CalibratedRecording, window: Int = 32, context: Int = 7,
      augmentation: String = "", seed: UInt64 = 1
    ) throws -> BatchSource? {
      BatchSource(
        [recording], window: window, context: context,
        normalization: ModelCard.InputNormalization(mean: 0.01, scale: 50),
        augmentation: try AugmentationRecipe(try RecipeTable(toml: augmentation, file: "")),
        seed: seed)
    }

    @Test func theSameBatchForTheSameNumbers() throws {
      let recording = try recording()
      let augmentation = "gainSD = 0.1\nnoiseSD = 0.1\npaceSD = 0.05"
      let source = try #require(try source(recording, augmentation: augmentation))
      let again = try #require(try self.source(recording, augmentation: augmentation))
      let other = try #require(
        try self.source(recording, augmentation: augmentation, seed: 2))
      func input(_ source: BatchSource, _ epoch: Int, _ index: Int) throws -> [Float] {
        try source.batch(epoch: epoch, index: index, size: 3, edgeWeight: 0).cells.floats()
      }
      let first = try input(source, 4, 2)
      #expect(try input(again, 4, 2) == first)
      let batches = [
        first, try input(source, 4, 3), try input(source, 5, 2), try input(source, 2, 4),
        try input(source, -1, 2), try input(other, 4, 2),
      ]
      #expect(Set(batches).count == batches.count)
    }

    /// Nothing but noise may tell a varied recipe with noise from one without; windows that nothing
    /// varies draw no numbers for it and are others.
    @Test func noiseLeavesWindowsAndTargetsAsTheyAre() throws {
      let recording = try recording()
      let plain = try #require(try source(recording, augmentation: "gainSD = 0.1"))
      let noisy = try #require(
        try source(recording, augmentation: "gainSD = 0.1\nnoiseSD = 0.5"))
      let batches = [plain, noisy].map { $0.batch(epoch: 0, index: 0, size: 4, edgeWeight: 0) }
      #expect(try batches[0].target.floats() == batches[1].target.floats())
      #expect(try batches[0].cells.floats() != batches[1].cells.floats())
    }

    /// Each window is found in the recording, in one stretch of it, with the targets beside it.
    @Test func windowsAreCutsOfOneStretch() throws {
      let recording = try recording()
      #expect(recording.stretches.count == 3)
      let source = try #require(try source(recording))
      #expect(source.frames == 46)
      let batch = source.batch(epoch: 0, index: 0, size: 12, edgeWeight: 2)
      #expect(batch.cells.shape == [12, Self.width, 46])
      #expect(batch.target.shape == [12, 1, 46])
      let cells = try batch.cells.floats()
      let targets = try batch.target.floats()
      var used = Set<Int>()
      for item in 0..<12 {
        let own = Array(targets[item * 46..<(item + 1) * 46])
        let places = recording.stretches.indices.flatMap { stretch in
          let all = recording.stretches[stretch].targets
          // Windows begin at any frame.
          return (0...max(all.count - 46, 0)).filter {
            all[$0] == own[0] && Array(all[$0..<$0 + 46]) == own
          }
          .map { (stretch, $0) }
        }
        // Windows of swing have the same targets as each other.
        let (stretch, _) = try #require(
          places.first { place in
            (0..<46).allSatisfy { frame in
              (0..<Self.width).allSatisfy { cell in
                let value = recording.stretches[place.0].cells[
                  (place.1 + frame) * Self.width + cell]
                return cells[(item * Self.width + cell) * 46 + frame] == (value - 0.01) * 50
              }
            }
          })
        used.insert(stretch)
      }
      #expect(used.count > 1)
      let weights = try #require(batch.frameWeights).floats()
      #expect(Set(weights) == [1, 3])
    }

    @Test func noWindowFitsIntoShortStretches() throws {
      let recording = try recording()
      #expect(try source(recording, window: 1590, context: 7) == nil)
      #expect(try source(recording, window: 1580, context: 7) != nil)
    }
  }
#endif
