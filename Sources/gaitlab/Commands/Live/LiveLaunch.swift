import CommandSupport
import Foundation
import GaitConsole
import GaitEngine
import GaitFiles
import GaitIntake
import GaitLive
import GaitModel
import GaitStore
import PlainText

/// Puts a live session together, shows it, and says at the end what is left of it.
struct LiveLaunch {
  let command: LiveCommand

  func run() throws {
    command.visit.warn()
    let exercises = try command.feedback.exercises()
    let chosen = try command.sources.chosen()
    // Feedback that comes at once is worth more than the last percent.
    let settings = try command.analysis.settings(patience: .shortest)
    var options = IntakeOptions()
    options.acceptsAnySender = command.anySender
    options.layouts = try command.layouts()
    options.rememberedLayouts = Folders.layouts.map { LayoutMemory(path: $0).layouts } ?? [:]
    let recording = try openRecording()
    if let recording { options.continuation = try continuation(of: recording) }
    let name = command.record.map { FileName.stem($0) } ?? "live"
    var core = LiveCore(
      sources: chosen.map(\.description), options: options, settings: settings, name: name,
      continued: recording?.metadata, unixSeconds: Date().timeIntervalSince1970)
    core.visit = try visit()
    core.recordingPath = recording == nil ? command.record : nil
    let share = try share()
    let run = try command.feedback.run(exercises.presets, continuing: recording)
    // Last of what may be refused: it runs from here on.
    let program = try command.feedback.startProgram()
    let session = LiveSession(
      sources: chosen.map(\.source), core: core, recording: LiveRecording(continuing: recording),
      outlets: try command.sinks.outlets(settings.estimator), share: share)
    try ConsoleLauncher(
      display: command.display, settings: settings, modelId: command.analysis.model.model,
      live: ConsoleLauncher.Live(
        session: session, devices: chosen.map { DeviceStatus(source: $0.description.name) },
        notice: notice(chosen, share) ?? exercises.problem,
        readsStandardInput: command.sources.stdin,
        writesStandardOutput: command.sinks.usesStandardOutput,
        exercises: exercises, visitRun: run, program: program)
    ).run()
  }

  /// Who can send, where that is not only this machine.
  private func notice(
    _ chosen: [LiveSourceOptions.Chosen], _ share: ShareServer?
  ) -> Notice? {
    let open = chosen.filter(\.isOpenToNetwork).map(\.description.name)
    guard open.isEmpty else {
      let names = open.joined(separator: ", ")
      return Notice(
        "everybody on the network can send to \(names); the first sender of a foot is kept",
        kind: .problem)
    }
    guard let share else { return nil }
    let status = share.status
    let command = "gaitlab view --attach \(status.address) --token \(status.token)"
    return share.address.isLoopback
      ? Notice(command)
      : Notice("\(command); what is sent is not encrypted", kind: .problem)
  }

  /// What shares the session, listening already.
  private func share() throws -> ShareServer? {
    guard let text = command.share else { return nil }
    return try ShareServer(
      try SourceAddress(parsing: text),
      token: command.token.flatMap(ShareToken.init(typed:)) ?? .random())
  }

  /// The recording that continues, if one does.
  private func openRecording() throws -> SessionRecorder? {
    guard let path = command.record else { return nil }
    guard FileManager.default.fileExists(atPath: path) else {
      // Refused now, and not when the first frame has come.
      try OutputPath.requireReplaceable(path)
      try requireFolder(of: path)
      return nil
    }
    guard command.continues || asksToContinue(path) else {
      throw GaitlabError(
        .alreadyExists, file: path, found: "there is a recording already",
        advice: "pass --continue to continue it, or choose another name")
    }
    if command.visit.isGiven {
      try VisitWriter.change(path) { metadata in try? command.visit.apply(to: &metadata) }
    }
    return try SessionRecorder.continuing(path: path)
  }

  /// What the recordings of this session say of whose it is.
  private func visit() throws -> SessionVisit {
    var metadata = SessionMetadata(name: "", source: "", insoles: PerFoot(both: nil))
    try command.visit.apply(to: &metadata)
    return metadata.visit
  }

  /// Refuses a recording that has nowhere to go.
  private func requireFolder(of path: String) throws(GaitlabError) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue
    else {
      throw GaitlabError(
        .writeFailed, file: path, found: "there is no folder \(folder)",
        advice: "make the folder first, or choose another name")
    }
    guard FileManager.default.isWritableFile(atPath: folder) else {
      throw GaitlabError(
        .writeFailed, file: path, found: "you may not write to \(folder)",
        advice: "record to a folder of your own")
    }
  }

  /// Asks, where somebody can answer.
  private func asksToContinue(_ path: String) -> Bool {
    guard !command.display.isHeadless, !command.sources.stdin, isatty(STDIN_FILENO) == 1,
      StandardError.isTerminal, let file = try? SessionFile(path: path)
    else { return false }
    let length = FixedSeconds.text(file.seconds.upperBound - file.seconds.lowerBound)
    let state = file.isRecordingUnfinished ? "was cut off after \(length)" : "has \(length)"
    StandardError.write(
      "\(Printable.text(path)) \(state). Go on recording into it? [y/N] ")
    return readLine()?.lowercased().hasPrefix("y") == true
  }

  /// Where new frames lie: each as much later than the recording's beginning as it is measured later.
  private func continuation(of recording: SessionRecorder) throws -> IntakeOptions.Continuation {
    let last = recording.lastSeconds ?? 0
    let now = ArrivalClock.now()
    guard let started = recording.metadata.startedAtUnixSeconds else {
      return .init(zeroArrivalSeconds: now - last - 1, leastSeconds: last + 1)
    }
    let elapsed = Date().timeIntervalSince1970 - started
    guard max(elapsed, last + 1) <= Plausible.longestSeconds else {
      throw GaitlabError(
        .tooLarge, file: command.record ?? "", found: "the recording began over a week ago",
        advice: "choose another name")
    }
    return .init(zeroArrivalSeconds: now - elapsed, leastSeconds: last + 1)
  }
}

/// Lengths of recordings for a sentence.
enum FixedSeconds {
  static func text(_ seconds: Double) -> String { ClockText.minutes(seconds) + " min" }
}
