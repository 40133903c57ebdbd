extension DeviceExport {
  /// How somebody who has got this folder builds and runs it.
  func readme(_ arithmetic: Arithmetic) -> String {
    let card = model.card
    let wait =
      lookAheadFrames == 0
      ? "It answers at once."
      : "An estimate comes \(lookAheadFrames) frames after its own."
    let trial =
      hasWalk
      ? """
      ./$p < frames.txt | diff - forces.txt
      ```

      `frames.txt` is what a device says to gaitlab: a header line with the walker's `mass=`, and lines `L,TIME,c1,...`
      and `R,TIME,c1,...` with times in microseconds and cells in kilopascals. What comes out is a line
      `FL,TIME,NEWTONS` or `FR,TIME,NEWTONS` for each frame; gaitlab's own are in `forces.txt`, so that `diff` prints
      nothing.
      """
      : """
      ./$p < frames.txt > forces.txt
      ```

      `frames.txt` is yours, as a device says it to gaitlab: a header line with the walker's `mass=`
      (`# gaitlab 1 unit=kPa mass=70`), and lines `L,TIME,c1,...` and `R,TIME,c1,...` with times in microseconds and
      cells in kilopascals. What comes out is a line `FL,TIME,NEWTONS` or `FR,TIME,NEWTONS` for each frame.
      `gaitlab models export ... --recording WALK` writes a `frames.txt` and gaitlab's own forces to compare with.
      """
    return names.filled(
      """
      # \(CText.comment(card.name)), for a device

      \(CText.comment(card.summary))

      `$p.c` and `$p.h` estimate the vertical force under one foot from \(insole.shares.count) cells of an insole
      (\(CText.comment(insole.name))), \(rateText) times a second, in \(arithmetic.rawValue). \(wait)
      They need a C99 compiler and nothing else: no library, no heap, no files. The header says how to call them.

      ## Build and run the example

      ```sh
      cc -std=c99 -O2 main.c $p.c -o $p
      \(trial)

      A line that ends in a checksum is held to it. If insoles do not read newtons, give what they read for one body
      weight: `./$p 640 < mine.txt`.

      ## Put it into firmware

      1. Measure \(rateText) frames a second. Make pressures of the readings, and take off what each cell reads
         unloaded: `zero` of `$p_spread`.
      2. One `static $p_stream` for each foot; `$p_reset` once.
      3. At each frame `$p_spread`, then `$p_push`. Force in newtons = estimate x body weight.
      4. Where frames are missing for more than 20 ms: `$p_finish` until it returns 0, and go on with the next frame.

      ## What is left to you

      \(edges)- Frames that are missing for up to 20 ms gaitlab puts on the line between their neighbours. The example goes on
        without them; push what is on that line, or call it a hole.
      - The example reads `mass=` of the header and nothing else: TIME has to be in microseconds, and the grid is the one
        named above (`gaitlab models export ... --layout` writes another). It ends at the first line that is wrong;
        firmware counts such lines and reads on.
      - gaitlab goes on to scale what it shows by the strides of the walk; this code does not.\(arithmetic == .int8
        ? Self.rangeNote : "")

      -O2 or -O3. GCC contracts multiply-adds with -std=gnu99, not with -std=c99: the estimates then differ from
      gaitlab's in the last digit.

      Written by \(CText.comment(program)) from the model file with the SHA-256
      `\(sha256)`.
      Not a medical device; for research and education.

      """)
  }

  /// Which forces are of no use, as an item of the list; empty for a model that looks at one frame alone.
  private var edges: String {
    guard lookBehindFrames + lookAheadFrames > 0 else { return "" }
    let last = lookAheadFrames > 0 ? ", and the last \(lookAheadFrames) before it," : ""
    return """
      - The first \(lookBehindFrames) forces after `$p_reset` and after each hole of more than 20 ms\(last) do not count.
        The network has not seen all that they depend on; they can be half a body weight off, and gaitlab shows none.
        The example prints them: leave them out.

      """
  }

  private static let rangeNote = """

    - Whole numbers end where the recordings of `gaitlab models quantize` did: what a layer gives beyond that is cut, so
      that a run, or loads far above a walk's, read too low. Quantise on recordings of what is to be measured.
    """
}
