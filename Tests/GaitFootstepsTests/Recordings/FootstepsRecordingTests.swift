#if Training
  import GaitModel
  import GaitFiles
  import Testing

  @testable import GaitFootsteps

  @Suite struct FootstepsRecordingTests {
    private func key(_ speed: WalkingSpeed = .normal, recording: Int = 0) -> FootstepsKey {
      FootstepsKey(subject: 3, speed: speed, condition: 0, split: .train, recording: recording)
    }

    /// The same key and seed give the same numbers, others do not.
    @Test
    func deterministic() throws {
      let recordings = FootstepsRecording(subject: try SyntheticPlate.subject(), seed: 1)
      let first = recordings.session(key())
      #expect(first == recordings.session(key()))
      #expect(first.frames != recordings.session(key(recording: 1)).frames)
      let other = FootstepsRecording(subject: try SyntheticPlate.subject(), seed: 2)
      #expect(first.frames != other.session(key()).frames)
    }

    /// Over whole strides each foot carries half the body weight.
    @Test(arguments: WalkingSpeed.allCases)
    func halfTheWeight(speed: WalkingSpeed) throws {
      let subject = try SyntheticPlate.subject()
      let session = FootstepsRecording(subject: subject, seed: 1).session(key(speed))
      for foot in Foot.allCases {
        let newtons = try #require(session.reference[foot]?.newtons.map(Double.init))
        let first = try #require(newtons.firstIndex { $0 > 0 })
        let last = try #require(newtons.lastIndex { $0 > 0 })
        // The last stride's swing lies in the rest at the end.
        let steps = newtons[first...last].reduce(0, +)
        let meanStance = subject.steps(speed).map(\.stanceSeconds).reduce(0, +) / 6
        let strides =
          Double(last - first + 1) + meanStance * 200 * (1 / subject.dutyFactor(speed) - 1)
        let weight = Physics.weightNewtons(massKilograms: 70)
        #expect(abs(steps / strides / weight - 0.5) < 0.02)
      }
    }

    /// No force is lost between plate and reference.
    @Test
    func conservation() throws {
      let subject = try SyntheticPlate.subject()
      let recordings = FootstepsRecording(subject: subject, seed: 1)
      var random = SplitMix64(seed: 9)
      let steps = subject.steps(.slow)
      let walk = FootstepsWalk(
        stanceSeconds: steps.map(\.stanceSeconds), dutyFactor: subject.dutyFactor(.slow),
        stepsPerFoot: 6, random: &random)
      let track = recordings.track(
        .left, walk: walk, steps: steps, placement: InsolePlacement(box: subject.box))
      let newtonSeconds = track.newtons.reduce(0) { $0 + Double($1) } / 200
      let expected =
        walk.contacts.left.reduce(0) {
          $0 + steps[$1.step].totals.reduce(0, +) / 500
        } / subject.bodyWeight * Physics.weightNewtons(massKilograms: 70)
      #expect(abs(newtonSeconds / expected - 1) < 0.01)
    }

    /// Both feet have the same layout and the right one is not mirrored again.
    @Test
    func mirrored() throws {
      let subject = try SyntheticPlate.subject()
      let recordings = FootstepsRecording(subject: subject, seed: 1)
      let insoles = recordings.session(key()).metadata.insoles
      #expect(insoles.left == insoles.right)
      // The same step reads the same in both: lateral columns stay lateral.
      let contact = FootstepsWalk.Contact(step: 0, startSeconds: 0.5)
      let walk = FootstepsWalk(contacts: PerFoot(both: [contact]), durationSeconds: 2)
      let placement = InsolePlacement(box: subject.box)
      let left = recordings.track(.left, walk: walk, steps: subject.steps, placement: placement)
      let right = recordings.track(.right, walk: walk, steps: subject.steps, placement: placement)
      #expect(left.cells == right.cells)
      #expect(left.newtons == right.newtons)
    }

    /// The metadata are honest and can be read by machines.
    @Test
    func metadata() throws {
      let metadata = FootstepsRecording(subject: try SyntheticPlate.subject(), seed: 1)
        .session(key()).metadata
      #expect(metadata.problem == nil)
      #expect(!metadata.isSimulated)
      #expect(metadata.name.contains(FootstepsRecording.caveat))
      #expect(metadata.notes.contains(FootstepsRecording.caveat))
      #expect(metadata.notes.contains("Body mass is not stated in the source"))
      #expect(metadata.insoles.left?.unit == .counts)
      #expect(SubjectTag.subject(of: metadata.tags) == "3")
      #expect(DataSplit(tags: metadata.tags) == .train)
      #expect(metadata.tags.contains("speed:normal"))
      #expect(metadata.tags.contains("condition:fresh"))
    }

    /// Every key has a number of its own.
    @Test
    func numbers() {
      let keys = FootstepsSource.subjects.flatMap {
        FootstepsKey.all(subject: $0, training: 4, testing: 2)
      }
      #expect(keys.count == 360)
      #expect(Set(keys.map(\.number)).count == 360)
      #expect(Set(keys.map(\.name)).count == 360)
    }
  }
#endif
