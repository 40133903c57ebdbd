import Foundation
import GaitAnalysis
import GaitConsole
import GaitEngine
import GaitFiles
import GaitInference
import GaitTestSupport
import Testing

@Suite struct ModelLibraryTests {
  /// Lends a library of a bundled and a user's folder.
  private func withLibrary(
    _ body: (_ library: ModelLibrary, _ bundled: String, _ own: String) throws -> Void
  ) throws {
    try Fixture.withFolder { folder in
      let (bundled, own) = (folder + "/bundled", folder + "/own")
      for path in [bundled, own] {
        try FileManager.default.createDirectory(
          atPath: path, withIntermediateDirectories: false)
      }
      try body(ModelLibrary(bundledFolder: bundled, userFolder: own), bundled, own)
    }
  }

  private func write(_ name: String, to path: String) throws {
    try Data(try TestModels.sum(name: name).safetensors()).write(to: URL(filePath: path))
  }

  private func refusal(_ work: () throws(GaitlabError) -> Void) -> GaitlabError? {
    do throws(GaitlabError) {
      try work()
      return nil
    } catch {
      return error
    }
  }

  private func names(_ entries: [ModelLibrary.Entry]) -> [String] {
    entries.map { entry in
      switch entry.card {
      case .success(let card): card.name
      case .failure: "unreadable"
      }
    }
  }

  @Test func withoutFoldersThereIsTheBuiltIn() throws {
    for folder in [nil, "/nowhere/at/all"] {
      let library = ModelLibrary(bundledFolder: folder, userFolder: folder)
      let entries = library.entries()
      #expect(entries.map(\.id) == ["sum-of-cells"])
      #expect(entries.map(\.shelf) == [.builtIn])
      #expect(try library.source(of: "sum-of-cells") == .sumOfCells)
    }
  }

  @Test func builtInComesFirstThenBundledThenOnes() throws {
    try withLibrary { library, bundled, own in
      try write("b", to: bundled + "/b.safetensors")
      try write("a", to: bundled + "/a.safetensors")
      try write("mine", to: own + "/mine.safetensors")
      try write("hidden", to: own + "/.partial.safetensors")
      try "notes".write(toFile: own + "/notes.txt", atomically: true, encoding: .utf8)
      let entries = library.entries()
      #expect(entries.map(\.id) == ["sum-of-cells", "a", "b", "mine"])
      #expect(entries.map(\.shelf) == [.builtIn, .bundled, .bundled, .user])
      #expect(names(entries) == ["sum of cells", "a", "b", "mine"])
      #expect(try library.source(of: "mine").description().name == "mine")
    }
  }

  @Test func onesOwnHidesABundledOneOfItsName() throws {
    try withLibrary { library, bundled, own in
      try write("theirs", to: bundled + "/student.safetensors")
      #expect(try library.source(of: "student").description().name == "theirs")
      try write("ours", to: own + "/student.safetensors")
      let entries = library.entries()
      #expect(entries.map(\.id) == ["sum-of-cells", "student"])
      #expect(entries[1].shelf == .user)
      #expect(names(entries) == ["sum of cells", "ours"])
      #expect(try library.source(of: "student").description().name == "ours")
      #expect(try library.path(of: "student") == own + "/student.safetensors")
    }
  }

  @Test func unknownNamesListTheKnownOnes() throws {
    try withLibrary { library, bundled, own in
      try write("a", to: bundled + "/a.safetensors")
      try write("b", to: own + "/b.safetensors")
      let error = try #require(
        refusal { () throws(GaitlabError) in _ = try library.source(of: "c") })
      #expect(error.code == .modelRefused)
      #expect(error.summary.hasPrefix("c: there is no such model; "))
      #expect(error.expected.hasSuffix("one of: sum-of-cells, a, b"))
    }
  }

  @Test func theBuiltInHasNoFile() throws {
    try withLibrary { library, _, own in
      let error = try #require(
        refusal { () throws(GaitlabError) in _ = try library.path(of: "sum-of-cells") })
      #expect(error.found.contains("built in"))
      #expect(!error.expected.contains("sum-of-cells"))
      // A file that takes its name is not taken for it.
      let path = own + "/sum-of-cells.safetensors"
      try write("impostor", to: path)
      #expect(try library.source(of: "sum-of-cells") == .sumOfCells)
      let entries = library.entries()
      #expect(entries.map(\.id) == ["sum-of-cells", path])
      #expect(try library.source(of: path).description().name == "impostor")
      #expect(
        refusal { () throws(GaitlabError) in _ = try library.path(of: "sum-of-cells") } != nil)
    }
  }

  @Test func unreadableFilesAreListedWithTheirReason() throws {
    try withLibrary { library, _, own in
      try "nonsense".write(
        toFile: own + "/broken.safetensors", atomically: true, encoding: .utf8)
      try FileManager.default.createDirectory(
        atPath: own + "/folder.safetensors", withIntermediateDirectories: false)
      try write("sound", to: own + "/sound.safetensors")
      let entries = library.entries()
      #expect(entries.map(\.id) == ["sum-of-cells", "broken", "folder", "sound"])
      #expect(names(entries) == ["sum of cells", "unreadable", "unreadable", "sound"])
      for (entry, reason) in [(entries[1], "header"), (entries[2], "directory")] {
        guard case .failure(let error) = entry.card else { continue }
        #expect(error.file == "\(own)/\(entry.id).safetensors")
        #expect(error.found.contains(reason))
      }
      #expect(refusal { () throws(GaitlabError) in _ = try library.source(of: "broken") } != nil)
    }
  }

  @Test func pathsAreIdsToo() throws {
    try withLibrary { library, bundled, _ in
      try write("a", to: bundled + "/a.safetensors")
      let path = bundled + "/../elsewhere"
      try write("elsewhere", to: path)
      #expect(try library.path(of: path) == path)
      #expect(try library.source(of: path).description().name == "elsewhere")
      let entries = library.entries(named: [path, "a", "sum-of-cells"])
      #expect(entries.map(\.id) == ["sum-of-cells", "a", path], "nothing is listed twice")
      #expect(entries.last?.shelf == .named)
      let missing = library.entries(named: ["./none"])
      #expect(missing.map(\.id) == ["sum-of-cells", "a", "./none"])
      #expect(names(missing).last == "unreadable")
    }
  }
}
