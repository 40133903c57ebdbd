import ArgumentParser

#if Training
  import LabCommands
#endif

/// The commands of the lab; in a program without it, commands of the same names that say how to get it.
enum LabSubcommands {
  static var all: [any ParsableCommand.Type] {
    #if Training
      LabCommand.all
    #else
      [
        DatasetStandIn.self, TrainStandIn.self, EvaluateStandIn.self, ExperimentStandIn.self,
      ]
    #endif
  }
}
