package import GaitFiles
import GaitTraining

/// Everything that is written of an experiment: `results.json`, `.csv`, `.md` and the plots.
package struct ResultsFolder {
  private let table: ResultsTable
  private let cells: [CellResult]
  private let choices: [ChannelChoice]
  private let targets: [TargetRecipe]
  private let plottedPairs: [ResultsPlan.Pair]
  private let recipe: Recipe
  private let provenance: ResultsProvenance
  private let primary: PrimaryResults?

  /// - Throws: `dataRefused` if nothing is finished, or cells contradict each other.
  package init(
    _ grid: ExperimentGrid, provenance: ResultsProvenance
  ) throws(GaitlabError) {
    cells = try grid.cells()
    guard !cells.isEmpty else {
      throw GaitlabError(
        .dataRefused, file: grid.root, found: "no cell of '\(grid.recipe.name)' is finished",
        expected: "one or more", advice: "run 'gaitlab experiment run' with the same options first")
    }
    choices = try grid.channelChoices()
    recipe = grid.recipe
    targets = grid.recipe.targets
    plottedPairs = grid.plottedPairs
    table = try ResultsTable(cells, plan: grid.plan, source: grid.root)
    primary = PrimaryResults(
      grid.recipe.analysis, in: table, cells: cells, protocols: grid.protocols)
    var provenance = provenance
    provenance.programs = try grid.programs()
    self.provenance = provenance
  }

  /// Writes all files, each whole or not at all; those of an earlier run are replaced.
  ///
  /// - Parameters:
  ///   - folder: for all of them.
  ///   - report: a further place for the document, such as `docs/RESULTS.md`.
  /// - Returns: the paths that were written.
  /// - Throws: why a file cannot be written.
  package func write(to folder: String, report: String? = nil) throws(GaitlabError) -> [String] {
    var plots: [(title: String, name: String, text: String)] = [
      ("RMSE of every subject", "rmse.svg", ResultsSVG.subjects(table, caveat: provenance.caveat)),
      ("RMSE by phase", "phases.svg", ResultsSVG.phases(table, caveat: provenance.caveat)),
    ]
    for pair in plottedPairs {
      guard let text = SlopePlot.text(table, pair: pair, caveat: provenance.caveat) else {
        continue
      }
      plots.append(
        ("\(pair.against) and \(pair.arm)", "pair-\(pair.arm)-\(pair.against).svg", text))
    }
    let tradeOffs: [(TradeOffPlot.Cost, [ArmCost], String)] = [
      (.multiplyAdds, ArmCost.bySize(recipe), "error-cost.svg"),
      (.delay, ArmCost.byDelay(recipe), "error-delay.svg"),
    ]
    for (cost, arms, name) in tradeOffs {
      let text = TradeOffPlot.text(table, cost, arms: arms, caveat: provenance.caveat)
      if let text { plots.append((cost.title, name, text)) }
    }
    var drawn: Set<String> = []
    for choice in choices where drawn.insert(choice.arm).inserted {
      guard let text = ChannelChoicePlot.text(choice, caveat: provenance.caveat) else { continue }
      plots.append(("Channels of \(choice.arm)", "channels-\(choice.arm).svg", text))
    }
    var texts = plots.map { (path: folder + "/" + $0.name, text: $0.text) }
    texts += [
      (
        folder + "/results.json",
        ResultsJSON(table, cells: [], provenance: provenance, primary: primary).text
      ),
      (folder + "/results.csv", ResultsCSV(cells, provenance: provenance).text),
      (folder + "/results.md", document(plots.map { ($0.title, $0.name) })),
    ]
    if let report {
      let way = Self.way(from: report, to: folder)
      texts.append((report, document(plots.map { ($0.title, way + $0.name) })))
    }
    if !choices.isEmpty {
      texts.append((folder + "/channels.csv", ChannelChoiceCSV.text(choices)))
    }
    for (path, text) in texts { try ResultsFile.write(text, to: path, overwrite: true) }
    return texts.map(\.path)
  }

  private func document(_ plots: [(title: String, path: String)]) -> String {
    ResultsMarkdown(
      table, provenance: provenance, primary: primary,
      targets: targets.map { TargetOutcome($0, in: table) },
      protocols: recipe.protocols.map(\.name), plots: plots
    ).text
  }

  /// How a document links to files of a folder, both named from the same place.
  static func way(from document: String, to folder: String) -> String {
    if folder.hasPrefix("/") { return folder + "/" }
    let depth = document.split(separator: "/").filter { $0 != "." }.count - 1
    return String(repeating: "../", count: max(depth, 0)) + folder + "/"
  }
}
