import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// The screen Steps in sentences: the means of both feet, and the selected step.
struct StepsSentences {
  let state: ConsoleState
  let session: SessionState

  private var options: ViewOptions { state.options.suited(to: session.analysis) }

  var lines: [String] {
    guard let analysis = session.analysis else { return means }
    return means + [selected, RuleText.line(analysis)].compactMap(\.self)
  }

  /// The means of both feet, with how many steps they are of.
  var means: [String] {
    guard let analysis = session.analysis else { return [tr("Analysing ...")] }
    let force = analysis.shownForce(options.force)
    let summary = analysis.summary
    let cadence = summary.cadenceStepsPerMinute.map {
      ", " + tr("cadence \(ScreenNumber.text($0, decimals: 1))/min")
    }
    let heading =
      tr("\(tr(word: force.word)), \(summary.stepsUsed) of \(summary.stepsFound) steps used")
      + LeftOutText.counts(analysis) + (cadence ?? "")
    return [heading] + summary.telling(force).map { means($0, analysis, force) }
  }

  /// The selected step as the table has it.
  var selected: String? {
    guard let analysis = session.analysis else { return nil }
    let steps = analysis.steps.filter { $0.foot == state.stepsFoot }
    guard steps.indices.contains(state.selectedStep) else {
      return tr("No step was found on this foot.")
    }
    let force = analysis.shownForce(options.force)
    let rows = StepTableRows(
      steps: steps, force: force,
      scale: options.forceScale(bodyWeightNewtons: analysis.calibration.bodyWeightNewtons),
      hasPlate: analysis.forces.contains(.reference),
      hasNewtons: analysis.hasNewtons(force),
      markers: StepMarkers(session.markers, of: analysis))
    let cells = rows.row(state.selectedStep, context: SpokenText.context)
    let step = steps[state.selectedStep]
    var parts = [tr("\(step.foot.word) step \(step.index)")]
    for (column, cell) in zip(rows.columns, cells).dropFirst() where cell.text != "-" {
      let text = cell.text.trimmingSpaces.replacing(" @", with: "@")
      parts.append(
        SpokenText.named(
          column.title.trimmingSpaces, text.replacing("@", with: " \(tr("at")) ")))
    }
    return SpokenText.line(parts.joined(separator: ", "))
  }

  private func means(
    _ measure: StepMeasure, _ analysis: SessionAnalysis, _ force: ForceKind
  ) -> String {
    let feet = Foot.allCases.compactMap { foot in
      mean(measure, foot, analysis, force).map { "\(foot.word) \($0)" }
    }
    let panel = MeansPanel(analysis: analysis, options: options)
    let unit =
      measure.unit == "N" ? SpokenText.unit(options.unit) : tr(word: measure.unit)
    let title = "\(tr(word: measure.title)), \(unit): "
    guard !feet.isEmpty else { return title + tr("not known") }
    let symmetry = panel.symmetry(measure)
    guard symmetry != "-" else { return title + feet.joined(separator: "; ") }
    let words =
      symmetry == MeansPanel.few
      ? tr("symmetry: too few steps")
      : tr("symmetry \(symmetry.replacing(MeansPanel.mark, with: ""))")
        + (panel.isBeyond(measure) ? ", " + tr("more than steps vary") : "")
    return title + (feet + [words]).joined(separator: "; ")
  }

  private func mean(
    _ measure: StepMeasure, _ foot: Foot, _ analysis: SessionAnalysis, _ force: ForceKind
  ) -> String? {
    guard
      analysis.gives(measure, of: force, inBodyWeights: options.unit == .bodyWeightPercent),
      let value = analysis.summary.feet(force)[foot][measure]
    else { return nil }
    let scale =
      measure.unit == "N"
      ? options.forceScale(bodyWeightNewtons: analysis.calibration.bodyWeightNewtons) : 1
    let decimals = measure.unit == "s" ? 3 : scale != 1 ? 1 : 0
    let mean = ScreenNumber.text(value.mean * scale, decimals: decimals)
    let sd = value.sd.map { " SD " + ScreenNumber.text($0 * scale, decimals: decimals) } ?? ""
    return "\(mean)\(sd) n \(value.n)"
  }
}
