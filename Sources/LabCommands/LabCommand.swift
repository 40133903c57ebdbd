package import ArgumentParser

/// The commands of the lab, in the order of the help.
package enum LabCommand {
  package static let all: [any ParsableCommand.Type] = [
    DatasetCommand.self, TrainCommand.self, EvaluateCommand.self, ExperimentCommand.self,
  ]
}
