import ArgumentParser
import CommandSupport
import GaitConsole
import GaitFiles
import PlainText

/// `gaitlab config`: the settings in force, and who set each.
struct ConfigurationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Print the settings in force and who set them.",
    discussion: """
      Options win over config.toml in the configuration folder, that wins over the environment. A file may hold:

        language = "de"            a code of 'gaitlab languages'
        theme = "high-contrast"    a name of 'gaitlab themes'
        color = "truecolor"        auto, truecolor, 256, 16 or never
        glyphs = "braille"         auto, block, braille, ascii or pixel
        preset = "clinic"          clinic, therapy or bench
        fps = 30                   the most frames a second
        mouse = true               false leaves it to the terminal

      In the console F2 shows the same.

      Example: gaitlab config
      """)

  @OptionGroup var display: DisplayOptions

  func run() throws {
    try CommandFailure.reported {
      let settings = DisplaySettings(display)
      let speech = try LanguageChoice(option: display.language, library: LanguageLibrary())
      let lines = settings.configuration(
        capabilities: nil, theme: nil, language: speech.language.code,
        isLanguageOption: display.language != nil)
      let width = lines.map(\.name.count).max() ?? 0
      let text = lines.map { line in
        let name = line.name + String(repeating: " ", count: width - line.name.count + 2)
        let value = line.value.isEmpty ? "auto" : line.value
        return Printable.text(name + value + "  (\(line.origin.word))")
      }
      try StandardOutput.write(text.joined(separator: "\n") + "\n")
      if let problem = settings.problem ?? speech.problem { throw PlainFailure(problem) }
    }
  }
}
