import GaitAnalysis
import PlainText
import TerminalCore

/// The screen Models in sentences.
struct ModelSentences {
  let state: ConsoleState

  private var models: ModelsState { state.models }

  var lines: [String] {
    let status = ModelsStatus(models: models, session: state.session).paragraph?.text
    return [selected, status].compactMap(\.self) + card + (relations ?? comparison)
  }

  /// What the maps of a step say, in place of the comparison; nil where they are not shown.
  private var relations: [String]? {
    guard let map = models.relations.map, let session = state.session else { return nil }
    let panel = RelationsPanel(models: models, session: session, options: state.options)
    guard let rows = RelationsRows(models: models), let step = panel.step(of: rows.report) else {
      return [panel.title] + [models.relations.problem].compactMap(\.self)
    }
    let moments = StepMoments(step: step, session: session)
    return [panel.title, rows.cursorText(moments, map), rows.distanceText(map)]
  }

  /// The selected model as the list has it.
  var selected: String? {
    guard models.entries.indices.contains(models.selected) else {
      return models.entries.isEmpty ? tr("Looking for models ...") : nil
    }
    let entry = models.entries[models.selected]
    var parts = [entry.description.name]
    if entry.isReadable {
      if entry.id == models.inUse { parts.append(tr("in use")) }
      if let number = models.markNumber(of: entry.id) { parts.append(tr("compared as \(number)")) }
      parts.append(entry.description.kind)
    } else {
      parts.append(tr("unreadable"))
    }
    parts.append(tr(word: entry.shelf.title))
    return SpokenText.item(
      models.selected, of: models.entries.count, parts.joined(separator: ", "))
  }

  private var card: [String] {
    guard let entry = models.selectedEntry else { return [] }
    return ModelCardLines(entry: entry, width: 1000).lines.map { line in
      line.label.trimmingSpaces.isEmpty ? line.text : "\(line.label): \(line.text)"
    }
  }

  private var comparison: [String] {
    guard let comparison = models.comparison else { return [] }
    let panel = ModelComparisonPanel(
      models: models, session: state.session, glyphs: .ascii, isStacked: false)
    let rows = ModelComparisonRows(
      comparison: comparison, frameSeconds: state.session?.frameSeconds, glyphs: .ascii)
    let names = comparison.trials.map(\.estimator.name)
    return [panel.title]
      + rows.rows().map { row in
        let texts = zip(names, row.texts).compactMap { name, text in
          text.isEmpty ? nil : "\(name) \(text)"
        }
        return "\(row.label.trimmingSpaces): \(texts.joined(separator: ", "))"
      }
  }
}
