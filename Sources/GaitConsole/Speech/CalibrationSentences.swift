import GaitAnalysis
import PlainText
import TerminalCore

/// The calibration wizard in sentences: a page as it comes, then every whole second.
struct CalibrationSentences {
  let wizard: CalibrationWizard

  var opened: [String] {
    let overlay = CalibrationOverlay(wizard: wizard)
    let title = tr("Calibration: \(overlay.pageTitle)")
    switch wizard.page {
    case .method(let selected): return [title, method(selected), overlay.hint]
    case .mass(let text, let problem):
      return [
        title, TypedField(prompt: tr("body mass in kg:"), text: text, problem: nil).spoken,
        problem.map { "! \($0)" } ?? overlay.massHint, overlay.hint,
      ]
    case .ready(let stage): return [title, CalibrationText.instruction(stage)]
    case .collecting(let stage, _, _, _): return [CalibrationText.waiting(stage)]
    case .result(let check): return overlay.resultLines(check).map(\.text) + [overlay.hint]
    }
  }

  func changes(since before: CalibrationWizard) -> [String] {
    switch (wizard.page, before.page) {
    case (.method(let new), .method(let old)) where new != old: return [method(new)]
    case (.collecting(_, let seconds, let needed, let newtons), .collecting(_, let old, _, _)):
      guard Int(seconds) > Int(old) else { return [] }
      let (past, all) = (
        ScreenNumber.text(seconds.rounded(.down), decimals: 0),
        ScreenNumber.text(needed, decimals: 0)
      )
      return ["\(tr("\(past) of \(all) s")), \(CalibrationText.newtons(newtons))"]
    case (.ready(let new), .ready(let old)) where new != old: return opened
    default: return []
    }
  }

  private func method(_ selected: Int) -> String {
    let method = wizard.methods[selected]
    return SpokenText.item(
      selected, of: wizard.methods.count,
      "\(CalibrationText.title(method)), \(CalibrationText.detail(method))")
  }
}
