/// The C code of a network in whole numbers; what it computes is `QuantizedNetwork`.
enum CIntegerCode {
  static let types = """

    /* From one step to another: (value x multiplier + offset) >> shift, the offset rounding. */
    typedef struct fixed_point {
      const int32_t *multipliers; /* one for each channel */
      const int64_t *offsets;
      int shift;
    } fixed_point;

    typedef struct convolution {
      int inputs;            /* channels of a row that it reads */
      int outputs;           /* channels of a row that it gives */
      const int8_t *weights; /* [outputs / 4][3][inputs / 4][4][4], the oldest row first */
      fixed_point sum;       /* to steps of the residual; without multipliers inside of a block */
      fixed_point activation;
    } convolution;

    typedef struct shortcut {
      int inputs;
      int outputs;
      const int8_t *weights; /* [outputs / 4][inputs / 4][4][4], or 0 where the row goes around as it is */
      fixed_point sum;
    } shortcut;

    /* Four channels of a row; their weights are stored as 0, 2, 1, 3, which the pairs below want. */
    #if defined(__ARM_FEATURE_DSP) && defined(__GNUC__)
    /* Cortex-M4, M7, M33 and more multiply two pairs of 16 bits at once. */
    typedef struct quad {
      uint32_t even, odd;
    } quad;

    static inline uint32_t load(const void *place) {
      uint32_t word;
      __builtin_memcpy(&word, place, sizeof word);
      return word;
    }

    static inline int32_t add_pair(uint32_t a, uint32_t b, int32_t sum) {
      int32_t result;
      __asm__("smlad %0, %1, %2, %3" : "=r"(result) : "r"(a), "r"(b), "r"(sum));
      return result;
    }

    static inline quad read_row(const int16_t *row) {
      quad x;
      x.even = load(row);
      x.odd = load(row + 2);
      return x;
    }

    static inline int32_t add_products(const int8_t *weights, quad x, int32_t sum) {
      const uint32_t word = load(weights);
      uint32_t even, odd;
      __asm__("sxtb16 %0, %1" : "=r"(even) : "r"(word));
      __asm__("sxtb16 %0, %1, ror #8" : "=r"(odd) : "r"(word));
      return add_pair(odd, x.odd, add_pair(even, x.even, sum));
    }
    #else
    typedef struct quad {
      int32_t x0, x1, x2, x3;
    } quad;

    static inline quad read_row(const int16_t *row) {
      const quad x = {row[0], row[2], row[1], row[3]};
      return x;
    }

    static inline int32_t add_products(const int8_t *weights, quad x, int32_t sum) {
      return sum + weights[0] * x.x0 + weights[1] * x.x1 + weights[2] * x.x2 + weights[3] * x.x3;
    }
    #endif

    """

