#if Training
  import Foundation
  import GaitFiles
  import GaitStore
  import GaitTestSupport
  import Testing

  @testable import GaitFootsteps

  @Suite struct FootstepsBuilderTests {
    private func build(
      _ folder: String, seed: UInt64 = 1, subject: Result<PlateSubject, GaitlabError>? = nil
    ) throws -> FootstepsBuilder.Outcome {
      let person = try subject ?? .success(SyntheticPlate.subject())
      let builder = FootstepsBuilder(output: folder, seed: seed, training: 1, testing: 0)
      return try builder.run(subjects: [3], load: { _ throws(GaitlabError) in try person.get() })
    }

    /// What is there is kept, what is missing is made again, the same.
    @Test
    func resumes() throws {
      try Fixture.withFolder { folder in
        #expect(try build(folder) == .init(written: 6, kept: 0))
        let path = folder + "/subject-3-slow-fresh-train-1.gait"
        let first = try SessionFile(path: path).recorded()
        try FileManager.default.removeItem(atPath: path)
        #expect(try build(folder) == .init(written: 1, kept: 5))
        #expect(try SessionFile(path: path).recorded() == first)
        // A complete set asks for nobody.
        let nobody = GaitlabError(.unreadable, file: "", found: "asked", advice: "")
        #expect(try build(folder, subject: .failure(nobody)) == .init(written: 0, kept: 6))
      }
    }

    /// Recordings of another seed are not touched.
    @Test
    func otherSeed() throws {
      try Fixture.withFolder { folder in
        _ = try build(folder)
        #expect {
          _ = try build(folder, seed: 2)
        } throws: { error in
          (error as? GaitlabError)?.code == .alreadyExists
        }
      }
    }

    /// An interruption leaves whole recordings only.
    @Test
    func interrupted() throws {
      try Fixture.withFolder { folder in
        #expect {
          try CancellationToken(when: { true }).bind { _ = try build(folder) }
        } throws: { error in
          (error as? GaitlabError)?.code == .cancelled
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(names.isEmpty)
      }
    }
  }
#endif
