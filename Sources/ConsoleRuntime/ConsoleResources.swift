package import GaitConsole
package import GaitEngine
package import TerminalCore

/// What the loop is given of the world: themes and folders.
package struct ConsoleResources: Sendable {
  /// The themes that can be chosen, the first one first.
  package var themes: [Theme]
  /// The user's own themes, which are read again when one is saved; nil looks at none.
  package var themeSource: ThemeSource?
  package var samplesFolder: String?
  package var recordingsFolder: String?
  /// Files that were named on the command line; the library lists them first.
  package var namedFiles: [String]
  /// Whether the library lists nothing besides: a folder was named to choose from.
  package var listsNamedFilesOnly = false
  /// The estimators that can be chosen.
  package var models: ModelLibrary
  /// What the estimator that is in use was asked for by.
  package var modelId: String
  /// What is said beside the named files.
  package var input: SessionInput
  /// Where insoles are remembered that somebody has described; nil remembers none.
  package var layoutsFile: String?
  /// Where the list of sessions is kept; nil makes it anew every time.
  package var indexFile: String?
  /// Where report pages are written; nil writes none.
  package var reportsFolder: String?
  /// Where pictures of the screen are saved; nil saves none.
  package var picturesFolder: String?
  /// Which key asks for what.
  package var keyMap = KeyMap.standard
  /// Name and version of the program, for report pages.
  package var program = "gaitlab"
  /// The norms that can be chosen.
  package var norms = NormsLibrary(bundledFolder: nil, userFolder: nil)
  /// What is told every step; nil tells nobody.
  package var feedbackProgram: (any FeedbackListener)?
  /// Where deleted recordings wait; nil deletes none.
  package var trashFolder: String?

  package init(
    themes: [Theme], samplesFolder: String?, recordingsFolder: String?, namedFiles: [String] = [],
    models: ModelLibrary = ModelLibrary(bundledFolder: nil, userFolder: nil),
    modelId: String = ModelLibrary.sumOfCells, layoutsFile: String? = nil,
    input: SessionInput = SessionInput(), indexFile: String? = nil, trashFolder: String? = nil
  ) {
    self.indexFile = indexFile
    self.trashFolder = trashFolder
    self.input = input
    self.layoutsFile = layoutsFile
    self.models = models
    self.modelId = modelId
    self.namedFiles = namedFiles
    self.themes = themes.isEmpty ? [.fallback] : themes
    self.samplesFolder = samplesFolder
    self.recordingsFolder = recordingsFolder
  }

  /// Whether a session came with the program; those stay as they are.
  func isBundled(_ path: String) -> Bool {
    samplesFolder.map { path.hasPrefix($0 + "/") } ?? false
  }

  /// What is said beside a file: a foot or a plate of one walk says nothing of another's.
  func input(for path: String) -> SessionInput {
    namedFiles.contains(path) ? input : SessionInput(memory: input.memory)
  }
}
