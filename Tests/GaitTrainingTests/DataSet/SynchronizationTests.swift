#if Training
  import GaitModel
  import GaitStore
  import GaitTestSupport
  import Testing

  @testable import GaitTraining

  @Suite struct SynchronizationTests {
    private let session = DataFolders.walk(subject: "P01", seed: 1, rate: 100)

    /// The lag that is found where the reference is late.
    private func lag(shiftSeconds: Double) throws -> SynchronizationLag? {
      let frames = try #require(session.frames.left)
      let forces = try #require(session.reference.left)
      let insole = try #require(session.metadata.insoles.left)
      let shifted = ForceBlock(
        foot: .left, times: forces.times.map { $0 + shiftSeconds }, newtons: forces.newtons)
      return SynchronizationCheck.lag(of: frames, insole: insole, reference: shifted)
    }

    @Test(arguments: [-0.31, -0.0123, 0, 0.004, 0.0871, 0.4])
    func findsTheShiftOfAReference(shiftSeconds: Double) throws {
      let lag = try #require(try lag(shiftSeconds: shiftSeconds))
      // A fifth of a sample.
      #expect(abs(lag.seconds - shiftSeconds) < 0.001)
      #expect(lag.isAccepted)
    }

    @Test func rejectsAReferenceOfOtherSteps() throws {
      let frames = try #require(session.frames.left)
      let insole = try #require(session.metadata.insoles.left)
      var random = SplitMix64(seed: 2)
      let noise = ForceBlock(
        foot: .left, times: frames.times,
        newtons: frames.times.map { _ in Float(700 * random.uniform()) })
      let lag = try #require(
        SynchronizationCheck.lag(of: frames, insole: insole, reference: noise))
      #expect(!lag.isAccepted)
    }

    @Test func tellsNoLagOfSignalsThatNeverChange() {
      let flat = [Double](repeating: 1, count: 1000)
      #expect(SynchronizationLag(cells: flat, reference: flat, samplingRateHz: 200) == nil)
      #expect(SynchronizationLag(cells: [1, 2], reference: [1, 2], samplingRateHz: 200) == nil)
    }

    @Test func correctsTheTargetsOnRequest() throws {
      try Fixture.withFolder { folder in
        var shifted = DataFolders.walk(subject: "P01", seed: 1)
        let whole = shifted
        for foot in Foot.allCases {
          guard let forces = shifted.reference[foot] else { continue }
          shifted.reference[foot] = ForceBlock(
            foot: foot, times: forces.times.map { $0 + 0.05 }, newtons: forces.newtons)
        }
        try SessionWriter.write(whole, to: folder + "/whole.gait")
        try SessionWriter.write(shifted, to: folder + "/late.gait")
        var options = CalibratedRecording.Options()
        options.correctsLag = true
        let expected = try calibrated(folder + "/whole.gait").stretches[0]
        let late = try calibrated(folder + "/late.gait").stretches[0]
        let corrected = try calibrated(folder + "/late.gait", options).stretches[0]
        #expect(error(late, expected) > 0.1)
        #expect(error(corrected, expected) < 0.03)
        let entries = try DataSetCheck.run(folder: folder)
        #expect(entries.map(\.problems.isEmpty) == [false, true])
      }
    }

    private func calibrated(
      _ path: String, _ options: CalibratedRecording.Options = .init()
    ) throws -> CalibratedRecording {
      try CalibratedRecording(try DataRecording(path: path), options: options)
    }

    /// Largest difference of the targets at the same times.
    private func error(_ stretch: CalibratedStretch, _ other: CalibratedStretch) -> Float {
      let offset = Int(((stretch.startSeconds - other.startSeconds) * 200).rounded())
      return stretch.targets.indices.map { index in
        let place = index + offset
        guard other.targets.indices.contains(place) else { return 0 }
        return abs(stretch.targets[index] - other.targets[place])
      }.max() ?? 0
    }
  }
#endif
