import GaitAnalysis
package import GaitConsole
package import GaitEngine
import GaitFiles
package import GaitModel
package import TerminalCore

/// Runs the console: events and background work in, frames out.
///
/// One thread owns the state, the terminal and this object. It sleeps until something happens,
/// draws at most `framesPerSecond` times a second and only when something has changed. A class
/// because the loop has an identity; nothing of it is shared.
package final class ConsoleLoop {
  package private(set) var state: ConsoleState
  package private(set) var isQuitting = false
  /// The signal that ended the loop, or 0.
  package private(set) var signal: Int32 = 0
  package private(set) var drawnFrames = 0

  private let backend: any TerminalBackend
  private let clock: any LoopClock
  private let resources: ConsoleResources
  private let reducer = ConsoleReducer()
  private let mailbox = Mailbox()
  private let worker: SessionWorker
  private let effects: EffectRunner
  private let frameSeconds: Double
  private var theme: Theme
  private var window: FrameWindow?
  private var live: LiveLink?
  private var shownFrames: Double?
  private var isDirty = true
  private var lastDraw = -Double.infinity

  /// - Parameters:
  ///   - backend: the terminal, already taken over.
  ///   - state: what is shown first.
  ///   - resources: themes and folders.
  ///   - settings: what the user decided about the analysis.
  ///   - clock: what time it is.
  ///   - framesPerSecond: the most frames a second.
  ///   - isSynchronous: whether work is done at once instead of in the background.
  package init(
    backend: any TerminalBackend, state: ConsoleState, resources: ConsoleResources,
    settings: AnalysisSettings = AnalysisSettings(), clock: any LoopClock,
    framesPerSecond: Double = 30, isSynchronous: Bool = false
  ) {
    self.backend = backend
    self.state = state
    self.resources = resources
    self.clock = clock
    frameSeconds = 1 / framesPerSecond
    theme = resources.themes[min(state.themeIndex, resources.themes.count - 1)]
    worker = SessionWorker(
      mailbox: mailbox, waker: backend.waker, settings: settings,
      resources: resources, isSynchronous: isSynchronous)
    effects = EffectRunner(
      resources: resources, mailbox: mailbox, waker: backend.waker, worker: worker)
  }

  /// Opens a file as if it had been chosen in the library; `repeats` plays it again and again.
  package func open(path: String, title: String, repeats: Bool = false) {
    state.opening = title
    state.repeatsNextSession = repeats
    state.screen = .monitor
    effects.run(.openSession(path: path))
  }

  /// Shows a session that is being measured; it has been started already.
  package func show(_ session: LiveSession, devices: [DeviceStatus], notice: Notice? = nil) {
    live = LiveLink(session: session, resources: resources)
    state.live = LiveState(devices: devices)
    state.notice = notice
    state.screen = .monitor
    // The measurement goes on while the terminal is somebody else's.
    backend.keepsRunning = true
  }

  package func scanLibrary() { effects.run(.scanLibrary) }

  /// Runs until somebody quits.
  package func run() {
    while !isQuitting {
      turn()
      guard !isQuitting else { break }
      if let event = backend.nextEvent(timeoutMilliseconds: timeoutMilliseconds) { handle(event) }
    }
  }

  /// One turn: background results, time, and a frame if one is due.
  package func turn() {
    for action in mailbox.takeAll() { apply(action) }
    takeLive()
    if state.needsTicks { apply(.tick(now: clock.now())) }
    loadFrames()
    let now = clock.now()
    // A millisecond early is on time: the timer cannot aim any better.
    if isDirty, now - lastDraw >= frameSeconds - 0.001 { draw(now: now) }
  }

  /// Takes one event from the terminal.
  package func handle(_ event: InputEvent) {
    switch event {
    case .key(let key): apply(.keyPressed(key))
    case .mouse(let event): apply(.mouse(event))
    case .resize(let size): apply(.resized(size))
    case .wake: break
    case .resumed: apply(.resumed(backend.size))
    case .terminate(let signal):
      self.signal = signal
      isQuitting = true
    case .endOfInput: isQuitting = true
    }
  }

  /// Draws what is waiting to be drawn, however short the last frame is ago.
  package func drawNow() {
    turn()
    if isDirty { draw(now: clock.now()) }
  }

  // MARK: - Parts of a turn

  private func apply(_ action: ConsoleAction) {
    isDirty = true
    for effect in reducer.reduce(&state, action) {
      switch effect {
      case .quit: isQuitting = true
      case .suspend: backend.suspend()
      case .chooseTheme(let index):
        theme = resources.themes[index % resources.themes.count]
        state.options.colorMap =
          ColorMap.named(theme.heatmap) ?? state.options.colorMap
      case .bell: backend.ringBell()
      case .useModel(let id) where live != nil: useLive(id: id)
      default:
        if let actions = live?.run(effect) {
          for action in actions { apply(action) }
        } else {
          effects.run(effect)
        }
      }
    }
    if case .sessionOpened = action {
      effects.sessionOpened()
      window = worker.opened.map { FrameWindow(session: $0.session, metadata: $0.basis.metadata) }
      shownFrames = nil
    }
  }

  /// What a live session has to say besides its updates, which wait for the next picture.
  private func takeLive() {
    guard let live else { return }
    for event in live.session.takeEvents() { apply(ConsoleAction(event)) }
    if live.session.hasUpdate { isDirty = true }
  }

  private func useLive(id: String) {
    do throws(GaitlabError) {
      live?.session.send(.estimate(try resources.models.source(of: id)))
      apply(.modelInUseChanged(id))
    } catch {
      apply(.notified(Notice(error.summary, kind: .problem)))
    }
  }

  /// Fetches the frames at the shown moment, if it has moved.
  private func loadFrames() {
    guard let session = state.session, state.screen == .monitor,
      shownFrames != session.shownSeconds
    else { return }
    shownFrames = session.shownSeconds
    if let live {
      guard session.frozenAt != nil else { return }
      live.session.send(.showFrames(seconds: session.shownSeconds))
      return
    }
    do {
      if let frames = try window?.frames(at: session.shownSeconds) {
        apply(.framesArrived(frames))
      }
    } catch {
      apply(.framesArrived(PerFoot(both: nil)))
      apply(.notified(Notice(error.summary, kind: .problem)))
    }
  }

  private func draw(now: Double) {
    if let update = live?.takeUpdate() { apply(.liveUpdated(update)) }
    backend.draw(ConsoleView(state: state, theme: theme).render())
    isDirty = false
    lastDraw = now
    drawnFrames += 1
    if let latency = live?.noteDrawn() { state.session?.latency = latency }
  }

  /// How long nothing has to happen; nil if nothing ever has to.
  private var timeoutMilliseconds: Int? {
    guard isDirty || state.needsTicks else { return nil }
    let isMoving = isDirty || state.session?.transport.isPlaying == true
    let wait =
      isMoving ? lastDraw + frameSeconds - clock.now() : 0.25
    return Int((max(wait, 0) * 1000).rounded(.up))
  }
}
