import Foundation
import GaitTestSupport
import Testing

/// Every command of the tour runs as it stands there, and the README's are among them.
@Suite struct ReadmeCommandTests {
  /// The commands of a document without their comments.
  private static func commands(of document: String) -> [String] {
    let file = Fixture.root.appending(path: document)
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    return text.split(separator: "\n")
      .filter { $0.hasPrefix("    gaitlab") }
      .map { line in
        let command = line.firstRange(of: "#").map { line[..<$0.lowerBound] } ?? line
        return command.trimmingCharacters(in: .whitespaces)
      }
  }

  static let commands = commands(of: "docs/TOUR.md")

  /// Commands that show a screen; they get a script of keys instead of a terminal.
  private static let screens = [
    "gaitlab", "gaitlab live", "gaitlab view", "gaitlab replay", "gaitlab walk.asf",
  ]

  @Test func theTourIsFound() {
    #expect(Self.commands.count >= 14)
    let first = Self.commands(of: "README.md")
    #expect(first.count == 12)
    for command in first { #expect(Self.commands.contains(command), "\(command)") }
  }

  @Test(arguments: commands) func runs(command: String) throws {
    try Fixture.withFolder { folder in
      try Self.prepare(folder, for: command)
      let isScreen = Self.screens.contains {
        command == $0 || ($0 != "gaitlab" && command.hasPrefix($0))
      }
      var line = command
      if isScreen { line += " --script keys --size 80x24" }
      if command.hasPrefix("gaitlab simulate --udp") { line += " --duration 0.2" }
      let run = try Self.shell(line, in: folder)
      #expect(run.status == 0, "\(line): \(run.errors)")
      #expect(!run.output.isEmpty || command.contains(" -o ") || command.contains("--udp"))
      for output in Self.outputs(of: command) {
        #expect(FileManager.default.fileExists(atPath: folder + "/" + output), "\(output)")
      }
    }
  }

  /// What a command writes.
  private static func outputs(of command: String) -> [String] {
    let words = command.split(separator: " ").map(String.init)
    return words.indices.dropLast()
      .filter { words[$0] == "-o" }.map { words[$0 + 1] }
  }

  /// Puts the files into a folder that a command reads.
  private static func prepare(_ folder: String, for command: String) throws {
    try "1".write(toFile: folder + "/keys", atomically: true, encoding: .utf8)
    let fixtures = Fixture.root.appending(path: "Tests/Fixtures").path
    let files = FileManager.default
    try AnalyzedWalk.write(to: folder + "/recorded.gait")
    try files.copyItem(atPath: fixtures + "/moticon/two-feet.txt", toPath: folder + "/walk.txt")
    try files.copyItem(atPath: fixtures + "/tekscan/benchL.asf", toPath: folder + "/walk.asf")
    try files.createSymbolicLink(
      atPath: folder + "/SampleSessions",
      withDestinationPath: Fixture.root.appending(path: "SampleSessions").path)
    try files.createDirectory(atPath: folder + "/clinic", withIntermediateDirectories: false)
    try files.copyItem(atPath: folder + "/recorded.gait", toPath: folder + "/clinic/one.gait")
    for name in ["before.gait", "after.gait"] where command.contains(name) {
      try files.copyItem(atPath: folder + "/recorded.gait", toPath: folder + "/" + name)
    }
    // A file is recognised by its content, so that these stand for a vendor's.
    try files.copyItem(atPath: folder + "/recorded.gait", toPath: folder + "/walk.asc")
    if command.hasPrefix("gaitlab trend") {
      let sessions = folder + "/.local/share/gaitlab/sessions"
      try files.createDirectory(atPath: sessions, withIntermediateDirectories: true)
      try files.copyItem(atPath: folder + "/recorded.gait", toPath: sessions + "/walk.gait")
      let tagged = try shell("gaitlab tag \(sessions)/walk.gait --person P07", in: folder)
      try #require(tagged.status == 0, "\(tagged.errors)")
    }
    if command.contains("plate.c3d") {
      let plates = try shell("gaitlab export --format mot recorded.gait -o plate.c3d", in: folder)
      try #require(plates.status == 0, "\(plates.errors)")
    }
    if !command.contains("-o walk.gait"), !command.contains("--record walk.gait") {
      try files.moveItem(atPath: folder + "/recorded.gait", toPath: folder + "/walk.gait")
    } else {
      try files.removeItem(atPath: folder + "/recorded.gait")
    }
  }

  private static func shell(
    _ line: String, in folder: String
  ) throws -> (status: Int32, output: String, errors: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    let program = try GaitlabProgram.path()
    process.arguments = ["-c", "gaitlab() { '\(program)' \"$@\"; }; \(line) >output 2>errors"]
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = ChildProcess.sanitizers
      .merging(GaitlabProgram.environment(home: folder)) { $1 }
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return (
      process.terminationStatus, try String(contentsOfFile: folder + "/output", encoding: .utf8),
      try String(contentsOfFile: folder + "/errors", encoding: .utf8)
    )
  }
}
