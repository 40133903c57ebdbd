#if Training
  import GaitModel
  import GaitFiles
  import GaitStore
  import GaitTestSupport
  import Testing

  @testable import GaitTraining

  @Suite struct DataRecordingTests {
    private func failure(_ change: (inout RecordedSession) -> Void) throws -> GaitlabError? {
      try Fixture.withFolder { folder in
        var session = DataFolders.walk(subject: "P01", seed: 1)
        change(&session)
        let path = folder + "/walk.gait"
        try SessionWriter.write(session, to: path)
        do throws(GaitlabError) {
          _ = try DataRecording(path: path)
          return nil
        } catch {
          #expect(error.code == .dataRefused)
          #expect(error.file == path)
          return error
        }
      }
    }

    @Test func takesARecordingWithReferenceMassAndSubject() throws {
      #expect(try failure { _ in } == nil)
    }

    @Test func refusesWhatCannotBeTrainedOn() throws {
      let mass = try failure { $0.metadata.bodyMassKilograms = nil }
      #expect(mass?.found == "the body mass is not known")
      let reference = try failure {
        $0.metadata.reference = nil
        $0.reference = PerFoot(both: nil)
      }
      #expect(reference?.found == "there is no reference force")
      let oneFoot = try failure { $0.reference.right = nil }
      #expect(oneFoot?.found == "the right foot has no reference force")
      for tags in [[], ["subject:"], ["subject:A", "subject:B"]] {
        let subject = try failure { $0.metadata.tags = tags }
        #expect(subject?.found == "it does not say whom the recording is of")
      }
    }

    @Test func refusesAReferenceThatIsNotANumber() throws {
      let error = try failure { session in
        guard let forces = session.reference.left else { return }
        var newtons = forces.newtons
        newtons[400] = .nan
        session.reference.left = ForceBlock(foot: .left, times: forces.times, newtons: newtons)
      }
      #expect(error?.found == "the left reference is not a number at 2.0 s")
    }

    @Test func tellsAFolderWithoutRecordings() throws {
      try Fixture.withFolder { folder in
        #expect { _ = try DataSet(folder: folder) } throws: {
          ($0 as? GaitlabError)?.code == .dataRefused
        }
        #expect { _ = try DataSet(folder: folder + "/none") } throws: {
          ($0 as? GaitlabError)?.code == .unreadable
        }
      }
    }
  }
#endif
