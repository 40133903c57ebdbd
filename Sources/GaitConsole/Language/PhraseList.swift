import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// Every phrase that a screen can show, for those who translate.
package struct PhraseList: Equatable, Sendable {
  /// Phrases that belong together, in the order of the source.
  package struct Section: Equatable, Sendable {
    package let title: String
    package let phrases: [String]
  }

  package let sections: [Section]

  /// Those that `tr` is called with, then the words of tables: commands, hints, measures, the glossary.
  ///
  /// A phrase stands once, where it comes first.
  package static let all: PhraseList = {
    var seen: Set<String> = []
    let sections = (scanned + sentences + words).map { section in
      Section(
        title: section.title,
        phrases: section.phrases.filter { !$0.isEmpty && seen.insert($0).inserted })
    }
    return PhraseList(sections: sections.filter { !$0.phrases.isEmpty })
  }()

  /// All phrases without their sections.
  package var phrases: [String] { sections.flatMap(\.phrases) }

  /// What is looked up by `tr(word:)`.
  private static var words: [Section] {
    let terms = Glossary.chapters.flatMap(\.terms)
    let measures: [[String]] = [
      ForceKind.allCases.map(\.word), StepMeasure.allCases.map(\.title),
      StepMeasure.allCases.map { $0.title.replacing(" force", with: "") },
      TrendMeasure.allCases.map(\.title), TrendMeasure.allCases.map(\.unit),
      StancePhase.allCases.map(\.title),
      RegionMeasure.allCases.map { $0.unit(isAbsolute: true) },
      RegionMeasure.allCases.map { $0.unit(isAbsolute: false) },
      MaskDefinition.standard.regions.map { RegionTable.short($0.name) },
    ]
    let models: [ModelEntry.Shelf] = [.builtIn, .bundled, .user, .named]
    let sessions: [LibraryEntry.Shelf] = [.sample, .recording, .named]
    return [
      Section(title: "commands", phrases: ConsoleCommand.allCases.map(\.title)),
      Section(title: "key hints", phrases: KeyMap.standard.bindings.compactMap(\.hint)),
      Section(
        title: "keys",
        phrases: KeyMap.standard.bindings.flatMap(\.keys).map(\.name).filter { $0.count > 1 }),
      Section(title: "screens", phrases: Screen.allCases.map(\.title)),
      Section(
        title: "forces and measures",
        phrases: Array(measures.joined())),
      Section(title: "trust", phrases: TrustFlag.allCases.compactMap(\.headline)),
      Section(
        title: "shelves",
        phrases: models.map(\.title) + sessions.map(\.title)),
      Section(
        title: "settings",
        phrases: Preset.allCases.flatMap { [$0.rawValue, $0.summary] }
          + [ConfigurationLine.Origin.option, .file, .environment, .terminal, .key, .unset]
          .map(\.word)),
      Section(title: "glossary", phrases: terms.flatMap { [$0.name, $0.plain, $0.formula] }),
    ]
  }
}
