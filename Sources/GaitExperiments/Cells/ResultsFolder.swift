import GaitDistillation
package import GaitSession

/// Everything that is written of an experiment: `results.json`, `.csv`, `.md` and the plots.
package struct ResultsFolder {
  private let table: ResultsTable
  private let cells: [CellResult]
  private let choices: [ChannelChoice]
  private let provenance: ResultsProvenance

  /// - Throws: `dataRefused` if nothing is finished, or cells contradict each other.
  package init(
    _ grid: ExperimentGrid, provenance: ResultsProvenance
  ) throws(SessionError) {
    cells = try grid.cells()
    guard !cells.isEmpty else {
      throw SessionError(
        .dataRefused, file: grid.root, found: "no cell of '\(grid.recipe.name)' is finished",
        expected: "one or more", advice: "run 'gaitlab experiment run' with the same options first")
    }
    choices = try grid.channelChoices()
    table = try ResultsTable(cells, plan: grid.plan, source: grid.root)
    self.provenance = provenance
  }

  /// Writes all files, each whole or not at all; those of an earlier run are replaced.
  ///
  /// - Returns: their names.
  package func write(to folder: String) throws(SessionError) -> [String] {
    var texts: [(name: String, text: String)] = [
      ("results.json", ResultsJSON(table, cells: cells, provenance: provenance).text),
      ("results.csv", ResultsCSV(cells, provenance: provenance).text),
      ("results.md", ResultsMarkdown(table, provenance: provenance).text),
      ("rmse.svg", ResultsSVG.subjects(table, caveat: provenance.caveat)),
      ("phases.svg", ResultsSVG.phases(table, caveat: provenance.caveat)),
    ]
    for condition in table.conditions.prefix(1) {
      for comparison in condition.comparisons where comparison.subjects.count > 1 {
        let pair = comparison.pair
        guard
          let text = SlopePlot.text(table, pair: pair, caveat: provenance.caveat)
        else { continue }
        texts.append(("pair-\(pair.arm)-\(pair.against).svg", text))
      }
    }
    if !choices.isEmpty {
      texts.append(("channels.csv", ChannelChoiceCSV.text(choices)))
    }
    var drawn: Set<String> = []
    for choice in choices where drawn.insert(choice.arm).inserted {
      guard let text = ChannelChoicePlot.text(choice, caveat: provenance.caveat) else { continue }
      texts.append(("channels-\(choice.arm).svg", text))
    }
    for (name, text) in texts {
      try ResultsFile.write(text, to: folder + "/" + name, overwrite: true)
    }
    return texts.map(\.name)
  }
}
