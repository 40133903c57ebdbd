// One set of kernels. Included once for each instruction set, with these defined:
//
//   KERNEL(name)   a name of its own for each set
//   TARGET         the attribute that allows the set's instructions, or nothing
//   LANES          floats in a vector register
//   ROWS_n         rows of a tile that is n panels wide (n = 1, 2, 4), chosen so that the sums of
//                  the tile, a row of weights and one broadcast input fit the registers
//   BULK_PANELS    panels of the widest tile that pays with many rows
//
// The tile is the whole idea: ROWS x panels sums stay in registers while the depth runs by; each
// step loads one row of weights (a vector or more) and multiplies it with one broadcast input per
// row. Sums of a tile are independent of each other, so the order of additions of one output is the
// order of the depth, in every tile shape.

typedef float KERNEL(vector) __attribute__((vector_size(LANES * 4), aligned(4), may_alias));
typedef int KERNEL(mask) __attribute__((vector_size(LANES * 4)));

enum { KERNEL(registers) = GAIT_PANEL / LANES };

// What follows on the sums of a row, for some of its channels.
TARGET static inline __attribute__((always_inline)) void KERNEL(finish)(
    const gait_convolution *c, ptrdiff_t row, ptrdiff_t channel, KERNEL(vector) s) {
  typedef KERNEL(vector) vector;
  const ptrdiff_t at = row * c->outputs + channel;
  if (c->residual) s += *(const vector *)(c->residual + at);
  if (c->sum) *(vector *)(c->sum + at) = s;
  if (c->activated) {
    if (c->scale) s *= *(const vector *)(c->scale + channel);
    s += *(const vector *)(c->shift + channel);
    // Not the other way round: a NaN is not below zero and stays.
    const KERNEL(mask) below = s < (vector){0};
    *(vector *)(c->activated + at) = (vector)((KERNEL(mask))s & ~below);
  }
}

TARGET static inline __attribute__((always_inline)) void KERNEL(tile)(
    const gait_convolution *c, ptrdiff_t row, ptrdiff_t panel, const int rows, const int panels) {
  typedef KERNEL(vector) vector;
  const int width = panels * KERNEL(registers);
  // Constant after inlining; large enough for every shape.
  vector sums[20][16];
#pragma clang loop unroll(full)
  for (int r = 0; r < rows; r++)
#pragma clang loop unroll(full)
    for (int v = 0; v < width; v++) sums[r][v] = (vector){0};

  const float *input = c->input + row * c->stride;
  const ptrdiff_t stride = c->stride, depth = c->depth;
  const float *weights = c->weights + panel * depth * GAIT_PANEL;
  for (ptrdiff_t k = 0; k < depth; k++) {
    vector w[16];
#pragma clang loop unroll(full)
    for (int v = 0; v < width; v++)
      w[v] = *(const vector *)(weights + (v / KERNEL(registers)) * depth * GAIT_PANEL +
                               k * GAIT_PANEL + (v % KERNEL(registers)) * LANES);
#pragma clang loop unroll(full)
    for (int r = 0; r < rows; r++) {
      const float x = input[r * stride + k];
#pragma clang loop unroll(full)
      for (int v = 0; v < width; v++) sums[r][v] += w[v] * x;
    }
  }

#pragma clang loop unroll(full)
  for (int r = 0; r < rows; r++)
#pragma clang loop unroll(full)
    for (int v = 0; v < width; v++)
      KERNEL(finish)(c, row + r, panel * GAIT_PANEL + v * LANES, sums[r][v]);
}

// A strip is some panels of all rows: tiles of many rows, one of half as many where those are enough for the rest, the
// last tile moved back so that it ends with the rows (what it takes twice comes out the same), or single rows where
// there are too few.
// Each tile is a function of its own, since inlined together they would outgrow the optimiser.
#define TILE(name, panels, rows)                                                              \
  TARGET static __attribute__((noinline)) void KERNEL(name##_rows_##panels)(                  \
      const gait_convolution *c, ptrdiff_t row, ptrdiff_t panel) {                            \
    KERNEL(tile)(c, row, panel, rows, panels);                                                \
  }
