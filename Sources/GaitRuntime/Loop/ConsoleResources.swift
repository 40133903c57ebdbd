package import TerminalCore

/// What the loop is given of the world: themes and folders.
package struct ConsoleResources: Sendable {
  /// The themes that can be chosen, the first one first.
  package var themes: [Theme]
  package var samplesFolder: String?
  package var recordingsFolder: String?

  package init(themes: [Theme], samplesFolder: String?, recordingsFolder: String?) {
    self.themes = themes.isEmpty ? [.fallback] : themes
    self.samplesFolder = samplesFolder
    self.recordingsFolder = recordingsFolder
  }
}
