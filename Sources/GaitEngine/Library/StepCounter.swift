import Foundation
import GaitAnalysis
package import GaitFiles
import GaitModel
import GaitStore

/// Finds the numbers that the library shows of a session: those of `gaitlab analyze` without options.
package struct StepCounter: Sendable {
  private let settings: AnalysisSettings
  /// What the numbers depend on besides the session; others are found again.
  package let version: String

  /// Raised whenever the analysis of the same samples gives other numbers.
  private static let analysisVersion = 6
  /// A recording that is still written is left alone for so long after its last change, in seconds.
  private static let quietSeconds = 60.0

  /// - Throws: why the models cannot be loaded.
  package init(models: ModelLibrary) throws(GaitlabError) {
    let source = try models.source(of: ModelLibrary.automatic)
    settings = AnalysisSettings(estimator: source)
    var parts = ["\(Self.analysisVersion)"]
    if case .automatic(let models) = source {
      parts += models.candidates.map { "\($0.id) \($0.model.sha256)" }
    }
    version = parts.joined(separator: "; ")
  }

  /// Analyses a session.
  ///
  /// - Returns: nil where the work was cancelled, or the file is being recorded.
  func numbers(path: String) -> Result<SessionNumbers, LibraryIndex.NumbersProblem>? {
    do throws(GaitlabError) {
      let session = try SessionOpener.open(path: path)
      if let file = session as? SessionFile, file.isRecordingUnfinished,
        let stamp = FileStamp(path: path),
        Date().timeIntervalSince1970 - Double(stamp.modifiedNanoseconds) / 1e9 < Self.quietSeconds
      {
        return nil
      }
      let analyzed = try AnalyzedSession(session, path: path, settings: settings)
      return .success(SessionNumbers(analyzed.analysis, feedback: analyzed.feedback))
    } catch {
      guard error.code != .cancelled else { return nil }
      return .failure(LibraryIndex.NumbersProblem(summary: error.summary))
    }
  }
}
