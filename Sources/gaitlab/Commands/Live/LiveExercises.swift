import CommandSupport
import Foundation
import GaitConsole
import GaitFiles
import GaitFormats
import GaitModel

/// The exercises that a console can choose from: the user's own, then those that come with the program.
struct LiveExercises {
  let presets: [FeedbackPreset]
  /// Why the user's own are not among them.
  let problem: Notice?
  /// What is practised from the start; nil leaves the usual.
  var chosen: FeedbackPreset?
  var foot: Foot??
  var unit: FeedbackUnit?
  var schedule: FeedbackSchedule?
  var beatsPerMinute: Double?

  /// - Parameter path: of the user's file; it need not be there.
  init(path: String? = Folders.feedback) {
    guard let path, FileManager.default.fileExists(atPath: path) else {
      (presets, problem) = (FeedbackPreset.builtIn, nil)
      return
    }
    do throws(GaitlabError) {
      let own = try FeedbackFile.read(path: path)
      presets = own + FeedbackPreset.builtIn.filter { own.named($0.name) == nil }
      problem = nil
    } catch {
      presets = FeedbackPreset.builtIn
      problem = Notice(error.shortSummary, kind: .problem)
    }
  }

  /// Puts them where the screen Feedback finds them.
  func apply(to state: inout ConsoleState) {
    state.feedback.presets = presets
    state.beginFeedback(chosen, foot: foot, unit: unit, schedule: schedule)
    if let beatsPerMinute { state.feedback.metronome.start(beatsPerMinute: beatsPerMinute) }
    if state.notice == nil { state.notice = problem }
  }
}
