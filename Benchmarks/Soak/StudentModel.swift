import Foundation
import GaitEngine
import GaitFiles

/// The network that a console uses when nobody asks for another.
enum StudentModel {
  /// - Returns: settings with the shipped student, looked for in `GAITLAB_RESOURCES` and the working folder.
  /// - Throws: that it is not there, or why it cannot be used.
  static func settings() throws(GaitlabError) -> AnalysisSettings {
    let folder = ProcessInfo.processInfo.environment["GAITLAB_RESOURCES"] ?? "."
    let library = ModelLibrary(bundledFolder: folder + "/Models", userFolder: nil)
    // By its name, so that it is an error if it is not there.
    _ = try library.path(of: ModelLibrary.student)
    return AnalysisSettings(estimator: try library.source(of: ModelLibrary.automatic))
  }
}
