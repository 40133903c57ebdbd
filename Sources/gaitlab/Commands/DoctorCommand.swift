import ArgumentParser
import CommandSupport
import Foundation
import GaitFiles
import GaitInference
import GaitLSL
import GaitStore
import PlainText

/// `gaitlab doctor`: what works here, and what to do about the rest.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Test terminal and glyphs; print versions and folders.",
    discussion: """
      On a terminal it ends with a question: which of some lines looks right. The answer becomes 'glyphs' in \
      config.toml; Enter alone leaves that as it is.

      Example: gaitlab doctor
      """)

  @Flag(help: "Ask nothing, also on a terminal.")
  var noQuestion = false

  func run() throws {
    try CommandFailure.reported {
      let display = try DisplayOptions.parse([])
      let lines = versions + [""] + DoctorTerminal(DisplaySettings(display)).lines + folders
      let question = DoctorQuestion(path: Folders.configuration)
      let asks = !noQuestion && DoctorQuestion.canBeAsked
      let test = [""] + question.lines + (asks ? [] : [question.advice])
      try StandardOutput.write((lines + test).joined(separator: "\n") + "\n")
      if asks { try question.ask() }
    }
  }

  private var versions: [String] {
    [
      "gaitlab \(ProgramVersion.text)", "session format \(SessionFile.formatVersion)",
      "arithmetic \(Kernels.widest.name) (of \(Kernels.all.map(\.name).joined(separator: ", ")))",
      LSLLibrary.status,
    ]
  }

  private var folders: [String] {
    func line(_ title: String, _ path: String?, _ advice: String) -> String {
      "\(title): \(path.map { Printable.text($0) } ?? advice)"
    }
    return [
      "",
      line(
        "bundled sessions", Folders.bundled("SampleSessions"),
        "not found; set GAITLAB_RESOURCES to the folder that holds SampleSessions"),
      line(
        "bundled themes", Folders.bundled("Themes"),
        "not found; the built-in theme is used"),
      line(
        "bundled models", Folders.bundled("Models"),
        "not found; the sum of cells is still there"),
      line("bundled norms", Folders.bundled("Norms"), "not found; your own are still there"),
      line("your recordings", Folders.recordings, "HOME is not set"),
      line("list of sessions", Folders.libraryIndex, "HOME is not set; it is made anew every time"),
      line("deleted recordings", Folders.trash, "HOME is not set; none can be deleted"),
      line("your models", Folders.userModels, "HOME is not set"),
      line("your norms", Folders.userNorms, "HOME is not set"),
      line("your reports", Folders.reports, "HOME is not set"),
      line("your themes", Folders.userThemes, "HOME is not set"),
      line(
        "bundled languages", Folders.bundled("Languages"), "not found; the console speaks English"),
      line("your languages", Folders.userLanguages, "HOME is not set"),
      line("configuration", Folders.configuration, "HOME is not set"),
    ]
  }
}
