import GaitAnalysis
package import GaitConsole
package import GaitEngine
import GaitModel
package import TerminalCore

/// Runs the console: events and background work in, frames out.
///
/// One thread owns the state, the terminal and this object. It sleeps until something happens,
/// draws at most `framesPerSecond` times a second and only when something has changed. A class
/// because the loop has an identity; nothing of it is shared. It only holds the state: the reducer alone
/// changes it.
package final class ConsoleLoop {
  package private(set) var state: ConsoleState
  /// The signal that ended the loop, or 0.
  package private(set) var signal: Int32 = 0
  package private(set) var drawnFrames = 0

  private let backend: any TerminalBackend
  private let clock: any LoopClock
  var resources: ConsoleResources
  private let reducer: ConsoleReducer
  private let post: ConsolePost
  let effects: EffectRunner
  private var pictures = PictureMaker()
  private let themes: ThemeWatcher?
  private let frameSeconds: Double
  /// Says in lines what happens; nil where screens are drawn.
  private let speaker: Speaker?
  /// Whether pictures are made: nobody looks at those of a session that is told in lines.
  private let isDrawn: Bool
  var live: LiveLink?
  private var shownFrames: Double?
  /// Keys of a pipe that wait for what they are about.
  private var held: ArraySlice<Key> = []
  private var hasEndedInput = false
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
  ///   - speaker: says in lines what happens; nil says nothing.
  ///   - isDrawn: whether pictures are made all the time, and not only to be saved.
  package init(
    backend: any TerminalBackend, state: ConsoleState, resources: ConsoleResources,
    settings: AnalysisSettings = AnalysisSettings(), clock: any LoopClock,
    framesPerSecond: Double = 30, isSynchronous: Bool = false, speaker: Speaker? = nil,
    isDrawn: Bool = true
  ) {
    self.speaker = speaker
    self.isDrawn = isDrawn
    self.backend = backend
    self.state = state
    self.resources = resources
    reducer = ConsoleReducer(keyMap: resources.keyMap)
    self.clock = clock
    frameSeconds = 1 / framesPerSecond
    post = ConsolePost(waker: backend.waker)
    effects = EffectRunner(
      backend: backend, resources: resources, post: post, settings: settings,
      isSynchronous: isSynchronous)
    themes =
      isSynchronous ? nil : resources.themeSource.map { [post] in ThemeWatcher($0, post: post) }
  }

  package var isQuitting: Bool { effects.isQuitting }

  /// Runs until somebody quits.
  package func run() {
    while !isQuitting {
      turn()
      endWithoutAnybody()
      guard !isQuitting else { break }
      if state.isReady, let key = held.popFirst() {
        handle(.key(key))
      } else if let event = backend.nextEvent(timeoutMilliseconds: timeoutMilliseconds) {
        // Keys of a pipe come before there is anything that they could be about.
        if backend.isPiped, case .key(let key) = event { held.append(key) } else { handle(event) }
      }
    }
  }

  /// One turn: background results, time, and a frame if one is due.
  package func turn() {
    post.deliver { action in apply(action) }
    takeLive()
    if state.needsTicks { apply(.tick(now: clock.now())) }
    loadFrames()
    let now = clock.now()
    // A millisecond early is on time: the timer cannot aim any better.
    if isDirty, now - lastDraw >= leastGap - 0.001 { showPicture(now: now) }
  }

  /// Takes one event from the terminal.
  package func handle(_ event: InputEvent) {
    switch event {
    case .key(let key): apply(.keyPressed(key))
    case .paste(let text): apply(.pasted(text))
    case .mouse(let event): apply(.mouse(event))
    case .resize(let size):
      apply(.resized(size))
      noteCells()
    case .background(let color): apply(.backgroundTold(isDark: color.isDark))
    case .wake: break
    case .resumed:
      apply(.resumed(backend.size))
      noteCells()
    case .terminate(let signal):
      self.signal = signal
      apply(.endingForced)
    case .endOfInput: apply(.endingForced)
    }
  }

  /// With another font, cells have another number of pixels.
  private func noteCells() {
    guard let cell = backend.capabilities.pixels.graphics?.cell, cell != state.options.cellPixels
    else { return }
    apply(.cellsMeasured(cell))
  }

  /// Ends where nobody listens, or where no key can come and nothing more happens.
  private func endWithoutAnybody() {
    if speaker?.end != nil {
      apply(.endingForced)
    } else if backend.isInputOver, held.isEmpty, state.isReady {
      if !hasEndedInput { apply(.inputEnded) }
      hasEndedInput = true
      if state.isAtRest { apply(.endingForced) }
    }
  }

  /// Draws what is waiting to be drawn, however short the last frame is ago.
  package func drawNow() {
    turn()
    if isDirty { showPicture(now: clock.now()) }
  }

  // MARK: - Parts of a turn

  /// Changes the state, which the next picture shows.
  func apply(_ action: ConsoleAction) {
    isDirty = true
    note(action)
  }

  /// Changes the state; that alone is no reason for another picture.
  private func note(_ action: ConsoleAction) {
    if case .themesRead(let themes, _) = action {
      resources.themes = themes
      effects.resources.themes = themes
    }
    pictures.note(action)
    let before = speaker == nil ? nil : state
    let asked = reducer.reduce(&state, action)
    if let before { speaker?.tell(of: action, from: before, to: state) }
    live?.share(state)
    for effect in asked { perform(effect) }
    // The frames of the session before are not those of this one.
    if case .sessionOpened = action { shownFrames = nil }
  }

  private func perform(_ effect: ConsoleEffect) {
    // It saves what is on the screen, which is made for it alone where lines are said.
    if effect == .savePicture, !isDrawn { draw() }
    for action in effects.run(effect) { apply(action) }
  }

  /// What a live session has to say besides its updates, which wait for the next picture.
  private func takeLive() {
    guard let live else { return }
    for event in live.session.takeEvents() { apply(ConsoleAction(event)) }
    for notice in resources.feedbackProgram?.takeNews() ?? [] { apply(.notified(notice)) }
    if live.session.hasUpdate { isDirty = true }
  }

  /// Fetches the frames at the shown moment, if it has moved.
  private func loadFrames() {
    guard let session = state.session, [.monitor, .pressure].contains(state.screen) else { return }
    // While it plays, maps change a little less often than curves: nobody sees it, and they are most of what is sent.
    let shown = session.shownSeconds
    let seconds =
      session.transport.isPlaying && !session.isLive
      ? max(
        (shown / SessionState.mapSeconds).rounded(.down) * SessionState.mapSeconds,
        session.transport.range.lowerBound) : shown
    guard shownFrames != seconds else { return }
    shownFrames = seconds
    // Those of a live session come with its updates, unless the view stands still.
    guard !session.isLive || session.frozenAt != nil else { return }
    for action in effects.frames(at: seconds) { apply(action) }
  }

  /// Draws, with what has waited for the picture.
  private func showPicture(now: Double) {
    if let update = live?.takeUpdate() { apply(.liveUpdated(update)) }
    if isDrawn { draw() }
    isDirty = false
    lastDraw = now
    drawnFrames += 1
    if let latency = live?.noteDrawn() { note(.latencyMeasured(latency)) }
  }

  private func draw() {
    let shown = pictures.picture(of: state, resources, now: clock.now())
    backend.draw(shown.screen)
    effects.shown = shown
  }

  /// The least time between two pictures, in seconds.
  ///
  /// Updates of a live session come at their own pace: one that follows a picture drawn for another reason is not to
  /// wait a whole frame for its turn.
  private var leastGap: Double {
    live != nil && frameSeconds <= 1 / UpdatePace.perSecond ? frameSeconds / 2 : frameSeconds
  }

  /// How long nothing has to happen; nil if nothing ever has to.
  private var timeoutMilliseconds: Int? {
    guard isDirty || state.needsTicks else { return nil }
    let isMoving = isDirty || state.session?.transport.isPlaying == true
    var wait = isMoving ? lastDraw + leastGap - clock.now() : 0.25
    // A beat that waits for the next picture limps.
    if let beat = state.feedback.metronome.nextBeat { wait = min(wait, beat - clock.now()) }
    return Int((max(wait, 0) * 1000).rounded(.up))
  }
}
