#if Training
  import Foundation
  import GaitAnalysis
  import GaitModel
  import GaitStore
  import GaitTestSupport
  import Testing

  @testable import GaitTraining

  /// By which scale networks read a recording.
  @Suite struct ReferenceScaleTests {
    private func recording(
      _ folder: String, scale: ScaleMode, findsReferenceScale: Bool = false, drift: Float = 0
    ) throws -> CalibratedRecording {
      var session = DataFolders.walk(subject: "A", seed: 3, seconds: 30)
      for foot in Foot.allCases {
        guard let block = session.frames[foot] else { continue }
        var cells = block.cells
        for index in cells.indices {
          cells[index] *= 1 + drift * Float(index / block.cellCount) / Float(block.count)
        }
        session.frames[foot] = FrameBlock(
          foot: foot, cellCount: block.cellCount, times: block.times, cells: cells)
      }
      let path = "\(folder)/\(scale)-\(findsReferenceScale)-\(drift).gait"
      try SessionWriter.write(session, to: path)
      var options = CalibratedRecording.Options()
      options.calibration = CalibrationRule(maxStrides: 3, scale: scale)
      options.findsReferenceScale = findsReferenceScale
      return try CalibratedRecording(try DataRecording(path: path), options: options)
    }

    /// Sum of cells by reference over the last ten seconds.
    private func lateRatio(_ recording: CalibratedRecording, corrected: Bool = false) -> Double {
      var (read, carried) = (0.0, 0.0)
      for stretch in recording.stretches {
        for frame in max(stretch.count - 2000, 0)..<stretch.count {
          let sum = stretch.cells[frame * 128..<(frame + 1) * 128].reduce(0, +)
          read += Double(corrected ? sum * stretch.referenceRatios[frame] : sum)
          carried += Double(stretch.targets[frame])
        }
      }
      return read / carried
    }

    @Test func trainingFollowsADriftAsTheConsoleDoes() throws {
      try Fixture.withFolder { folder in
        let fixed = try recording(folder, scale: .fixed, drift: 0.2)
        let running = try recording(folder, scale: .running, drift: 0.2)
        #expect(lateRatio(fixed) > 1.1)
        #expect(abs(lateRatio(running) - 1) < 0.04)
      }
    }

    @Test func byTheReferenceEveryStrideReadsWhatItCarries() throws {
      try Fixture.withFolder { folder in
        let recording = try recording(
          folder, scale: .fixed, findsReferenceScale: true, drift: 0.2)
        #expect(recording.stretches.allSatisfy { $0.referenceRatios.count == $0.count })
        #expect(abs(lateRatio(recording, corrected: true) - 1) < 0.02)
        #expect(
          try self.recording(folder, scale: .fixed).stretches
            .allSatisfy { $0.referenceRatios.isEmpty })
      }
    }

    /// Without a stride nothing is known.
    @Test func withoutStridesTheRatioIsOne() {
      let flat = [Float](repeating: 0.5, count: 400)
      let scale = ReferenceScale(sums: flat, targets: flat, rule: StanceRule())
      #expect(scale.ratios(400).allSatisfy { $0 == 1 })
    }
  }
#endif
