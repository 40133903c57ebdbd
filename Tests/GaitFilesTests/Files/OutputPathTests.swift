import Foundation
import GaitFiles
import Testing

struct OutputPathTests {
  @Test func aFinishedFileTakesAFreeName() throws {
    try withFolder { folder in
      try write("new", to: folder + "/.partial")
      try OutputPath.place(folder + "/.partial", at: folder + "/file", replacing: false)
      #expect(try read(folder + "/file") == "new")
      #expect(!FileManager.default.fileExists(atPath: folder + "/.partial"))
    }
  }

  @Test func aTakenNameIsRefusedAndBothFilesStay() throws {
    try withFolder { folder in
      try write("old", to: folder + "/file")
      try write("new", to: folder + "/.partial")
      let error = #expect(throws: GaitlabError.self) {
        try OutputPath.place(folder + "/.partial", at: folder + "/file", replacing: false)
      }
      #expect(error?.code == .alreadyExists)
      #expect(try read(folder + "/file") == "old")
      #expect(try read(folder + "/.partial") == "new")
    }
  }

  @Test func aFileIsReplacedWhereThatIsAllowed() throws {
    try withFolder { folder in
      try write("old", to: folder + "/file")
      try write("new", to: folder + "/.partial")
      try OutputPath.place(folder + "/.partial", at: folder + "/file", replacing: true)
      #expect(try read(folder + "/file") == "new")
    }
  }

  @Test func aFolderThatIsGoneIsReported() throws {
    try withFolder { folder in
      try write("new", to: folder + "/.partial")
      let error = #expect(throws: GaitlabError.self) {
        try OutputPath.place(folder + "/.partial", at: folder + "/none/file", replacing: true)
      }
      #expect(error?.code == .writeFailed)
      #expect(try read(folder + "/.partial") == "new")
    }
  }

  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/output-path-\(UUID())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  private func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  private func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  }
}
