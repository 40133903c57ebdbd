import ArgumentParser
import CommandSupport

/// The command line; every command is a file in `Commands/`.
@main
struct Gaitlab: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gaitlab",
    abstract: "A gait lab console for the terminal.",
    discussion: """
      Shows pressure-insole recordings as heatmaps, forces, stance phases and numbers. \
      Research and education only: nothing here diagnoses anybody.

      Try: gaitlab demo
      """,
    version: ProgramVersion.text,
    subcommands: [
      LibraryCommand.self, DemoCommand.self, ReplayCommand.self, LiveCommand.self,
      AnalyzeCommand.self, EstimateCommand.self, ModelsCommand.self, ImportCommand.self,
      ExportCommand.self, TagCommand.self, ReportCommand.self, CompareCommand.self,
      TrendCommand.self,
      NormsCommand.self, SimulateCommand.self, LayoutsCommand.self, DevicesCommand.self,
    ] + LabSubcommands.all + [
      ThemesCommand.self, KeysCommand.self, ConfigurationCommand.self, LanguagesCommand.self,
      GlossaryCommand.self, DoctorCommand.self,
    ],
    defaultSubcommand: LibraryCommand.self)
}
