import ArgumentParser

/// `gaitlab dataset`: what the lab trains on.
struct DatasetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dataset", abstract: "Build and check data sets to train on.",
    discussion: """
      A data set is a folder of .gait sessions with a reference force, a body mass and a tag \
      'subject:CODE' each: your own, or the benchmark's.

      Example: gaitlab dataset collect raw/walks.csv -o walks/
      Example: gaitlab dataset check walks/
      """,
    subcommands: [
      DatasetCollectCommand.self, DatasetFootstepsCommand.self, DatasetCheckCommand.self,
    ])
}
