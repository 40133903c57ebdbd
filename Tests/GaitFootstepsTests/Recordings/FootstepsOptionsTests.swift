#if Training
  import Foundation
  import GaitAnalysis
  import GaitModel
  import GaitFiles
  import GaitTestSupport
  import Testing

  @testable import GaitFootsteps

  @Suite struct FootstepsOptionsTests {
    private let key = FootstepsKey(
      subject: 3, speed: .normal, condition: 0, split: .train, recording: 0)

    private func session(_ change: (inout FootstepsOptions) -> Void) throws -> RecordedSession {
      var options = FootstepsOptions()
      change(&options)
      return try FootstepsRecording(
        subject: try SyntheticPlate.subject(), seed: 1, options: options
      ).session(key)
    }

    /// The mean force of a foot over the whole recording, in newtons.
    private func meanNewtons(_ session: RecordedSession, _ foot: Foot) throws -> Double {
      MeanSD(try #require(session.reference[foot]).newtons.map(Double.init)).mean
    }

    /// Without options it is the benchmark, to the bit.
    @Test
    func standard() throws {
      let benchmark = FootstepsRecording(subject: try SyntheticPlate.subject(), seed: 1)
      #expect(try session { _ in } == benchmark.session(key))
      #expect(FootstepsOptions().tags.isEmpty)
      #expect(FootstepsOptions().suffix.isEmpty)
    }

    /// The left foot carries its share and the right one the rest; cells go with the force.
    @Test
    func asymmetry() throws {
      let even = try session { _ in }
      let odd = try session { $0.asymmetry = 0.45 }
      for (foot, factor) in [(Foot.left, 0.9), (.right, 1.1)] {
        let ratio = try meanNewtons(odd, foot) / meanNewtons(even, foot)
        #expect(abs(ratio - factor) < 1e-5)
        let cells = try (#require(odd.frames[foot]).cells, #require(even.frames[foot]).cells)
        #expect((cells.0.reduce(0, +) < cells.1.reduce(0, +)) == (factor < 1))
      }
      #expect(odd.metadata.tags.contains("asymmetry:0.45"))
      #expect(odd.metadata.notes.contains("Not the benchmark itself: asymmetry:0.45."))
    }

    /// Left + right carry three percent more than one body weight: swings are shorter.
    @Test
    func dutyFactor() throws {
      let physical = try session { _ in }
      let off = try session { $0.dutyFactorErrorPercent = 3 }
      func walkSeconds(_ session: RecordedSession) throws -> Double {
        try #require(session.reference[.left]?.times.last) - 2 * FootstepsWalk.restSeconds
      }
      #expect(abs(try walkSeconds(physical) / walkSeconds(off) - 1.03) < 0.01)
      #expect(off.metadata.tags.contains("duty:3"))
    }

    /// Every foot loses its own frames, the reference none, and a higher rate loses the same and more.
    @Test
    func lostFrames() throws {
      let whole = try session { _ in }
      let few = try session { $0.lostFramesPercent = 3 }
      let many = try session { $0.lostFramesPercent = 10 }
      for foot in Foot.allCases {
        let all = try #require(whole.frames[foot])
        let left = try #require(few.frames[foot])
        let fewest = try #require(many.frames[foot])
        #expect(abs(1 - Double(left.count) / Double(all.count) - 0.03) < 0.015)
        #expect(abs(1 - Double(fewest.count) / Double(all.count) - 0.10) < 0.03)
        #expect(Set(fewest.times).isSubset(of: Set(left.times)))
        #expect(whole.reference[foot] == few.reference[foot])
        // What arrives is what the benchmark has at that time.
        for index in stride(from: 0, to: left.count, by: 97) {
          let same = try #require(all.times.firstIndex(of: left.times[index]))
          #expect(all[same] == left[index])
        }
      }
      #expect(few.frames[.left]?.times != few.frames[.right]?.times)
      #expect(try few == session { $0.lostFramesPercent = 3 })
      #expect(few.metadata.tags.contains("lost:3"))
    }

    /// A recording has as many channels as its layout has cells.
    @Test(arguments: [FootstepsLayout.moticon, .sparse(8), .sparse(64)])
    func layouts(layout: FootstepsLayout) throws {
      let session = try session { $0.layout = layout }
      let count = layout == .moticon ? 16 : layout == .sparse(8) ? 8 : 64
      for foot in Foot.allCases {
        let frames = try #require(session.frames[foot])
        #expect(frames.cellCount == count)
        #expect(frames.cells.contains { $0 > 40 })
        #expect(session.metadata.insoles[foot]?.layout.cellCount == count)
      }
      #expect(session.metadata.problem == nil)
      #expect(session.metadata.tags.contains("layout:\(layout.name)"))
      #expect(session.reference == (try self.session { _ in }).reference)
    }

    /// Names say how a data set differs; bad ones are refused.
    @Test
    func names() throws {
      var options = FootstepsOptions()
      options.layout = .moticon
      options.lostFramesPercent = 2.5
      options.dutyFactorErrorPercent = -3
      #expect(options.suffix == "-duty--3-layout-moticon-lost-2.5")
      #expect(options.tags == ["duty:-3", "layout:moticon", "lost:2.5"])
      #expect(options.match(["subject:3"] + options.tags + ["seed:1"]))
      #expect(!options.match(["subject:3", "layout:moticon", "seed:1"]))
      #expect(!FootstepsOptions().match(options.tags))
      for name in ["grid", "moticon", "sparse-8", "sparse-64"] {
        #expect(FootstepsLayout(name: name)?.name == name)
      }
      for name in ["", "sparse", "sparse-7", "sparse-65", "sparse-+9", "sparse-08", "Moticon"] {
        #expect(FootstepsLayout(name: name) == nil, "\(name)")
      }
    }

    /// Values that no walker has are refused.
    @Test
    func bounds() {
      #expect(FootstepsOptions().problem == nil)
      for change in [
        { $0.asymmetry = 0.29 }, { $0.asymmetry = .nan }, { $0.dutyFactorErrorPercent = 21 },
        { $0.lostFramesPercent = -1 }, { $0.lostFramesPercent = 51 },
      ] as [(inout FootstepsOptions) -> Void] {
        var options = FootstepsOptions()
        change(&options)
        #expect(options.problem != nil)
      }
    }

    /// A folder holds recordings of one set of options only.
    @Test
    func folders() throws {
      try Fixture.withFolder { folder in
        func build(_ options: FootstepsOptions, replacing: Bool = false) throws {
          let person = try SyntheticPlate.subject()
          _ = try FootstepsBuilder(
            output: folder, seed: 1, training: 1, testing: 0, replacing: replacing,
            options: options
          ).run(subjects: [3], load: { _ throws(GaitlabError) in person })
        }
        var options = FootstepsOptions()
        options.lostFramesPercent = 3
        try build(options)
        try build(options)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(names.contains("subject-3-slow-fresh-train-1-lost-3.gait"))
        for replacing in [false, true] {
          #expect {
            try build(FootstepsOptions(), replacing: replacing)
          } throws: { error in
            (error as? GaitlabError)?.code == .alreadyExists
          }
        }
      }
    }
  }
#endif
