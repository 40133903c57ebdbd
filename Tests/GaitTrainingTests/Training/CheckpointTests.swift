#if Training
  import Foundation
  import GaitFiles
  import GaitTestSupport
  import Testing

  @testable import GaitTraining

  @Suite struct CheckpointTests {
    private static func tensors(_ name: String, _ start: Float) -> [SavedTensor] {
      [
        SavedTensor("\(name).weight", shape: [2, 3], (0..<6).map { start + Float($0) / 3 }),
        SavedTensor("\(name).bias", shape: [1], [-start]),
      ]
    }

    private static func checkpoint(epochs: Int = 2) -> Checkpoint {
      var state = LearnerState(fingerprint: "print")
      state.epochs = (0..<epochs).map {
        EpochRecord(
          epoch: $0 + 1, loss: 0.1 / Double($0 + 3), trainingError: 1.0 / 3, validationError: 0.2,
          learningRate: 1e-3, terms: ["kd.output": 0.7, "supervised": 0.1], seconds: 1.5)
      }
      state.bestEpoch = 1
      state.bestError = 0.1 + 0.2
      state.weights = ["kd.output": 1.0 / 7]
      state.selections = [
        SelectionRecord(role: .teacher, group: 2, scores: [0.1, 0.9], channels: [1])
      ]
      state.teacherErrors = 0.1...(1.0 / 3)
      return Checkpoint(
        state: state, network: tensors("stem", 1), best: tensors("stem", 2),
        average: tensors("stem", 5), adapters: tensors("adapter.fitnet", 3),
        optimizer: tensors("stem.weight", 4))
    }

    private func expectEqual(_ found: Checkpoint, _ expected: Checkpoint) {
      #expect(found.state == expected.state)
      #expect(found.network == expected.network)
      #expect(found.best == expected.best)
      #expect(found.average == expected.average)
      #expect(found.adapters == expected.adapters)
      #expect(found.optimizer == expected.optimizer)
    }

    @Test func comesBackAsItWas() throws {
      try Fixture.withFolder { folder in
        let path = folder + "/" + Checkpoint.fileName
        try Self.checkpoint().write(to: path)
        expectEqual(try Checkpoint(path: path), Self.checkpoint())
        // A later one takes its place.
        try Self.checkpoint(epochs: 5).write(to: path)
        expectEqual(try Checkpoint(path: path), Self.checkpoint(epochs: 5))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 1)
      }
    }

    private func refusal(_ bytes: Data, in folder: String) throws -> GaitlabError? {
      let path = folder + "/refused.safetensors"
      try bytes.write(to: URL(filePath: path))
      do throws(GaitlabError) {
        _ = try Checkpoint(path: path)
        return nil
      } catch {
        #expect(error.file == path)
        return error
      }
    }

    @Test func damagedAndTruncatedFilesAreRefused() throws {
      try Fixture.withFolder { folder in
        let path = folder + "/" + Checkpoint.fileName
        try Self.checkpoint().write(to: path)
        let whole = try Data(contentsOf: URL(filePath: path))
        #expect(try refusal(whole, in: folder) == nil)
        for count in [0, 7, 100, whole.count / 2, whole.count - 1] {
          let error = try refusal(whole.prefix(count), in: folder)
          #expect(error?.code == .dataRefused, "\(count) of \(whole.count) bytes")
          #expect(error?.found == "the checkpoint is damaged")
        }
        for place in [0, 12] {
          var damaged = whole
          damaged[place] ^= 0xFF
          #expect(try refusal(damaged, in: folder)?.code == .dataRefused, "byte \(place)")
        }
        #expect(try refusal(whole + Data([0]), in: folder)?.code == .dataRefused)
      }
    }

    @Test func foreignFilesAreRefused() throws {
      try Fixture.withFolder { folder in
        let model = try Data(
          contentsOf: URL(filePath: Fixture.path("inference/wrn-16-1.safetensors")))
        #expect(try refusal(model, in: folder)?.code == .dataRefused)
        #expect(try refusal(Data("{}".utf8), in: folder)?.code == .dataRefused)
        #expect {
          _ = try Checkpoint(path: folder + "/none.safetensors")
        } throws: {
          ($0 as? GaitlabError)?.code == .unreadable
        }
      }
    }

    @Test(.enabled(if: Privileges.canBeDropped))
    func aWriteThatFailsLeavesTheFormerOne() throws {
      try Fixture.withFolder { folder in
        let path = folder + "/" + Checkpoint.fileName
        try Self.checkpoint().write(to: path)
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder)
        defer {
          try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
        }
        #expect {
          try Privileges.dropped { try Self.checkpoint(epochs: 5).write(to: path) }
        } throws: {
          ($0 as? GaitlabError)?.code == .writeFailed
        }
        expectEqual(try Checkpoint(path: path), Self.checkpoint())
      }
    }

    @Test func aPathBelowAFileAndNumbersThatAreNoneAreRefused() throws {
      try Fixture.withFolder { folder in
        let path = folder + "/" + Checkpoint.fileName
        try Self.checkpoint().write(to: path)
        #expect {
          try Self.checkpoint().write(to: path + "/below")
        } throws: {
          ($0 as? GaitlabError)?.code == .writeFailed
        }
        var endless = Self.checkpoint()
        endless.state.bestError = .infinity
        #expect {
          try endless.write(to: path)
        } throws: {
          ($0 as? GaitlabError)?.code == .writeFailed
        }
        expectEqual(try Checkpoint(path: path), Self.checkpoint())
      }
    }
  }
#endif
