package import GaitModel
package import TerminalCore

/// Everything that the console shows, as one value; time enters through `.tick` alone.
package struct ConsoleState: Equatable, Sendable {
  package var size: Size
  package var screen = Screen.library
  package var options: ViewOptions
  package var overlay: Overlay?
  package var notice: Notice?
  package var session: SessionState?
  /// The devices that are listened to; nil where recordings are looked at.
  package var live: LiveState?
  /// The session that is being opened, if one is.
  package var opening: String?
  /// What is said in lines; nil where screens are drawn.
  package var speech: SpeechState?
  /// Whether the session that is being opened plays again and again.
  package var repeatsNextSession = false
  package var library = LibraryState()
  package var models = ModelsState()
  package var feedback = FeedbackState()
  /// The protocol that a live session follows; nil for none.
  package var visitRun: VisitRun?
  package var pressure = PressureState()
  /// What the maps of the Monitor are of.
  package var monitorMap = PressureState.Map.now
  /// What the screen was set up for; nil for nothing in particular.
  package var preset: Preset?
  /// Screens that were looked at before this one, the last one at the end.
  package var viewHistory: [Screen] = []
  /// The settings in force when the console began.
  package var configuration: [ConfigurationLine] = []
  /// Norms behind the curves; nil for none.
  package var norms: ShownNorms?
  package var stepsFoot = Foot.left
  /// The selected step's place among the steps of the foot.
  package var selectedStep = 0
  /// Whether means stand where the curves are, on a terminal without room for both.
  package var showsMeans = false
  /// The selected row of the error table.
  package var selectedErrorRow = 0
  /// What the Bland-Altman plot compares.
  package var agreementMeasure = 0
  /// Names of the themes that can be chosen and the one in use.
  package var themeNames: [String]
  package var themeIndex: Int
  /// Whether nobody has chosen a theme, so that it goes with the terminal's background.
  package var followsBackground = false

  package init(size: Size, options: ViewOptions, themeNames: [String] = [], themeIndex: Int = 0) {
    self.size = size
    self.options = options
    self.themeNames = themeNames
    self.themeIndex = themeIndex
  }

  /// Whether time has to be told, because something on the screen moves with it.
  package var needsTicks: Bool {
    session?.transport.isPlaying == true || notice?.kind == .information
      // The bell of a live session has to know how long ago it rang.
      || (session?.isLive == true && feedback.bell != .off) || feedback.metronome.isOn
  }
}
