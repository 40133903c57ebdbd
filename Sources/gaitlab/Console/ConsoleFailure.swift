import CommandSupport
import TerminalCore
import TerminalNcurses

/// Failures of the terminal, a theme or a key script as commands report them.
enum ConsoleFailure {
  static func explained(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as TerminalError {
      throw PlainFailure(error.description)
    } catch let error as ThemeError {
      throw PlainFailure(error.description)
    } catch let error as KeyScriptError {
      throw PlainFailure("the key script: \(error)")
    }
  }
}
