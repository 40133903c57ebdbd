import TerminalCore

/// Where the parts of the Feedback screen are.
///
/// ```
/// target and bell                 always
///    112        97                the rest
/// = IN ZONE   v UNDER             always
/// gauges                          from 8 rows on, two rows high from 18, three from 30
/// message                         from 11 rows on
/// strips of the last steps        from 13 rows on
/// counts                          from 7 rows on
/// time in the zone                from 10 rows on
/// latency                         from 14 rows on, where there is one
/// ```
///
/// As rows get fewer the latency goes first, then strips, message, time in the zone, gauges, counts.
struct FeedbackLayout: Equatable {
  let header: Rect
  /// Numbers, words and gauges.
  let panels: Rect
  let gaugeRows: Int
  let message: Rect
  let strips: Rect
  let counts: Rect
  let time: Rect
  let latency: Rect

  /// - Parameters:
  ///   - content: the screen without tabs and hints.
  ///   - stripCount: how many strips there are to show, one below the other.
  ///   - hasLatency: whether a latency is known.
  init(content: Rect, stripCount: Int, hasLatency: Bool) {
    let height = content.height
    let rest: Rect
    (header, rest) = content.splitTop(1)
    var above = rest
    func cut(_ rows: Int, from least: Int) -> Rect {
      let parts = above.splitBottom(height >= least ? rows : 0)
      above = parts.rest
      return parts.bottom
    }
    latency = cut(hasLatency ? 1 : 0, from: 14)
    time = cut(1, from: 10)
    counts = cut(1, from: 7)
    strips = cut(stripCount, from: 13)
    message = cut(1, from: 11)
    panels = above
    gaugeRows = height >= 30 ? 3 : height >= 18 ? 2 : height >= 8 ? 1 : 0
  }
}
