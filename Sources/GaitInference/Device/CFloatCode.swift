/// The C code of a network in 32-bit floats.
///
/// Sums run in the order of the core's, so that a compiler without contraction gives what the plain
/// kernels give, bit for bit.
enum CFloatCode {
  static let types = """

    typedef struct convolution {
      int inputs;           /* channels of a row that it reads */
      int outputs;          /* channels of a row that it gives */
      const float *weights; /* [outputs / 4][3][inputs][4], the oldest row first */
      const float *scale;   /* [outputs] of the activation behind it, or 0 for ones */
      const float *shift;   /* [outputs] */
    } convolution;

    typedef struct shortcut {
      int inputs;
      int outputs;
      const float *weights; /* [outputs / 4][inputs][4], or 0 where the row goes around as it is */
    } shortcut;

    """

  static let functions = """

    static float read_cell(float cell) { return (cell - $mean) * $scale; }

    /* Adds what a row gives to the sums, four of them at each reading of the row. */
    static void accumulate(const float *weights, int stride, const float *row, int inputs, int outputs,
                           float *sums) {
      for (int output = 0; output < outputs; output += 4, weights += stride) {
        const float *w = weights;
        float a = sums[output], b = sums[output + 1], c = sums[output + 2], d = sums[output + 3];
        for (int input = 0; input < inputs; input++, w += 4) {
          const float x = row[input];
          a += w[0] * x;
          b += w[1] * x;
          c += w[2] * x;
          d += w[3] * x;
        }
        sums[output] = a;
        sums[output + 1] = b;
        sums[output + 2] = c;
        sums[output + 3] = d;
      }
    }

    static void apply_shortcut(const shortcut *path, const float *row, float *identity) {
      for (int channel = 0; channel < path->outputs; channel++) identity[channel] = 0;
      accumulate(path->weights, path->inputs * 4, row, path->inputs, path->outputs, identity);
    }

    /* max(sum x scale + shift, 0) */
    static void activate(const convolution *layer, const float *sums, float *row) {
      for (int channel = 0; channel < layer->outputs; channel++) {
        float value = sums[channel];
        if (layer->scale) value *= layer->scale[channel];
        value += layer->shift[channel];
        row[channel] = value < 0.0f ? 0.0f : value;
      }
    }

    static float weigh(const float *features) {
      float sum = 0;
      for (int channel = 0; channel < FEATURES; channel++) sum += head[channel] * features[channel];
      return sum + $bias;
    }

    """

  /// Weights, and the tables that point at them.
  static func tables(_ network: DeviceNetwork) -> String {
    var text = ""
    var layers = ""
    for (index, layer) in network.convolutions.enumerated() {
      let depth = WideResNetShape.taps * layer.inputs
      text += CText.table("weights_\(index)", CText.panels(layer.weights, depth: depth))
      if let scale = layer.scale { text += CText.table("scale_\(index)", scale) }
      text += CText.table("shift_\(index)", layer.shift)
      layers += "  {\(layer.inputs), \(layer.outputs), weights_\(index), "
      layers += layer.scale == nil ? "0, " : "scale_\(index), "
      layers += "shift_\(index)},\n"
    }
    var shortcuts = ""
    for (index, identity) in network.identities.enumerated() {
      if let weights = identity.shortcut {
        text += CText.table(
          "shortcut_\(index)", CText.panels(weights, depth: identity.inputs))
      }
      shortcuts += "  {\(identity.inputs), \(identity.outputs), "
      shortcuts += identity.shortcut == nil ? "0},\n" : "shortcut_\(index)},\n"
    }
    text += CText.table("head", network.headWeight)
    text += "\nstatic const convolution convolutions[CONVOLUTIONS] = {\n\(layers)};\n"
    return text + "static const shortcut shortcuts[BLOCKS] = {\n\(shortcuts)};\n"
  }
}
