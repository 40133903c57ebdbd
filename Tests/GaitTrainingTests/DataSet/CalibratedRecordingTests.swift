#if Training
  import GaitAnalysis
  import GaitModel
  import GaitFiles
  import GaitStore
  import GaitTestSupport
  import Testing

  @testable import GaitTraining

  @Suite struct CalibratedRecordingTests {
    private func calibrated(_ session: RecordedSession) throws -> CalibratedRecording {
      try Fixture.withFolder { folder in
        let path = folder + "/walk.gait"
        try SessionWriter.write(session, to: path)
        return try CalibratedRecording(try DataRecording(path: path))
      }
    }

    /// The simulated insole without faults reads the force itself: the cells sum to the target.
    @Test(arguments: [100.0, 200, 260])
    func cellsAndTargetsAreBodyWeights(rate: Double) throws {
      let recording = try calibrated(DataFolders.walk(subject: "P01", seed: 2, rate: rate))
      #expect(recording.stretches.map(\.foot) == [.left, .right])
      for stretch in recording.stretches {
        #expect(abs(Double(stretch.count) - 12 * 200) < 6)
        var worst: Float = 0
        for frame in 0..<stretch.count {
          let sum = stretch.cells[frame * 128..<(frame + 1) * 128].reduce(0, +)
          worst = max(worst, abs(sum - stretch.targets[frame]))
        }
        // Steps of the converter, the calibration's share of them, and interpolation of edges.
        #expect(worst < 0.08)
      }
    }

    @Test func holesEndAStretchAndNoWindowCrossesThem() throws {
      var session = DataFolders.walk(subject: "P01", seed: 2)
      let frames = try #require(session.frames.left)
      var holed = frames.slice(0..<1000)
      holed.append(frames.slice(1040..<frames.count))
      session.frames.left = holed
      let recording = try calibrated(session)
      #expect(recording.stretches.map(\.foot) == [.left, .left, .right])
      #expect(recording.stretches.map(\.count) == [1000, frames.count - 1040, frames.count])
      let windows = TrainingWindow.all(of: [recording], frames: 100, step: 25)
      #expect(windows.count { $0.stretch == 0 } == 37)
      for window in windows {
        #expect(window.start + 100 <= recording.stretches[window.stretch].count)
      }
    }

    @Test func aRecordingWithoutStridesIsRefused() throws {
      var session = DataFolders.walk(subject: "P01", seed: 2)
      for foot in Foot.allCases {
        session.frames[foot] = session.frames[foot]?.slice(0..<200)
      }
      #expect { _ = try calibrated(session) } throws: {
        ($0 as? GaitlabError)?.found == "too few whole strides to calibrate"
      }
    }
  }
#endif