  static let functions = """

    static int16_t read_cell(float cell) {
      float value = (cell - $mean) * $factor;
      /* What is no number compares false. */
      value = value > -$largest.0f ? (value < $largest.0f ? value : $largest.0f) : -$largest.0f;
      return (int16_t)(value < 0.0f ? value - 0.5f : value + 0.5f);
    }

    static int64_t scale(const fixed_point *factors, int channel, int32_t value) {
      return ((int64_t)value * factors->multipliers[channel] + factors->offsets[channel]) >>
             factors->shift;
    }

    static int32_t limit(int64_t residual) {
      const int64_t largest = INT64_C(1) << 30;
      return (int32_t)(residual < -largest ? -largest : residual > largest ? largest : residual);
    }

    /* Adds what a row gives to the sums, four of them at each reading of the row. */
    static void accumulate(const int8_t *weights, int stride, const int16_t *row, int inputs,
                           int outputs, int32_t *sums) {
      for (int output = 0; output < outputs; output += 4, weights += stride) {
        const int8_t *w = weights;
        int32_t a = sums[output], b = sums[output + 1], c = sums[output + 2], d = sums[output + 3];
        for (int input = 0; input < inputs; input += 4, w += 16) {
          const quad x = read_row(row + input);
          a = add_products(w, x, a);
          b = add_products(w + 4, x, b);
          c = add_products(w + 8, x, c);
          d = add_products(w + 12, x, d);
        }
        sums[output] = a;
        sums[output + 1] = b;
        sums[output + 2] = c;
        sums[output + 3] = d;
      }
    }

    static void scale_sums(const convolution *layer, int32_t *sums) {
      for (int channel = 0; channel < layer->outputs; channel++) {
        sums[channel] = limit(scale(&layer->sum, channel, sums[channel]));
      }
    }

    static void apply_shortcut(const shortcut *path, const int16_t *row, int32_t *identity) {
      for (int channel = 0; channel < path->outputs; channel++) identity[channel] = 0;
      accumulate(path->weights, path->inputs * 4, row, path->inputs, path->outputs, identity);
      for (int channel = 0; channel < path->outputs; channel++) {
        identity[channel] = limit(scale(&path->sum, channel, identity[channel]));
      }
    }

    static void activate(const convolution *layer, const int32_t *sums, int16_t *row) {
      for (int channel = 0; channel < layer->outputs; channel++) {
        const int64_t value = scale(&layer->activation, channel, sums[channel]);
        row[channel] = (int16_t)(value < 0 ? 0 : value > $largest ? $largest : value);
      }
    }

    static float weigh(const int16_t *features) {
      int32_t sum = 0;
      for (int channel = 0; channel < FEATURES; channel++) sum += head[channel] * features[channel];
      return (float)sum * $headFactor + $bias;
    }

    """

  /// Weights, and the tables that point at them.
  static func tables(_ quantized: QuantizedNetwork) -> String {
    var text = ""
    var layers = ""
    for (index, layer) in quantized.convolutions.enumerated() {
      let depth = WideResNetShape.taps * layer.inputs
      text += weights("weights_\(index)", layer.weights, depth: depth)
      let sum = fixedPoint("sum_\(index)", layer.sum, in: &text)
      let activation = fixedPoint("activation_\(index)", layer.activation, in: &text)
      layers += "  {\(layer.inputs), \(layer.outputs), weights_\(index), \(sum), \(activation)},\n"
    }
    var shortcuts = ""
    for (index, identity) in quantized.network.identities.enumerated() {
      let name = "shortcut_\(index)"
      if let shortcut = quantized.shortcuts[index] {
        text += weights(name, shortcut.weights, depth: identity.inputs)
      }
      let sum = fixedPoint("\(name)_sum", quantized.shortcuts[index]?.sum, in: &text)
      shortcuts += "  {\(identity.inputs), \(identity.outputs), "
      shortcuts += "\(quantized.shortcuts[index] == nil ? "0" : name), \(sum)},\n"
    }
    text += CText.table("int8_t", "head", quantized.head.map { "\($0)" })
    text += "\nstatic const convolution convolutions[CONVOLUTIONS] = {\n\(layers)};\n"
    return text + "static const shortcut shortcuts[BLOCKS] = {\n\(shortcuts)};\n"
  }

  private static func fixedPoint(
    _ name: String, _ factors: FixedPointFactors?, in text: inout String
  ) -> String {
    guard let factors else { return "{0, 0, 0}" }
    text += CText.table(
      "int32_t", "\(name)_multipliers", factors.multipliers.map { "\($0)" })
    text += CText.table(
      "int64_t", "\(name)_offsets", factors.offsets.map { "INT64_C(\($0))" })
    return "{\(name)_multipliers, \(name)_offsets, \(factors.shift)}"
  }

  /// `[outputs][depth]` as `[outputs / 4][depth / 4][4][4]`, four places of the input as 0, 2, 1, 3.
  private static func weights(
    _ name: String, _ weights: [Int8], depth: Int
  ) -> String {
    let order = [0, 2, 1, 3]
    let outputs = weights.count / depth
    var values: [String] = []
    values.reserveCapacity(weights.count)
    for panel in stride(from: 0, to: outputs, by: 4) {
      for start in stride(from: 0, to: depth, by: 4) {
        for output in panel..<panel + 4 {
          for place in order { values.append("\(weights[output * depth + start + place])") }
        }
      }
    }
    return CText.table("int8_t", name, values)
  }
}
