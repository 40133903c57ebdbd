import GaitModel
import PlainText

extension Foot {
  /// `left`, within a sentence.
  var word: String { self == .left ? tr("left") : tr("right") }
  /// `Left`, as a title.
  var title: String { self == .left ? tr("Left") : tr("Right") }
  /// `LEFT`, to be read across a room.
  var capitals: String { self == .left ? tr("LEFT") : tr("RIGHT") }
  /// `L`, where there is no room.
  var letter: String { self == .left ? tr("L") : tr("R") }
}
