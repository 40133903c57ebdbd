/// The C code of a linear model: a weighted sum of the cells of one frame.
enum CLinearCode {
  static func text(_ parameters: LinearParameters, input: ModelCard.InputNormalization) -> String {
    // As the core folds them.
    let weights = parameters.weight.map { $0 * input.scale }
    let sum = parameters.weight.reduce(0.0) { $0 + Double($1) }
    let bias = Float(
      Double(parameters.bias) - sum * Double(input.mean) * Double(input.scale))
    return "\n" + CText.table("weights", weights)
      + functions.replacing("$bias", with: CText.literal(bias))
  }

  private static let functions = """

    void $p_reset($p_stream *stream) { stream->frames = 0; }

    int $p_push($p_stream *stream, const float cells[$P_CELLS], float *estimate) {
      float sum = 0;
      for (int cell = 0; cell < $P_CELLS; cell++) sum += weights[cell] * cells[cell];
      *estimate = sum + $bias;
      stream->frames++;
      return 1;
    }

    int $p_finish($p_stream *stream, float *estimate) {
      /* Every estimate came with its frame. */
      (void)estimate;
      $p_reset(stream);
      return 0;
    }

    """
}
