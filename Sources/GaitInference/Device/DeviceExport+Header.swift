extension DeviceExport {
  var lookAheadFrames: Int { model.card.lookAheadFrames }

  /// 200, or 133.3.
  var rateText: String {
    Int(exactly: model.card.samplingRateHz).map(String.init) ?? "\(model.card.samplingRateHz)"
  }

  /// Frames before an estimate's own that it depends on.
  var lookBehindFrames: Int {
    guard case .wideResNet(let shape) = model.card.architecture else { return 0 }
    return shape.lookBehindFrames
  }

  func header(_ arithmetic: Arithmetic, stream: String) -> String {
    let card = model.card
    let about =
      "\(CText.comment(card.name)): vertical ground reaction force of one foot from its insole, "
      + "frame by frame, in \(arithmetic.rawValue). \(CText.comment(card.summary))"
    let facts = """
      Written by \(CText.comment(program)) from the model file with the SHA-256 \(sha256). C99, no \
      allocation, no library. Not a medical device; for research and education.
      """
    return "/*\n" + CText.wrapped(about, prefix: " * ") + " *\n"
      + CText.wrapped(facts, prefix: " * ") + names.filled(usage)
      + names.filled(declarations(stream))
  }

  private var usage: String {
    """
     *
     *   static $p_stream left;   one for each foot
     *   $p_reset(&left);
     *   at each frame, \(rateText) times a second:
     *     $p_spread(kilopascals, zero, newtons, cells);
     *     if ($p_push(&left, cells, &force)) use(force);
     *   at the end, and before a hole in the data:
     *     while ($p_finish(&left, &force)) use(force);
     *
     * A stream is used by one thread at a time. Readings have to be numbers: NaN and infinity are the
     * caller's to keep out.
     */

    """
  }

  private func declarations(_ stream: String) -> String {
    """
    #ifndef $P_H
    #define $P_H

    #include <stdint.h>

    #define $P_SAMPLING_RATE_HZ \(rateText)

    enum {
      $P_CELLS = \(ModelCard.cellCount),        /* 16 rows from the heel, 8 columns from the lateral edge */
      $P_INSOLE_CELLS = \(insole.shares.count), /* of the insole: \(CText.comment(insole.name)) */
      $P_LOOK_AHEAD = \(lookAheadFrames),       /* frames that an estimate waits for */
      $P_LOOK_BEHIND = \(lookBehindFrames)      /* frames before its own that it depends on */
    };

    /* The memory of one foot. */
    typedef struct $p_stream {
    \(stream)} $p_stream;

    /* Forgets all frames. Needed once before the first frame. */
    void $p_reset($p_stream *stream);

    /*
     * From readings of the insole to what the network reads: the force on each canonical cell in body
     * weights. Cells of both feet are counted from the lateral edge. zero is what each cell reads
     * unloaded, or 0 for none; newtons is what the insoles read while they carry one body weight.
     */
    void $p_spread(const float kilopascals[$P_INSOLE_CELLS], const float *zero, double newtons,
                  float cells[$P_CELLS]);

    /*
     * Takes a frame. Returns 1 and writes the force in body weights of the frame that came
     * $P_LOOK_AHEAD before this one, or returns 0 as long as there is none.
     */
    int $p_push($p_stream *stream, const float cells[$P_CELLS], float *estimate);

    /*
     * Ends a stretch of frames: returns 1 and writes the next estimate still owed, or returns 0 when
     * there is none and the stream is ready for the next stretch.
     */
    int $p_finish($p_stream *stream, float *estimate);

    #endif

    """
  }
}
