/// The C code that is the same for floats and for integers: rings of rows, and a frame's way through
/// them.
///
/// `$row` is the type of a row's channels, `$sum` that of sums.
enum CStreamCode {
  static let memory = """

    /* Three rows for each convolution, in rings, and the rows that wait to be added behind a block. */
    static const uint8_t zeros_before[CONVOLUTIONS] = {$before};
    static const int row_starts[CONVOLUTIONS] = {$rowStarts};
    static const int identity_starts[BLOCKS] = {$identityStarts};
    static const uint8_t identity_capacities[BLOCKS] = {$identityCapacities};

    """

  static let functions = """

    /* A block's input, or its shortcut, until the second convolution has got as far. */
    static void keep_identity($p_stream *stream, int block, const $row *row, const $sum *sums) {
      const int capacity = identity_capacities[block];
      const int channels = shortcuts[block].outputs;
      const int place = (stream->first[block] + stream->waiting[block]) % capacity;
      $sum *identity = stream->identities + identity_starts[block] + place * channels;
      stream->waiting[block]++;
      if (shortcuts[block].weights) {
        apply_shortcut(&shortcuts[block], row, identity);
      } else {
        for (int channel = 0; channel < channels; channel++) identity[channel] = sums[channel];
      }
    }

    static void add_identity($p_stream *stream, int block, $sum *sums) {
      const int channels = shortcuts[block].outputs;
      const $sum *identity =
          stream->identities + identity_starts[block] + stream->first[block] * channels;
      for (int channel = 0; channel < channels; channel++) {
        sums[channel] = $added;
      }
      stream->first[block] = (uint8_t)((stream->first[block] + 1) % identity_capacities[block]);
      stream->waiting[block]--;
    }

    /*
     * Goes on from convolution c, whose newest row has been written; returns 1 with an estimate, or 0
     * where a convolution still lacks rows. Convolution 0 is the stem; 1 and 2 are those of block 0.
     */
    static int advance($p_stream *stream, int c, float *estimate) {
      $sum sums[WIDEST];
      $row features[WIDEST];
      for (;; c++) {
        const convolution *layer = &convolutions[c];
        const int newest = stream->next[c];
        stream->next[c] = (uint8_t)((newest + 1) % TAPS);
        if (stream->missing[c] > 0 && --stream->missing[c] > 0) return 0;

        for (int channel = 0; channel < layer->outputs; channel++) sums[channel] = 0;
        for (int tap = 0; tap < TAPS; tap++) {
          /* The oldest row is the one behind the newest in the ring. */
          const int place = (newest + 1 + tap) % TAPS * layer->inputs;
              accumulate(layer->weights + tap * layer->inputs * 4, TAPS * layer->inputs * 4,
                     (c == 0 ? stream->frames : stream->rows + row_starts[c]) + place,
                     layer->inputs, layer->outputs, sums);
        }
    $scaling
        if (c > 0 && c % 2 == 0) add_identity(stream, c / 2 - 1, sums);
        if (c == CONVOLUTIONS - 1) {
          activate(layer, sums, features);
          *estimate = weigh(features);
          return 1;
        }
        $row *row = stream->rows + row_starts[c + 1] + stream->next[c + 1] * layer->outputs;
        activate(layer, sums, row);
        if (c % 2 == 0) keep_identity(stream, c / 2, row, sums);
      }
    }

    void $p_reset($p_stream *stream) {
      for (int c = 0; c < CONVOLUTIONS; c++) {
        stream->next[c] = 0;
        stream->missing[c] = (uint8_t)(TAPS - zeros_before[c]);
      }
      for (int block = 0; block < BLOCKS; block++) stream->first[block] = stream->waiting[block] = 0;
      for (int place = 0; place < TAPS * $P_CELLS; place++) stream->frames[place] = 0;
      for (int place = 0; place < $P_ROW_MEMORY; place++) stream->rows[place] = 0;
      stream->ended = 0;
    }

    int $p_push($p_stream *stream, const float cells[$P_CELLS], float *estimate) {
      $row *frame = stream->frames + stream->next[0] * $P_CELLS;
      for (int cell = 0; cell < $P_CELLS; cell++) frame[cell] = read_cell(cells[cell]);
      return advance(stream, 0, estimate);
    }

    """

  /// Ends a stretch where convolutions are centred.
  static let finish = """

    int $p_finish($p_stream *stream, float *estimate) {
      /* The first $P_LOOK_AHEAD convolutions are centred: each waits for one row of zeros. */
      while (stream->ended < $P_LOOK_AHEAD) {
        const int c = stream->ended++;
        if (c == 0) {
          for (int cell = 0; cell < $P_CELLS; cell++) {
            stream->frames[stream->next[0] * $P_CELLS + cell] = 0;
          }
        } else {
          const int channels = convolutions[c].inputs;
          $row *row = stream->rows + row_starts[c] + stream->next[c] * channels;
          for (int channel = 0; channel < channels; channel++) row[channel] = 0;
        }
        if (advance(stream, c, estimate)) return 1;
      }
      $p_reset(stream);
      return 0;
    }

    """

  /// Ends a stretch of a causal network.
  static let causalFinish = """

    int $p_finish($p_stream *stream, float *estimate) {
      /* Every estimate came with its frame. */
      (void)estimate;
      $p_reset(stream);
      return 0;
    }

    """
}
