import GaitAnalysis
import GaitEngine
import GaitFiles
import GaitModel
import GaitTraining

/// How much later than the reference the sum of the cells sees contacts begin and end.
struct EventLags {
  let durationSeconds: Double
  /// Seconds, cells minus reference; nil where no contact is on both.
  let initialContact: ErrorStatistics?
  let toeOff: ErrorStatistics?

  /// Reads a recording of a data set.
  ///
  /// - Throws: why it cannot be trained on.
  init(path: String) throws(GaitlabError) {
    durationSeconds = try DataRecording(path: path).durationSeconds
    let session = try SessionOpener.open(path: path)
    var settings = AnalysisSettings()
    settings.estimator = .sumOfCells
    var analyzer = try SessionAnalyzer(session: session, settings: settings)
    let errors = try analyzer.finish().errors
    initialContact = errors?.initialContact
    toeOff = errors?.toeOff
  }
}
