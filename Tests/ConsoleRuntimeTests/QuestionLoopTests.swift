import ConsoleRuntime
import Foundation
import GaitConsole
import GaitEngine
import GaitFiles
import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

/// A file that does not say everything: asked about in the console, remembered, and opened.
@Suite struct QuestionLoopTests {
  private func withSole(_ body: (String, DeviceMemory) throws -> Void) throws {
    try Fixture.withFolder { folder in
      let path = folder + "/walk one.csv"
      try FileManager.default.copyItem(atPath: Fixture.path("stappone/one-sole.csv"), toPath: path)
      try body(path, DeviceMemory(path: folder + "/state/devices.json"))
    }
  }

  private func drop(_ path: String, on rig: LoopRig) {
    rig.loop.scanLibrary()
    rig.loop.handle(.paste("'\(path)' "))
    rig.loop.turn()
    rig.press(.enter)
  }

  @Test func questionsFollowEachOtherAndAreAskedOnce() throws {
    try withSole { path, memory in
      let rig = LoopRig(input: SessionInput(memory: memory))
      drop(path, on: rig)
      #expect(rig.loop.state.library.entries.map(\.path) == [path])
      rig.pass(0.1)
      #expect(rig.screen.contains("Which foot is it?"))
      rig.press(.down, .down, .enter)
      rig.pass(0.1)
      #expect(rig.screen.contains("Where do its 12 cells lie?"))
      #expect(try memory.devices().isEmpty)
      rig.type("4x3 270x95")
      rig.press(.enter)
      #expect(rig.loop.state.overlay == nil)
      #expect(rig.loop.state.session?.metadata.feet == [.right])
      #expect(try memory.devices().map(\.foot) == [.right])
      #expect(try memory.devices().first?.layout?.cellCount == 12)

      let again = LoopRig(input: SessionInput(memory: memory))
      drop(path, on: again)
      #expect(again.loop.state.overlay == nil)
      #expect(again.loop.state.session?.metadata.feet == [.right])
      let notice = try #require(again.loop.state.notice)
      #expect(notice.kind == .information)
      #expect(notice.text.hasPrefix("taken as the right foot, with the cells of '4x3', as before"))
    }
  }

  @Test func escapeRemembersNothing() throws {
    try withSole { path, memory in
      let rig = LoopRig(input: SessionInput(memory: memory))
      drop(path, on: rig)
      rig.press(.down, .enter, .escape)
      #expect(rig.loop.state.session == nil)
      #expect(rig.loop.state.notice?.text.contains("--layout NAME") == true)
      #expect(!FileManager.default.fileExists(atPath: memory.path))
    }
  }

  @Test func optionsOfTheCommandLineAreNotAskedFor() throws {
    try withSole { path, memory in
      let input = SessionInput(answers: ImportAnswers(foot: .left), memory: memory)
      let rig = LoopRig(namedFiles: [path], input: input)
      rig.loop.open(path: path, title: "walk")
      rig.loop.turn()
      guard case .question(let panel) = rig.loop.state.overlay else {
        Issue.record("\(String(describing: rig.loop.state.overlay))")
        return
      }
      #expect(panel.inquiry.question == .layout(cellCount: 12))
      rig.type("4x3 270x95")
      rig.press(.enter)
      #expect(rig.loop.state.session?.metadata.feet == [.left])
      // The option is not remembered; the answer is.
      let devices = try memory.devices()
      #expect(devices.map(\.foot) == [nil])
      #expect(devices.first?.layout?.name == "4x3")
    }
  }

  @Test func layoutFilesAreAnswers() throws {
    try withSole { path, memory in
      let sole = FileName.folder(path) + "/our sole.toml"
      let cells = (1...12).map { "[[cell]]\nx = 20\ny = \($0 * 20)\narea = 300\n" }
      try ("name = \"ours\"\nlength = 270\nwidth = 95\n" + cells.joined()).write(
        toFile: sole, atomically: true, encoding: .utf8)
      let rig = LoopRig(input: SessionInput(memory: memory))
      drop(path, on: rig)
      rig.press(.down, .enter)
      rig.type("/no/such.toml")
      rig.press(.enter)
      rig.pass(0.1)
      #expect(rig.screen.contains("! /no/such.toml"))
      for _ in "/no/such.toml" { rig.press(.backspace) }
      rig.loop.handle(.paste("'\(sole)' "))
      rig.press(.enter)
      #expect(rig.loop.state.session?.metadata.insoles.left?.layout.name == "ours")
      #expect(try memory.devices().first?.layout?.name == "ours")
    }
  }

  @Test func aMemoryThatCannotBeWrittenIsSaid() throws {
    try withSole { path, _ in
      let blocked = FileName.folder(path) + "/walk one.csv/devices.json"
      let rig = LoopRig(input: SessionInput(memory: DeviceMemory(path: blocked)))
      drop(path, on: rig)
      rig.press(.down, .enter)
      rig.type("4x3 270x95")
      rig.press(.enter)
      #expect(rig.loop.state.session?.metadata.feet == [.left])
      #expect(rig.loop.state.notice?.kind == .problem)
      #expect(rig.loop.state.notice?.text.hasPrefix("not remembered: ") == true)
    }
  }

  /// Of a recorder that has a file for each foot, no foot is remembered.
  @Test func aFileThatContradictsItsNameIsAskedForAlone() throws {
    try Fixture.withFolder { folder in
      let path = folder + "/walk1R.asf"
      try FileManager.default.copyItem(atPath: Fixture.path("tekscan/benchL.asf"), toPath: path)
      let memory = DeviceMemory(path: folder + "/devices.json")
      for _ in 1...2 {
        let rig = LoopRig(input: SessionInput(memory: memory))
        drop(path, on: rig)
        rig.press(.character("l"), .enter)
        #expect(rig.loop.state.session?.metadata.feet == [.left])
      }
      #expect(!FileManager.default.fileExists(atPath: memory.path))
    }
  }

  /// The foot of the other file is answered by nothing that is said of this one.
  @Test func aQuestionThatNoAnswerHelpsIsNotAskedAgain() throws {
    try Fixture.withFolder { folder in
      for name in ["walk1L.asf", "walk1R.asf"] {
        try FileManager.default.copyItem(
          atPath: Fixture.path("tekscan/benchL.asf"), toPath: folder + "/" + name)
      }
      let rig = LoopRig()
      drop(folder + "/walk1L.asf", on: rig)
      rig.press(.character("l"), .enter)
      #expect(rig.loop.state.overlay == nil)
      #expect(rig.loop.state.session == nil)
      #expect(rig.loop.state.notice?.text.contains("its name the other") == true)
    }
  }
}
