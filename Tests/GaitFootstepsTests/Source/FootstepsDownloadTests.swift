#if Training
  import Foundation
  import GaitFiles
  import GaitTestSupport
  import Testing

  @testable import GaitFootsteps

  @Suite struct FootstepsDownloadTests {
    private func failure(of download: FootstepsDownload) -> GaitlabError? {
      do throws(GaitlabError) {
        _ = try download.folder()
        return nil
      } catch {
        return error
      }
    }

    /// An altered wheel is refused, by digest, and left where it is.
    @Test
    func altered() throws {
      try Fixture.withFolder { cache in
        let wheel = cache + "/" + FootstepsSource.wheel
        try Data("not the wheel".utf8).write(to: URL(fileURLWithPath: wheel))
        let error = try #require(failure(of: FootstepsDownload(cache: cache)))
        #expect(error.code == .downloadFailed)
        #expect(error.expected == FootstepsSource.wheelSHA256)
        #expect(error.found.hasPrefix("SHA-256 "))
        #expect(FileManager.default.fileExists(atPath: wheel))
      }
    }

    /// A missing python is told.
    @Test
    func missingPython() throws {
      try Fixture.withFolder { cache in
        let error = try #require(
          failure(of: FootstepsDownload(cache: cache, python: "python-that-is-not-there")))
        #expect(error.code == .downloadFailed)
        #expect(error.summary.contains("python-that-is-not-there"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: cache).isEmpty)
      }
    }

    /// A download that brings nothing is told.
    @Test
    func missing() throws {
      try Fixture.withFolder { cache in
        // Succeeds at once, whatever it is asked.
        let error = try #require(failure(of: FootstepsDownload(cache: cache, python: "true")))
        #expect(error.code == .downloadFailed)
        #expect(error.found == "pip brought no file of this name")
      }
    }

    /// A cache that cannot be made is told.
    @Test
    func badCache() throws {
      try Fixture.withFolder { folder in
        let file = folder + "/file"
        try Data().write(to: URL(fileURLWithPath: file))
        let error = try #require(failure(of: FootstepsDownload(cache: file + "/cache")))
        #expect(error.code == .writeFailed)
      }
    }

    /// What is there is unpacked once and then kept.
    @Test
    func unpacks() throws {
      try Fixture.withFolder { cache in
        let wheel = cache + "/" + FootstepsSource.wheel
        let script = """
          import sys, zipfile
          wheel = zipfile.ZipFile(sys.argv[1], "w")
          for name in sys.argv[2:]: wheel.writestr(name, name)
          wheel.close()
          """
        let python = Process()
        python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let wanted = FootstepsSource.folder + "/data_x/speeds.csv"
        python.arguments = ["python3", "-c", script, wheel, wanted, "jikudata/other.txt"]
        try python.run()
        python.waitUntilExit()
        try #require(python.terminationStatus == 0)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: wheel))
        let digest = try #require(bytes.withUnsafeBytes { SHA256Digest.hexadecimal(of: $0) })
        let folder = try FootstepsDownload(cache: cache, sha256: digest).folder()
        #expect(
          try String(contentsOfFile: folder + "/data_x/speeds.csv", encoding: .utf8) == wanted)
        #expect(!FileManager.default.fileExists(atPath: folder + "/../../other.txt"))
        // Now neither wheel nor python are needed.
        try FileManager.default.removeItem(atPath: wheel)
        let again = FootstepsDownload(cache: cache, python: "false", sha256: digest)
        #expect(try again.folder() == folder)
      }
    }
  }
#endif
