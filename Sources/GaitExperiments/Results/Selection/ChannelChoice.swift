package import GaitTraining

/// Which channels one run of an arm has looked at.
package struct ChannelChoice: Equatable, Sendable {
  package var arm: String
  package var fold: String
  package var seed: UInt64
  /// Teacher and student, three groups each.
  package var records: [SelectionRecord]

  package init(arm: String, fold: String, seed: UInt64, records: [SelectionRecord]) {
    self.arm = arm
    self.fold = fold
    self.seed = seed
    self.records = records
  }
}

/// Every channel's score and whether it was chosen, one row each.
package enum ChannelChoiceCSV {
  package static func text(_ choices: [ChannelChoice]) -> String {
    var lines = [
      "# channels that distillation looked at: score as the arm's selection rule gives it",
      "arm,fold,seed,network,group,channel,score,selected",
    ]
    for choice in choices {
      for record in choice.records {
        let chosen = Set(record.channels)
        for (channel, score) in record.scores.enumerated() {
          lines.append(
            [
              ResultsText.csv(choice.arm), ResultsText.csv(choice.fold), "\(choice.seed)",
              record.role.rawValue, "\(record.group + 1)", "\(channel)",
              ResultsText.number(score, 6), chosen.contains(channel) ? "1" : "0",
            ].joined(separator: ","))
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
