#if Training
  import GaitAnalysis
  import GaitInference
  import GaitModel
  import GaitFiles
  import GaitStore
  import GaitTestSupport
  import Testing

  @testable import GaitTraining

  @Suite struct SubjectFoldTests {
    @Test func everySubjectIsTestedOnceAndTheNextOneValidates() throws {
      let folds = try SubjectFold.leaveOneSubjectOut(
        (0..<10).map { "\($0)" }, folder: "footsteps")
      #expect(folds.map(\.tests) == (0..<10).map { ["\($0)"] })
      #expect(folds.map(\.validation) == (0..<10).map { ["\(($0 + 1) % 10)"] })
      for fold in folds {
        #expect(fold.training.count == 8)
        #expect(Set(fold.training + fold.tests + fold.validation).count == 10)
      }
    }

    @Test func severalPeopleCanSelectTheEpoch() throws {
      let folds = try SubjectFold.leaveOneSubjectOut(
        (0..<5).map { "\($0)" }, validationPeople: 2, folder: "footsteps")
      #expect(
        folds.map(\.validation) == [
          ["1", "2"], ["2", "3"], ["3", "4"], ["4", "0"], ["0", "1"],
        ])
      #expect(folds.allSatisfy { $0.training.count == 2 })
      #expect {
        try SubjectFold.leaveOneSubjectOut(["a", "b", "c"], validationPeople: 2, folder: "mine")
      } throws: {
        ($0 as? GaitlabError)?.expected.contains("4 or more") == true
      }
    }

    @Test func fewerThanThreeSubjectsAreRefused() {
      for (count, found) in [(1, "one subject only"), (2, "2 subjects only")] {
        #expect {
          try SubjectFold.leaveOneSubjectOut((0..<count).map { "\($0)" }, folder: "mine")
        } throws: {
          ($0 as? GaitlabError)?.found.contains(found) == true
        }
      }
    }

    @Test func subjectsComeInTheOrderOfTheirNumbers() throws {
      try Fixture.withFolder { folder in
        try DataFolders.write(subjects: ["10", "9", "2"], to: folder)
        #expect(try DataSet(folder: folder).subjects == ["2", "9", "10"])
      }
    }

    @Test func splitsKeepTestRecordingsOutOfTraining() throws {
      try Fixture.withFolder { folder in
        for subject in ["A", "B", "C"] {
          for split in DataSplit.allCases {
            var session = DataFolders.walk(subject: subject, seed: 1, seconds: 6)
            session.metadata.tags.append(split.tag)
            try SessionWriter.write(session, to: "\(folder)/\(subject)-\(split.rawValue).gait")
          }
        }
        let data = try DataSet(folder: folder)
        let fold = try SubjectFold.leaveOneSubjectOut(data)[0]
        #expect(fold.trainingRecordings(of: data).map(\.subject) == ["C"])
        #expect(fold.trainingRecordings(of: data).map(\.split) == [.train])
        #expect(fold.testRecordings(of: data).map(\.split) == [.test])
        #expect(fold.validationRecordings(of: data).map(\.subject) == ["B"])
      }
    }

    /// Whatever the tested and the validating subject's recordings hold, what is learned is the same.
    @Test func nothingOfTheTestedSubjectReachesTraining() throws {
      let learned = try [1.0, 40].map { factor in
        try Fixture.withFolder { folder in
          try DataFolders.write(subjects: ["A", "B", "C", "D"], to: folder)
          // The first fold tests A and validates on B.
          for subject in ["A", "B"] {
            var session = DataFolders.walk(subject: subject, seed: 9)
            session.frames.left = session.frames.left.map { scaled($0, by: Float(factor)) }
            let path = "\(folder)/walk-\(subject).gait"
            try SessionWriter.write(session, to: path, replacing: true)
          }
          let data = try DataSet(folder: folder)
          let fold = try SubjectFold.leaveOneSubjectOut(data)[0]
          var normalization = InputNormalizationFit()
          var regression = RidgeRegression(inputs: 128)
          for recording in fold.trainingRecordings(of: data) {
            #expect(fold.training.contains(recording.subject))
            let calibrated = try CalibratedRecording(recording)
            normalization.add(calibrated)
            for stretch in calibrated.stretches {
              for frame in stride(from: 0, to: stretch.count, by: 20) {
                regression.add(
                  stretch.cells.span.extracting(frame * 128..<(frame + 1) * 128),
                  target: Double(stretch.targets[frame]))
              }
            }
          }
          return (normalization.normalization, regression.fit(penalty: 0.01))
        }
      }
      #expect(learned[0].0 == learned[1].0)
      #expect(learned[0].1 == learned[1].1)
      #expect(learned[0].1 != nil)
      #expect(learned[0].0 != ModelCard.InputNormalization())
    }

    @Test func baselinesMeasureTheTestedSubjectOnly() throws {
      try Fixture.withFolder { folder in
        try DataFolders.write(subjects: ["A", "B", "C"], to: folder)
        let data = try DataSet(folder: folder)
        let fold = try SubjectFold.leaveOneSubjectOut(data)[1]
        let errors = try FrameBaselines(data).run(fold)
        #expect(errors.map(\.recording.subject) == ["B"])
        // The simulated insole without faults reads the force itself.
        #expect(errors[0].sumOfCells < 0.02)
        #expect(errors[0].ridge < 0.05)
      }
    }

    private func scaled(_ block: FrameBlock, by factor: Float) -> FrameBlock {
      FrameBlock(
        foot: block.foot, cellCount: block.cellCount, times: block.times,
        cells: block.cells.map { min($0 * factor, 10_000) })
    }
  }
#endif