#define STRIP(panels, count)                                                                   \
  TILE(many, panels, count)                                                                    \
  TILE(half, panels, ((count) + 1) / 2)                                                        \
  TILE(one, panels, 1)                                                                        \
  TARGET static void KERNEL(strip_##panels)(const gait_convolution *c, ptrdiff_t panel) {     \
    const ptrdiff_t half = ((count) + 1) / 2;                                                  \
    ptrdiff_t row = 0;                                                                        \
    if (c->rows < half) {                                                                     \
      for (; row < c->rows; row++) KERNEL(one_rows_##panels)(c, row, panel);                  \
      return;                                                                                 \
    }                                                                                         \
    for (; row + (count) <= c->rows; row += (count)) KERNEL(many_rows_##panels)(c, row, panel); \
    if (c->rows - row > half && c->rows >= (count)) {                                          \
      KERNEL(many_rows_##panels)(c, c->rows - (count), panel);                                 \
      return;                                                                                 \
    }                                                                                         \
    for (; row + half <= c->rows; row += half) KERNEL(half_rows_##panels)(c, row, panel);     \
    if (row < c->rows) KERNEL(half_rows_##panels)(c, c->rows - half, panel);                  \
  }
STRIP(1, ROWS_1)
STRIP(2, ROWS_2)
STRIP(4, ROWS_4)
#undef STRIP
#undef TILE

TARGET static void KERNEL(convolve_rows)(const gait_convolution *c) {
  const ptrdiff_t panels = c->outputs / GAIT_PANEL;
  // With few rows the loads of weights are what takes the time, and wide tiles hide their latency.
  const ptrdiff_t widest = c->rows < FEW_ROWS ? 4 : BULK_PANELS;
  ptrdiff_t panel = 0;
  while (panel < panels) {
    const ptrdiff_t left = panels - panel;
    if (left >= 4 && widest >= 4) {
      KERNEL(strip_4)(c, panel);
      panel += 4;
    } else if (left >= 2 && widest >= 2) {
      KERNEL(strip_2)(c, panel);
      panel += 2;
    } else {
      KERNEL(strip_1)(c, panel);
      panel += 1;
    }
  }
}

// Some pairs of rows, the first of which begins with `row`: -1 where its even row was in an earlier call. The odd row of
// the last one may be in a later call.
TARGET static void KERNEL(convolve_pairs)(const gait_convolution *task, ptrdiff_t row, ptrdiff_t pairs) {
  typedef KERNEL(vector) vector;
  // A copy that nothing else points to: what is written cannot change it, and it stays in registers.
  const gait_convolution copy = *task, *const c = &copy;
  const ptrdiff_t inputs = c->stride, outputs = c->outputs;
  float *differences = c->scratch, *products = differences + 4 * GAIT_PAIRS * inputs;
  const bool has_first = row >= 0, has_last = row + 2 * pairs <= c->rows;

  for (ptrdiff_t pair = 0; pair < pairs; pair++) {
    const bool has_even = pair > 0 || has_first, has_odd = pair + 1 < pairs || has_last;
    const float *d1 = c->input + (row + 2 * pair + 1) * inputs;
    float *d = differences + pair * inputs;
    const ptrdiff_t next = GAIT_PAIRS * inputs;
    for (ptrdiff_t i = 0; i < inputs; i += LANES) {
      const vector one = *(const vector *)(d1 + i), two = *(const vector *)(d1 + inputs + i);
      if (has_even) *(vector *)(d + i) = *(const vector *)(d1 - inputs + i) - two;
      *(vector *)(d + next + i) = one + two;
      *(vector *)(d + 2 * next + i) = two - one;
      if (has_odd) *(vector *)(d + 3 * next + i) = one - *(const vector *)(d1 + 2 * inputs + i);
    }
  }

  for (int m = 0; m < 4; m++) {
    const ptrdiff_t first = m == 0 && !has_first, last = pairs - (m == 3 && !has_last);
    if (first >= last) continue;
    const gait_convolution product = {
        .input = differences + (m * GAIT_PAIRS + first) * inputs,
        .stride = inputs,
        .rows = last - first,
        .depth = inputs,
        .weights = c->paired[m],
        .outputs = outputs,
        .sum = products + (m * GAIT_PAIRS + first) * outputs,
    };
    KERNEL(convolve_rows)(&product);
  }

  const ptrdiff_t next = GAIT_PAIRS * outputs;
  for (ptrdiff_t pair = 0; pair < pairs; pair++) {
    const bool has_even = pair > 0 || has_first, has_odd = pair + 1 < pairs || has_last;
    const float *m = products + pair * outputs;
    for (ptrdiff_t channel = 0; channel < outputs; channel += LANES) {
      const vector one = *(const vector *)(m + next + channel), two = *(const vector *)(m + 2 * next + channel);
      if (has_even)
        KERNEL(finish)(c, row + 2 * pair, channel, (*(const vector *)(m + channel) + one) + two);
      if (has_odd)
        KERNEL(finish)(c, row + 2 * pair + 1, channel, (one - two) - *(const vector *)(m + 3 * next + channel));
    }
  }
}

TARGET static void KERNEL(convolve)(const gait_convolution *c) {
  if (!c->paired[0]) {
    KERNEL(convolve_rows)(c);
    return;
  }
  for (ptrdiff_t row = c->begins_odd ? -1 : 0; row < c->rows; row += 2 * GAIT_PAIRS) {
    const ptrdiff_t left = (c->rows - row + 1) / 2;
    KERNEL(convolve_pairs)(c, row, left < GAIT_PAIRS ? left : GAIT_PAIRS);
  }
}

TARGET static float KERNEL(dot)(const float *a, const float *b, ptrdiff_t count) {
  typedef KERNEL(vector) vector;
  vector sum = {0};
  for (ptrdiff_t i = 0; i < count; i += LANES) sum += *(const vector *)(a + i) * *(const vector *)(b + i);
  float total = 0;
  for (int lane = 0; lane < LANES; lane++) total += sum[lane];
  return total;
}

static const gait_kernels KERNEL(set) = {NAME, KERNEL(convolve), KERNEL(dot)};

#undef KERNEL
#undef TARGET
#undef LANES
#undef ROWS_1
#undef ROWS_2
#undef ROWS_4
#undef BULK_PANELS
#undef NAME
