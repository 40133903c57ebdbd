import ArgumentParser
import CommandSupport
import GaitTestSupport
import Testing

@Suite struct MistypedCommandTests {
  private struct Program: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "walk", subcommands: [Show.self, Shadow.self, Store.self])
  }

  private struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show")
    @Argument var files: [String] = []
  }

  private struct Shadow: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "shadow", shouldDisplay: false)
  }

  private struct Store: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "store", subcommands: [Add.self, Drop.self], aliases: ["shelf"])
  }

  private struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "add")
  }

  private struct Drop: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "drop")
  }

  private func text(_ arguments: String...) -> String? {
    MistypedCommand(in: arguments, of: Program.self)?.text
  }

  @Test func namesTheCommandThatWasMeant() {
    let text = "'shwo' is neither a command nor a file; did you mean 'walk show'?"
    #expect(self.text("shwo", "a.gait", "--format", "json") == text)
    #expect(self.text("help", "shwo") == text)
  }

  @Test func namesAllThatAreAsLikely() {
    #expect(
      text("sto") == "'sto' is neither a command nor a file; did you mean 'walk store'?")
    #expect(
      MistypedCommand(in: ["ad"], of: Store.self)?.text
        == "'ad' is neither a command nor a file; did you mean 'store add'?")
    #expect(
      MistypedCommand(word: "drap", of: Store.self).text
        == "'drap' is neither a command nor a file; did you mean 'store drop'?")
    #expect(text("nonsense") == "'nonsense' is neither a command nor a file")
  }

  /// Such as those of the lab in a program without it, which say how to get it.
  @Test func namesUnlistedCommandsWhereNoOtherIsNear() {
    #expect(text("sh") == "'sh' is neither a command nor a file; did you mean 'walk show'?")
    #expect(text("sha") == "'sha' is neither a command nor a file; did you mean 'walk shadow'?")
  }

  @Test func looksIntoGroupsOfCommands() {
    let text = "'walk store' has no command 'dorp'; did you mean 'walk store drop'?"
    #expect(self.text("store", "dorp") == text)
    #expect(self.text("shelf", "dorp", "x") == text)
    #expect(self.text("store", "nonsense") == "'walk store' has no command 'nonsense'")
  }

  @Test func leavesCommandsAndOptionsAlone() {
    #expect(text() == nil)
    #expect(text("show", "nonsense") == nil)
    #expect(text("store", "add", "nonsense") == nil)
    #expect(text("--version", "shwo") == nil)
    #expect(text("store", "--help") == nil)
  }

  @Test func leavesFilesAlone() throws {
    try Fixture.withFolder { folder in
      #expect(text("shwo.gait") == nil)
      #expect(text("./shwo") == nil)
      #expect(!MistypedCommand.isMeantAsCommand(folder))
      #expect(MistypedCommand.isMeantAsCommand("shwo"))
    }
  }

  @Test func printsNothingThatMovesTheCursor() throws {
    let shown = try #require(text("sh\u{1B}[2Jow"))
    #expect(!shown.unicodeScalars.contains { $0.value < 0x20 })
  }
}
